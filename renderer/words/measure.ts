import type { MeasureSummary } from '../../analytics/contract/methods.ts';
import type { Form, Polarity, ReleasedMeasure } from '../../analytics/contract/released.ts';
import { upperFirst } from '../charts/phrase.ts';

/** What each form of a measure is called. */
export const formLabels: Readonly<Record<Form, string>> = {
  crude: 'Crude',
  standardised: 'Age-standardised',
  indirect: 'Indirectly standardised',
};

/** What each form means, in a sentence. */
export const formSentences: Readonly<Record<Form, string>> = {
  crude: 'Crude: what was counted, whatever people’s ages, so that older groups have more of most.',
  standardised:
    'Age-standardised: what it would be if every group had the ages of the standard population, so that groups can be compared.',
  indirect:
    'Indirectly standardised: what was counted for every 100 that everybody’s own rates at each age would give. 100 is as expected.',
};

/** Why an age band has no other form. */
export const crudeByAge = 'Of one age band a value is crude: there are no ages left to allow for.';

/** What is said of a form after a measure's name; nothing of a crude one. */
export function formSuffix(form: Form): string {
  return form === 'crude' ? '' : `, ${formLabels[form].toLowerCase()}`;
}

const groupLabels: Readonly<Record<MeasureSummary['group'], string>> = {
  conditions: 'Conditions (%)',
  multimorbidity: 'Multimorbidity',
  risks: 'Risks',
  use: 'Use of services',
};

/** Measures under their headings, in the order of the library; a unit that is not % is said. */
export function measureGroups(measures: readonly MeasureSummary[]) {
  const groups = [...new Set(measures.map(({ group }) => group))];
  return groups.map((group) => ({
    label: groupLabels[group],
    options: measures
      .filter((measure) => measure.group === group)
      .map(({ id, label, unitLabel }) => ({
        id,
        label,
        ...(unitLabel === '%' ? {} : { note: upperFirst(unitLabel) }),
      })),
  }));
}

/** What is good of a measure. */
export const polarityWords: Readonly<Record<Polarity, string>> = {
  'high-is-good': 'More is better.',
  'low-is-good': 'Less is better.',
  none: 'Neither more nor less is better: values are lower or higher, and not better or worse.',
};

/** What the two counts behind a value are called, by its unit: `People` of `People`, `Admissions` of `People`. */
export function partNames({ unit, unitLabel }: Pick<ReleasedMeasure, 'unit' | 'unitLabel'>) {
  if (unit === 'percent') return { count: 'People', of: 'Of' };
  if (unit === 'ratio') return { count: 'Observed', of: 'People' };
  const things = unitLabel.split(' per ')[0] ?? '';
  return { count: things === '£' ? 'Total (£)' : upperFirst(things), of: 'People' };
}
