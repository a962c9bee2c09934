import { groupReason, hiddenReason, type ProtectedCell, without } from './cell.ts';
import type { Policy } from './policy.ts';
import type { HiddenCounts } from './secondary/hide-counts.ts';

/**
 * A cell without the counts that are hidden, and without all that comes from them. A cell that was small
 * itself and one that would tell of another look the same. That nobody is counted stays where that is
 * shown, however small the group.
 */
export function withdraw(
  cell: ProtectedCell,
  hidden: Omit<HiddenCounts, 'total'>,
  policy: Policy,
): ProtectedCell {
  const isNobody = cell.count === 0 && !hidden.count;
  const apart = {
    excluded: hidden.excluded ? null : cell.excluded,
    unknown: hidden.unknown ? null : cell.unknown,
  };
  if (hidden.denominator) {
    return without('hidden', groupReason(policy), { ...(isNobody ? { count: 0 } : {}), ...apart });
  }
  if (!hidden.count) return { ...cell, ...apart };
  const { denominator } = cell;
  return without('hidden', hiddenReason(policy), { denominator, ...apart });
}
