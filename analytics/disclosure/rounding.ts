/** A count to the nearest multiple of a whole base over 0; a tie goes up. Base 1 changes nothing. */
export function roundTo(count: number, base: number): number {
  return Math.round(count / base) * base;
}
