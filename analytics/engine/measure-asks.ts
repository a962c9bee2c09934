import type { Comparison, TableAsk } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import { type Form, forms } from '../contract/released.ts';
import type { Axis } from '../cube/axis.ts';
import { formsOf, type Measure } from '../measures/measure.ts';

function refuse(reason: string, hint: string): never {
  throw new Refusal({ code: 'usage', reason, hint });
}

/** The form asked for; throws a {@link Refusal} (usage) where the measure has none such. */
export function formAsked(
  { form = 'crude', by }: Pick<TableAsk, 'form' | 'by'>,
  measure: Measure,
): Form {
  const known = formsOf(measure);
  if (!forms.includes(form))
    refuse('There is no such form of a measure.', `Known: ${forms.join(', ')}.`);
  if (!known.includes(form)) {
    refuse(`There is no ${form} form of this measure.`, `It can be: ${known.join(', ')}.`);
  }
  const aged = by.find((dimension) => dimension === 'age_band' || dimension === 'age');
  if (form !== 'crude' && aged !== undefined) {
    refuse(
      `Values in the ${form} form are of all ages together, so they are not broken down by ${aged}.`,
      'Leave the age out, or ask for the crude form.',
    );
  }
  return form;
}

/** The comparison asked for; throws a {@link Refusal} (usage) where it says nothing. */
export function comparisonAsked(
  { compare, by }: Pick<TableAsk, 'compare' | 'by'>,
  measure: Measure,
  form: Form,
  axes: readonly Axis[],
): Comparison | null {
  if (compare === undefined) return null;
  const { dimension, with: against } = ((compare as unknown) ?? {}) as Record<string, unknown>;
  if (measure.kind !== 'counted')
    refuse('Only measures with an interval are compared.', 'Name another measure.');
  const axis = axes.find((one) => one.dimension === dimension);
  if (axis === undefined || !by.includes(axis.dimension)) {
    refuse(
      'The comparison is along a dimension that the table is not broken down by.',
      `Compare along ${by.join(' or ') || 'a dimension of the table'}.`,
    );
  }
  if (against === 'all' || against === 'others') return compare;
  if (form === 'indirect') {
    refuse(
      'Indirect ratios are not comparable with one another, only with everybody.',
      'Compare with everybody or all the others, or ask for the standardised form.',
    );
  }
  const code = (against as { readonly code?: unknown } | null)?.code;
  if (axis.categories.some((category) => category.code === code)) return compare;
  return refuse(
    `There is no such ${axis.noun} to compare with.`,
    `Known: ${axis.categories.map((category) => category.code).join(', ')}.`,
  );
}
