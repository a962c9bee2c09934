import type { AuditPolicy } from './manifest.ts';

/** The least and the most that a count can be. */
export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

export const anything: Limits = { lower: 0, upper: Number.POSITIVE_INFINITY };
const nobody: Limits = { lower: 0, upper: 0 };

/** What rounding alone leaves open of a shown count. */
export function roundingLimits(shown: number, policy: AuditPolicy): Limits {
  const { rounding, roundingMethod } = policy;
  const half = Math.floor(rounding / 2);
  if (rounding <= 1) return { lower: shown, upper: shown };
  if (roundingMethod === 'midpoint') {
    if (shown === 0) return nobody;
    return { lower: Math.max(1, shown + half - rounding + 1), upper: shown + half };
  }
  return { lower: Math.max(0, shown - half), upper: shown + half };
}

/**
 * What a shown count says: as closely as it is rounded; more than the threshold, or nobody. Limits
 * that cross mean that the policy would not have shown it.
 */
export function shownLimits(shown: number, policy: AuditPolicy): Limits {
  const rounded = roundingLimits(shown, policy);
  const { threshold, zero } = policy;
  if (rounded.lower > 0 || zero === 'hidden') {
    return { lower: Math.max(rounded.lower, threshold + 1), upper: rounded.upper };
  }
  return rounded.upper <= threshold ? nobody : rounded;
}

/** What is known of a hidden count: somebody, where nobody would be shown as 0. */
export function hiddenLimits({ zero }: AuditPolicy, isOfHiddenGroup: boolean): Limits {
  return zero === 'shown' && !isOfHiddenGroup ? { ...anything, lower: 1 } : anything;
}

/** What two statements leave open together; they contradict one another where its limits cross. */
export function both(one: Limits, other: Limits): Limits {
  return { lower: Math.max(one.lower, other.lower), upper: Math.min(one.upper, other.upper) };
}

export const isCrossed = ({ lower, upper }: Limits) => lower > upper;
