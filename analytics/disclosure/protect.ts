import type { Counted } from '../measures/counted.ts';
import type { MeasuredRow } from '../measures/measured-table.ts';
import { groupReason, hiddenReason, type ProtectedCell, protectCount, without } from './cell.ts';
import { ofApart, type Policy } from './policy.ts';
import { disclosive } from './primary.ts';
import { protectFigure } from './protect-figure.ts';
import { roundCount } from './rounding.ts';

function protectPlain(numerator: number, policy: Policy): ProtectedCell {
  const count = protectCount(numerator, policy);
  if (count === null) return without('hidden', hiddenReason(policy));
  const nothing = { denominator: null, lower: null, upper: null, excluded: null, unknown: null };
  return { ...nothing, count, value: count, status: 'shown', reason: null };
}

/**
 * The people of a group whom a measure leaves out, each count by itself. That nobody is left out tells of
 * nobody, and is shown under every policy.
 */
function apartFrom({ excluded, unknown }: Counted, policy: Policy) {
  const apart = (people: number | undefined) =>
    people === undefined ? null : protectCount(people, ofApart(policy));
  return { excluded: apart(excluded), unknown: apart(unknown) };
}

/** Judges a value by the people that it is of; a hidden count hides all that comes from it. */
function protectValue(counted: Counted, whole: number, policy: Policy): ProtectedCell {
  const hidden = disclosive(counted, policy);
  const apart = apartFrom(counted, policy);
  if (hidden === 'group') {
    const isNobody = counted.numerator === 0 && policy.zero === 'shown';
    return without('hidden', groupReason(policy), { ...(isNobody ? { count: 0 } : {}), ...apart });
  }
  const denominator = roundCount(whole, policy);
  if (hidden === 'count') return without('hidden', hiddenReason(policy), { denominator, ...apart });
  return protectFigure({ counted, denominator, ...apart, policy });
}

/** The numbers of one group as they may leave the engine under a policy. */
export function protect(
  row: Omit<MeasuredRow, 'codes' | 'benchmark'>,
  policy: Policy,
): ProtectedCell {
  const { numerator, denominator, ofNobody = 'nobody in this group', notKnown } = row;
  if (notKnown !== undefined) return without('not-available', notKnown);
  if (denominator === null) return protectPlain(numerator, policy);
  if (denominator === 0 && policy.zero === 'shown') {
    const shown = { count: 0, denominator: 0, ...apartFrom(row, policy) };
    return without('not-available', ofNobody, shown);
  }
  return protectValue(row, denominator, policy);
}
