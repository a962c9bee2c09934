/** People alike in what a definition says of them: which segments they match, and which claims them. */
export interface Pattern {
  /** Position of the first segment that they match; null outside the population, or in no segment. */
  readonly segment: number | null;
  readonly isInside: boolean;
  /** Positions of the segments that they match, in order; that with `otherwise` where it takes them. */
  readonly matched: readonly number[];
}

/** What a run has counted, by position of segments. */
export interface RunCounts {
  readonly population: number;
  readonly outside: number;
  /** People inside who are in no segment: every-match only. */
  readonly noSegment: number;
  readonly matched: readonly number[];
  readonly claimed: readonly number[];
  /** `losses[a][b]`: people who match a and are claimed by b, an earlier one. */
  readonly losses: readonly (readonly number[])[];
  /** `overlap[a][b]`: people who match both, whoever claims them; `overlap[a][a]` is matched. */
  readonly overlap: readonly (readonly number[])[];
}

const square = (size: number) =>
  Array.from({ length: size }, () => new Array<number>(size).fill(0));

function add(counts: number[], at: number, people: number): void {
  counts[at] = (counts[at] ?? 0) + people;
}

/**
 * Adds patterns up. `people[i]` is how many are of `patterns[i]`. Where segments overlap, whoever
 * matches one is claimed by it, and nobody is lost.
 */
export function countRun(
  patterns: readonly Pattern[],
  people: ArrayLike<number>,
  segments: number,
  isOverlapping: boolean,
): RunCounts {
  const matched = new Array<number>(segments).fill(0);
  const claimed = new Array<number>(segments).fill(0);
  const losses = square(segments);
  const overlap = square(segments);
  const totals = { population: 0, outside: 0, noSegment: 0 };
  patterns.forEach((pattern, index) => {
    const count = people[index] ?? 0;
    if (!pattern.isInside) {
      totals.outside += count;
      return;
    }
    totals.population += count;
    if (pattern.segment === null) totals.noSegment += count;
    else add(claimed, pattern.segment, count);
    for (const one of pattern.matched) {
      add(matched, one, count);
      if (!isOverlapping && pattern.segment !== null && one !== pattern.segment) {
        add(losses[one] ?? [], pattern.segment, count);
      }
      for (const other of pattern.matched) add(overlap[one] ?? [], other, count);
    }
  });
  return { ...totals, matched, claimed: isOverlapping ? matched : claimed, losses, overlap };
}
