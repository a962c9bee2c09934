import type { Counted } from '../measures/counted.ts';
import type { MeasuredRow } from '../measures/measured-table.ts';
import { hiddenReason, type ProtectedCell, protectCount, without } from './cell.ts';
import type { Policy } from './policy.ts';
import { protectFigure } from './protect-figure.ts';

function protectPlain(numerator: number, policy: Policy): ProtectedCell {
  const count = protectCount(numerator, policy);
  if (count === null) return without('hidden', hiddenReason(policy));
  const nothing = { denominator: null, lower: null, upper: null, excluded: null, unknown: null };
  return { ...nothing, count, value: count, status: 'shown', reason: null };
}

/** The people whose being counted a value tells of; all of whom must be enough to be told of. */
function peopleOf({ numerator, figure }: Counted): readonly number[] {
  if (figure === undefined) return [numerator];
  const { people } = figure;
  return figure.kind === 'estimate' && figure.reference !== undefined
    ? [people, figure.reference]
    : [people];
}

const isFew = (people: number, policy: Policy) =>
  (people > 0 && people < policy.smallestNumerator) || protectCount(people, policy) === null;

/** Judges a value by the people that it is of; a hidden count hides all that comes from it. */
function protectValue(counted: Counted, whole: number, policy: Policy): ProtectedCell {
  const denominator = protectCount(whole, policy);
  if (denominator === null || whole < policy.smallestDenominator) {
    const fewest = Math.max(policy.smallestDenominator, policy.threshold + 1);
    return without('hidden', `fewer than ${fewest} people`);
  }
  if (peopleOf(counted).some((people) => isFew(people, policy))) {
    return without('hidden', hiddenReason(policy), { denominator });
  }
  const apart = (people: number | undefined) =>
    people === undefined ? null : protectCount(people, policy);
  const [excluded, unknown] = [apart(counted.excluded), apart(counted.unknown)];
  return protectFigure({ counted, denominator, excluded, unknown, policy });
}

/** The numbers of one group as they may leave the engine under a policy. */
export function protect(
  row: Omit<MeasuredRow, 'codes' | 'benchmark'>,
  policy: Policy,
): ProtectedCell {
  const { numerator, denominator, ofNobody = 'nobody in this group', notKnown } = row;
  if (notKnown !== undefined) return without('not-available', notKnown);
  if (denominator === null) return protectPlain(numerator, policy);
  if (denominator === 0 && policy.zero === 'shown') return without('not-available', ofNobody);
  return protectValue(row, denominator, policy);
}
