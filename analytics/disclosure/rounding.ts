import type { ReleasedPolicy } from '../contract/released.ts';

/** How a policy rounds. */
export type Rounding = Pick<ReleasedPolicy, 'rounding' | 'roundingMethod'>;

/** The least and the most that a count can be; whole numbers from 0, `upper` Infinity where it is endless. */
export interface CountLimits {
  readonly lower: number;
  readonly upper: number;
}

/** The counts that become this number by rounding, whatever else is done to them. */
function roundedFrom(shown: number, { rounding, roundingMethod }: Rounding): CountLimits {
  if (roundingMethod === 'midpoint') {
    if (shown === 0) return { lower: 0, upper: 0 };
    const upper = shown + Math.floor(rounding / 2);
    return { lower: upper - rounding + 1, upper };
  }
  const lower = Math.max(0, shown - Math.floor(rounding / 2));
  return { lower, upper: shown + Math.ceil(rounding / 2) - 1 };
}

/**
 * A count as a policy shows it: the nearest multiple of its step, where a tie goes up, or the middle of
 * the counts that it is one of: of 6, 1 to 6 are 3 and 7 to 12 are 9 (OpenSAFELY: ceil(x/6) * 6 - 3), and
 * nobody stays 0. A step of 1 changes nothing.
 */
export function roundCount(count: number, { rounding, roundingMethod }: Rounding): number {
  if (roundingMethod === 'nearest') return Math.round(count / rounding) * rounding;
  return count === 0 ? 0 : Math.ceil(count / rounding) * rounding - Math.floor(rounding / 2);
}

/**
 * What somebody outside knows of a count from the number that a policy shows for it: it rounds to that,
 * and is none of those that are hidden. Throws a RangeError for a number that the policy never shows. Not
 * for totals that are sums of shown counts, which tell nothing of their own.
 */
export function shownLimits(
  shown: number,
  policy: Rounding & Pick<ReleasedPolicy, 'threshold' | 'zero'>,
): CountLimits {
  const { threshold, zero } = policy;
  const { lower, upper } = roundedFrom(shown, policy);
  const least = Math.max(lower, threshold + 1);
  const limits =
    lower === 0 && zero === 'shown'
      ? { lower: 0, upper: least <= upper ? upper : 0 }
      : { lower: Math.max(least, 1), upper };
  const isShown = roundCount(limits.upper, policy) === shown && limits.lower <= limits.upper;
  if (isShown) return limits;
  throw new RangeError(`No count is shown as ${shown} under this policy.`);
}

/**
 * What somebody outside knows of a hidden count from its being hidden: that it is not nobody, where
 * nobody is shown as 0; but nothing where its denominator is hidden, which hides a 0 with it.
 */
export function hiddenLimits(
  { zero }: Pick<ReleasedPolicy, 'zero'>,
  { isDenominatorHidden = false }: { readonly isDenominatorHidden?: boolean } = {},
): CountLimits {
  return { lower: zero === 'hidden' || isDenominatorHidden ? 0 : 1, upper: Infinity };
}
