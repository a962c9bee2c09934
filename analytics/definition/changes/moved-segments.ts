/**
 * The positions of a longest run of numbers that goes upwards, gaps allowed: of two such runs that
 * whose numbers are the smaller, so that what changed places with its neighbour is said to go up.
 */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  const best: { readonly length: number; readonly from: number }[] = [];
  let last = -1;
  for (const [index, number] of numbers.entries()) {
    let run = { length: 1, from: -1 };
    for (let other = 0; other < index; other += 1) {
      const length = (best[other]?.length ?? 0) + 1;
      if ((numbers[other] ?? 0) < number && length >= run.length) run = { length, from: other };
    }
    best.push(run);
    if (run.length > (best[last]?.length ?? 0)) last = index;
  }
  const rise = new Set<number>();
  for (let index = last; index >= 0; index = best[index]?.from ?? -1) rise.add(index);
  return rise;
}

export interface Move {
  /** Position among the things compared, in the later order. */
  readonly position: number;
  readonly isUp: boolean;
}

/** The fewest things that changed their place, given where each stood before, in the later order. */
export function movesOf(placesBefore: readonly number[]): readonly Move[] {
  const stayed = longestRise(placesBefore);
  return placesBefore.flatMap((place, position) =>
    stayed.has(position) ? [] : [{ position, isUp: place > position }],
  );
}
