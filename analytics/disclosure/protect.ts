import type { Status } from '../contract/released.ts';
import type { MeasuredRow } from '../measures/measured-table.ts';
import { proportion } from '../statistics/proportion.ts';
import type { Policy } from './policy.ts';
import { isDisclosive } from './primary.ts';
import { roundTo } from './rounding.ts';

/** The numbers of one row once the gate has let them through; null is hidden or not available. */
export interface ProtectedCell {
  readonly count: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly status: Status;
  readonly reason: string | null;
}

/** A cell without a number but, where that may be shown, its denominator. */
function without(
  status: 'hidden' | 'not-available',
  reason: string,
  denominator: number | null = null,
): ProtectedCell {
  return { count: null, denominator, value: null, lower: null, upper: null, status, reason };
}

function hiddenReason({ threshold, zero }: Policy): string {
  return `counts of ${zero === 'hidden' ? 0 : 1} to ${threshold} are hidden`;
}

/** A count that may be shown, rounded; null where it may not. */
export function protectCount(count: number, policy: Policy): number | null {
  return isDisclosive(count, policy) ? null : roundTo(count, policy.rounding);
}

function protectPlain(numerator: number, policy: Policy): ProtectedCell {
  const count = protectCount(numerator, policy);
  if (count === null) return without('hidden', hiddenReason(policy));
  return {
    count,
    denominator: null,
    value: count,
    lower: null,
    upper: null,
    status: 'shown',
    reason: null,
  };
}

/** The percentage and its interval come from the protected counts and from nothing else. */
function protectShare(numerator: number, whole: number, policy: Policy): ProtectedCell {
  const denominator = protectCount(whole, policy);
  if (denominator === null || whole < policy.smallestDenominator) {
    const reason = `fewer than ${Math.max(policy.smallestDenominator, policy.threshold + 1)} people`;
    return without('hidden', reason);
  }
  const count = protectCount(numerator, policy);
  if (count === null || (numerator > 0 && numerator < policy.smallestNumerator)) {
    return without('hidden', hiddenReason(policy), denominator);
  }
  const estimate = proportion(count, denominator);
  if (estimate === undefined) {
    return { ...without('not-available', 'no denominator', denominator), count };
  }
  const { value, lower, upper } = estimate;
  return {
    count,
    denominator,
    value: value * 100,
    lower: lower * 100,
    upper: upper * 100,
    status: 'shown',
    reason: null,
  };
}

/** One measured row as it may leave the engine under a policy. */
export function protect(
  { numerator, denominator, ofNobody = 'nobody in this group', notKnown }: MeasuredRow,
  policy: Policy,
): ProtectedCell {
  if (notKnown !== undefined) return without('not-available', notKnown);
  if (denominator === null) return protectPlain(numerator, policy);
  if (denominator === 0 && policy.zero === 'shown') {
    return without('not-available', ofNobody);
  }
  return protectShare(numerator, denominator, policy);
}
