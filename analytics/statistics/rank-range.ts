import type { Limits } from './estimate.ts';

/** The places that a value may have, 1 the highest. */
export interface RankRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The places that each of several values may have when only intervals that lie wholly apart are an
 * order: below every value whose lower limit is above its upper limit, and above every one whose upper
 * limit is below its lower (simultaneous comparison of intervals, on the cautious side of Goldstein and
 * Healy 1995, J R Stat Soc A 158:175-177). Null where a value has no interval; it is not ranked among
 * the others either.
 */
export function rankRanges(intervals: readonly Limits[]): readonly (RankRange | null)[] {
  const known = intervals.filter(({ lower, upper }) => lower !== null && upper !== null);
  const lowers = known.map(({ lower }) => lower as number).sort((a, b) => a - b);
  const uppers = known.map(({ upper }) => upper as number).sort((a, b) => a - b);
  return intervals.map(({ lower, upper }) => {
    if (lower === null || upper === null) return null;
    const above = lowers.length - firstOver(lowers, upper);
    const below = firstFrom(uppers, lower);
    return { from: above + 1, to: known.length - below };
  });
}

/** How many of the sorted numbers come before the first that passes. */
function countUntil(sorted: readonly number[], passes: (value: number) => boolean): number {
  const found = sorted.findIndex(passes);
  return found < 0 ? sorted.length : found;
}

const firstOver = (sorted: readonly number[], limit: number) =>
  countUntil(sorted, (value) => value > limit);

const firstFrom = (sorted: readonly number[], limit: number) =>
  countUntil(sorted, (value) => value >= limit);

/**
 * Whether a rank says too little to be given: its places span more than half of those there are.
 */
export function isTooSmallToRank({ from, to }: RankRange, ranked: number): boolean {
  return to - from + 1 > ranked / 2;
}
