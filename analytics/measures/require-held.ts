import { Refusal } from '../contract/problem.ts';
import { canBeTrue } from '../criteria/can-be-true.ts';
import type { Catalogue } from '../criteria/catalogue.ts';
import { countedIds } from '../criteria/count-sql.ts';
import { notHeld } from '../criteria/not-held.ts';
import { findField } from '../dictionary/dictionary.ts';
import type { CountedMeasure } from './measure.ts';

/** Why an extract cannot give a measure, a sentence; null where it can. */
export function notGiven(measure: CountedMeasure, catalogue: Catalogue): string | null {
  const { numerator, among, ages } = measure;
  const criteria = [numerator.kind === 'people' ? numerator.when : null, among];
  const isAged = ages.from !== null || ages.to !== null;
  if (isAged && !catalogue.fields.has('age')) return 'The extract does not hold ages.';
  const asked = criteria.filter((one) => one !== null);
  if (!asked.every((criterion) => canBeTrue(criterion, catalogue))) {
    return notHeld(asked, catalogue)[0] ?? 'The extract does not hold what it asks about.';
  }
  if (numerator.kind === 'field' && !catalogue.fields.has(numerator.field)) {
    return `The extract does not hold ${findField(numerator.field)?.label ?? numerator.field}.`;
  }
  const counts = numerator.kind === 'conditions' ? countedIds(numerator.of, catalogue) : null;
  return counts?.length === 0 ? 'The extract holds none of the conditions counted.' : null;
}

/** Throws a {@link Refusal} (usage) where an extract does not hold what a measure asks about. */
export function requireGiven(measure: CountedMeasure, catalogue: Catalogue): void {
  const { numerator } = measure;
  const lone = numerator.kind === 'people' && numerator.when.kind === 'condition';
  if (lone && !catalogue.conditions.has(numerator.when.condition)) {
    throw new Refusal({
      code: 'usage',
      reason: `The extract does not hold ${numerator.when.condition}, so its prevalence is not known.`,
      hint: `It holds: ${[...catalogue.conditions.keys()].join(', ') || 'no condition'}.`,
    });
  }
  const reason = notGiven(measure, catalogue);
  if (reason === null) return;
  const hint = 'Choose another measure, or import an extract that holds it.';
  throw new Refusal({ code: 'usage', reason: `${reason} ${measure.label} is not known.`, hint });
}
