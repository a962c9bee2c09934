import { Refusal } from '../contract/problem.ts';
import { canBeTrue } from '../criteria/can-be-true.ts';
import type { Catalogue } from '../criteria/catalogue.ts';
import { countedIds } from '../criteria/count-sql.ts';
import type { Criterion } from '../criteria/criterion.ts';
import { notHeld } from '../criteria/not-held.ts';
import { findField } from '../dictionary/dictionary.ts';
import type { CountedMeasure } from './measure.ts';

/** Why nobody can have as many conditions as a count asks for; null where somebody can. */
function mostCounted(when: Criterion, catalogue: Catalogue): string | null {
  if (when.kind !== 'conditions' || when.atLeast === null) return null;
  const held = countedIds(when.of, catalogue).length;
  if (held >= when.atLeast) return null;
  return `The extract holds ${held} of the conditions counted, fewer than ${when.atLeast}.`;
}

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
  const most = numerator.kind === 'people' ? mostCounted(numerator.when, catalogue) : null;
  if (most !== null) return most;
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
