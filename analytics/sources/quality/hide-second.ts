import type { SafeCount } from '../../contract/quality.ts';
import {
  hiddenSecond,
  knownOf,
  type Protection,
  protectPart,
  type Range,
  thresholdOf,
} from './protection.ts';

/** One part of a sum: how many of its people are counted. */
export interface Part {
  readonly count: number;
  /** People in this part. */
  readonly people: number;
}

export interface ProtectedSum {
  readonly parts: readonly SafeCount[];
  readonly total: SafeCount;
  /** False where a part could be told from a known total even with all that can be hidden. */
  readonly isSafe: boolean;
}

/** Whether the sum binds some hidden part to fewer values than the policy leaves open. */
function canBeTold(
  parts: readonly SafeCount[],
  ranges: readonly Range[],
  total: Range,
  few: number,
): boolean {
  const low = ranges.reduce((sum, range) => sum + range.low, 0);
  const high = ranges.reduce((sum, range) => sum + range.high, 0);
  return ranges.some((range, at) => {
    if ('shown' in (parts[at] ?? hiddenSecond)) return false;
    const least = Math.max(range.low, total.low - (high - range.high));
    const most = Math.min(range.high, total.high - (low - range.low));
    return most - least < few - 1;
  });
}

/**
 * The shown part that loses least by being hidden: the smallest with anybody, else one of nobody.
 * Chosen by what is shown, so that the choice itself says nothing.
 */
function next(seen: readonly SafeCount[]): number | undefined {
  const shown = seen.flatMap((one, at) => ('shown' in one ? [{ at, count: one.shown }] : []));
  const isNone = ({ count }: { readonly count: number }) => Number(count === 0);
  return shown.toSorted((a, b) => isNone(a) - isNone(b) || a.count - b.count || a.at - b.at)[0]?.at;
}

/**
 * Protects parts that sum to a total, so that no hidden part can be worked out from the rest: the
 * bounds that all shown counts together set for it stay as wide as the policy leaves them. Hides
 * further parts, smallest first, and the total where that is not enough; an exact total, which all
 * know, is never hidden.
 */
export function hideSecond(
  parts: readonly Part[],
  whole: number,
  protection: Protection,
  exact = false,
): ProtectedSum {
  const few = thresholdOf(protection);
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const just = (total: number): Range => ({ low: total, high: total });
  const sizes = parts.map(({ people }) =>
    knownOf(protection.protect(people), just(whole), protection),
  );
  const seen = parts.map((part) => protectPart(part.count, part.people, protection));
  let total: SafeCount = exact ? { shown: count } : protectPart(count, whole, protection);
  for (;;) {
    const ranges = seen.map((one, at) => knownOf(one, sizes[at] ?? just(whole), protection));
    const sum = exact ? just(count) : knownOf(total, just(whole), protection);
    if (!canBeTold(seen, ranges, sum, few)) return { parts: seen, total, isSafe: true };
    const at = next(seen);
    if ('hidden' in total && total !== hiddenSecond) total = hiddenSecond;
    else if (at !== undefined) seen[at] = hiddenSecond;
    else if (exact || total === hiddenSecond) return { parts: seen, total, isSafe: false };
    else total = hiddenSecond;
  }
}
