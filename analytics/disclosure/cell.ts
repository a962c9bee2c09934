import type { Status } from '../contract/released.ts';
import type { Policy } from './policy.ts';
import { isDisclosive } from './primary.ts';
import { roundCount } from './rounding.ts';

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

/** The counts that a policy hides for being small, in words. */
function smallCounts({ threshold, zero }: Policy): string {
  const least = zero === 'hidden' ? 0 : 1;
  return least === threshold ? `counts of ${least}` : `counts of ${least} to ${threshold}`;
}

/**
 * Why a count is hidden, whichever of a policy's rules hides it, and whether it tells of few people by
 * itself or only with other numbers: a reader is not to know one from the other.
 */
export function hiddenReason(policy: Policy): string {
  if (policy.threshold === 0) return 'amounts and events of too few people are hidden';
  return `${smallCounts(policy)}, and numbers that would tell of so few, are hidden`;
}

/** Why a denominator is hidden, and all of its row with it: as {@link hiddenReason}. */
export function groupReason({ smallestDenominator, threshold }: Policy): string {
  const fewest = Math.max(smallestDenominator, threshold + 1);
  return `groups of fewer than ${fewest} people, and numbers that would tell of so few, are hidden`;
}

/** A count that may be shown, rounded; null where it may not. */
export function protectCount(count: number, policy: Policy): number | null {
  return isDisclosive(count, policy) ? null : roundCount(count, policy);
}
