import type { Status } from '../contract/released.ts';
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
  /** People of the group whom the measure is not about, and of whom it is not known. */
  readonly excluded: number | null;
  readonly unknown: number | null;
  readonly status: Status;
  readonly reason: string | null;
}

/** A cell without a number but those that may be shown all the same. */
export function without(
  status: 'hidden' | 'not-available',
  reason: string,
  shown: Partial<Pick<ProtectedCell, 'count' | 'denominator' | 'excluded' | 'unknown'>> = {},
): ProtectedCell {
  const nothing = { count: null, denominator: null, excluded: null, unknown: null };
  return { ...nothing, value: null, lower: null, upper: null, status, reason, ...shown };
}

export function hiddenReason({ threshold, zero }: Policy): string {
  return `counts of ${zero === 'hidden' ? 0 : 1} to ${threshold} are hidden`;
}

/** A count that may be shown, rounded; null where it may not. */
export function protectCount(count: number, policy: Policy): number | null {
  return isDisclosive(count, policy) ? null : roundTo(count, policy.rounding);
}
