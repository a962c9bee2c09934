import type { MeasureSummary } from '../../analytics/contract/methods.ts';
import type { Form, ReleasedMeasure, Unit } from '../../analytics/contract/released.ts';
import { conditions } from '../../analytics/dictionary/dictionary.ts';
import { dimensionLabels, type HeldDimension } from './stand-in-categories.ts';
import { heldConditions } from './stand-in-documents.ts';

type Further = Pick<MeasureSummary, 'id' | 'label' | 'unitLabel' | 'group'> & {
  readonly unit: Unit;
};

const prevalences = heldConditions.map(({ code, label }): Further => {
  const name = /^[A-Z][a-z]/.test(label) ? label.toLowerCase() : label;
  const what = { id: `prevalence:${code}`, label: `Prevalence of ${name}` };
  return { ...what, unit: 'percent', unitLabel: '%', group: 'conditions' };
});

const others: readonly Further[] = [
  { id: 'smoking', label: 'Current smokers', unit: 'percent', unitLabel: '%', group: 'risks' },
  {
    id: 'emergency-admissions',
    label: 'Emergency admissions',
    unit: 'rate',
    unitLabel: 'admissions per 1,000 people',
    group: 'use',
  },
  { id: 'cost', label: 'Cost per head', unit: 'mean', unitLabel: '£ per person', group: 'use' },
];

const known = [...prevalences, ...others];

/** The measures that the invented extract gives. */
export const measureList: readonly MeasureSummary[] = known.map((each) => {
  const { unit, ...said } = each;
  return {
    ...said,
    forms: unit === 'mean' ? ['crude', 'standardised'] : ['crude', 'standardised', 'indirect'],
    polarity: each.id === 'smoking' ? 'low-is-good' : 'none',
    numerator: 'Those counted',
    denominator: 'All of them',
    source: '',
  };
});

const people: ReleasedMeasure = {
  id: 'people',
  label: 'People',
  unit: 'people',
  unitLabel: 'people',
  form: 'crude',
  numerator: 'People',
  denominator: null,
  exclusions: null,
  method: null,
  standard: null,
  polarity: 'none',
  source: '',
  comparison: null,
};

const percent = {
  ...people,
  unit: 'percent',
  unitLabel: '%',
  method: 'Wilson (1927), 95%',
  numerator: 'Those counted',
  denominator: 'All of them',
} as const;

function counted({ id, label, unit, unitLabel }: Further, form: Form): ReleasedMeasure {
  const indirect = { unit: 'ratio', unitLabel: 'observed for 100 expected' } as const;
  const aged = form === 'standardised' ? `${unitLabel}, age-standardised` : unitLabel;
  return {
    ...percent,
    id,
    label,
    ...(form === 'indirect' ? indirect : { unit, unitLabel: aged }),
    form,
    exclusions: 'Not in the denominator: people of whom it is not known',
    standard: form === 'standardised' ? 'European Standard Population 2013' : null,
    polarity: id === 'smoking' ? 'low-is-good' : 'none',
  };
}

/** A measure in a form, as a released table says it. */
export function measureOf(id: string, form: Form = 'crude'): ReleasedMeasure {
  if (id === 'people') return people;
  const found = known.find((measure) => measure.id === id);
  if (found !== undefined) return counted(found, form);
  const [kind, what = ''] = id.split(':');
  if (kind === 'share') {
    const name = dimensionLabels[what as HeldDimension].toLowerCase();
    return { ...percent, id, label: `Share of people in each ${name}` };
  }
  const label = conditions.find((condition) => condition.id === what)?.label.toLowerCase() ?? what;
  return { ...percent, id, label: `Prevalence of ${label}` };
}
