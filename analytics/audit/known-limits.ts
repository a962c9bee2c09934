import type { AuditPolicy } from './manifest.ts';
import type { CountColumn } from './read-table.ts';

/** The least and the most that a count can be. */
export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

export const anything: Limits = { lower: 0, upper: Number.POSITIVE_INFINITY };
const nobody: Limits = { lower: 0, upper: 0 };

/** What rounding alone leaves open of a shown count. */
export function roundingLimits(shown: number, policy: AuditPolicy): Limits {
  const { rounding, roundingMethod, tiesUp } = policy;
  const half = Math.floor(rounding / 2);
  if (rounding <= 1) return { lower: shown, upper: shown };
  if (roundingMethod === 'midpoint') {
    if (shown === 0) return nobody;
    return { lower: Math.max(1, shown + half - rounding + 1), upper: shown + half };
  }
  return {
    lower: Math.max(0, shown - half),
    upper: shown + (tiesUp ? Math.ceil(rounding / 2) - 1 : half),
  };
}

const steps = [5, 2, 1];

/**
 * What a total of amounts leaves open, which is told in steps of 1, 2 or 5 times a power of ten: half of
 * the longest of which it is a multiple. Exact where counts are.
 */
export function amountLimits(shown: number, { rounding }: AuditPolicy): Limits {
  if (rounding <= 1 || shown === 0) return { lower: shown, upper: shown };
  const isMultiple = (step: number) => Math.abs(shown / step - Math.round(shown / step)) < 1e-9;
  const longest = 10 ** Math.floor(Math.log10(Math.abs(shown)));
  for (let power = longest; power >= 1e-9; power /= 10) {
    const step = steps.find((times) => isMultiple(times * power));
    if (step === undefined) continue;
    return { lower: Math.max(0, shown - (step * power) / 2), upper: shown + (step * power) / 2 };
  }
  return { lower: shown, upper: shown };
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

/** A policy as it holds for a column: people who are left out of a denominator have a rule of their own. */
export function policyFor(policy: AuditPolicy, column: CountColumn): AuditPolicy {
  const isLeftOut = column === 'excluded' || column === 'unknown';
  return isLeftOut ? { ...policy, zero: policy.zeroLeftOut } : policy;
}
