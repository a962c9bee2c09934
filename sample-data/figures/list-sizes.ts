/**
 * List sizes of the 93 practices with Leeds codes, April 2020: from 1,792 to 43,841, median 7,970,
 * 876,594 people in all (NHS Digital; House of Commons Library). The other knots are placed between
 * these so that the lists of 90 practices add up to about the same.
 */
const knots: readonly (readonly [share: number, size: number])[] = [
  [0, 1792],
  [0.1, 3150],
  [0.25, 5250],
  [0.5, 7970],
  [0.75, 11600],
  [0.9, 16600],
  [0.985, 27500],
  [1, 43841],
];

/** List sizes for a number of practices, smallest first, shaped as those of Leeds. */
export function listSizes(practices: number): number[] {
  return Array.from({ length: practices }, (_, index) => {
    const share = practices === 1 ? 0.5 : index / (practices - 1);
    const next = Math.max(
      1,
      knots.findIndex(([knot]) => knot >= share),
    );
    const [lowerShare, lower] = knots[next - 1] ?? [0, 1];
    const [upperShare, upper] = knots[next] ?? [1, 1];
    const part = (share - lowerShare) / (upperShare - lowerShare);
    return Math.round(lower * (upper / lower) ** part);
  });
}
