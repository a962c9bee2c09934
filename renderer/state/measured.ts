import type { Dimension } from '../../analytics/contract/dimensions.ts';
import type { ExtractSummary } from '../../analytics/contract/extract.ts';
import type { Comparison, MeasureSummary } from '../../analytics/contract/methods.ts';
import type { Form } from '../../analytics/contract/released.ts';
import type { Session } from './session.tsx';

/** What a measure is broken down by, in the order of the choice. */
export const breakdowns = [
  'quintile',
  'age_band',
  'sex',
  'ethnic_group',
  'segment',
  'lcp',
  'pcn',
  'practice',
] as const satisfies readonly Dimension[];
export type Breakdown = (typeof breakdowns)[number];

/** What values are compared with. */
export type Against = 'nobody' | Comparison['with'];

/** What the view of measures was asked to show; null until it is chosen. */
export interface MeasuredChoice {
  readonly measure: string | null;
  readonly form: Form;
  readonly by: Breakdown | null;
  readonly against: Against;
}

export const firstMeasured: MeasuredChoice = {
  measure: null,
  form: 'crude',
  by: null,
  against: 'all',
};

/** A choice after a change of some of it: a category belongs to its own dimension alone. */
export function rechosen(choice: MeasuredChoice, change: Partial<MeasuredChoice>): MeasuredChoice {
  const next = { ...choice, ...change };
  const isMoved = change.by !== undefined && change.by !== choice.by;
  return isMoved && typeof next.against === 'object' ? { ...next, against: 'all' } : next;
}

/** What an extract's measures can be broken down by. */
export function heldBreakdowns(extract: ExtractSummary): Breakdown[] {
  return breakdowns.filter((dimension) => extract.breakdowns.includes(dimension));
}

/** What stands first: not age while there is anything else, as an extract may hold it for nobody. */
function firstBreakdown(held: readonly Breakdown[]): Breakdown {
  return held.find((dimension) => dimension !== 'age_band') ?? held[0] ?? 'segment';
}

/** The measure on screen: as chosen, as far as the extract can give it. */
export interface Measured {
  readonly measure: MeasureSummary;
  readonly form: Form;
  readonly by: Breakdown;
  readonly compare: Comparison | null;
}

/** A form that a measure has: by age, and where it has no other, it is crude. */
export function formIn({ forms }: MeasureSummary, form: Form, by: Dimension): Form {
  return by !== 'age_band' && forms.includes(form) ? form : 'crude';
}

/** What the view of measures shows; null where the measures are not known, or there is none. */
export function measuredIn({
  state,
  extract,
  measures,
}: Pick<Session, 'state' | 'extract' | 'measures'>): Measured | null {
  const { measured: choice } = state;
  const list = measures.answer ?? [];
  const measure = list.find(({ id }) => id === choice.measure) ?? list[0];
  if (extract === null || measure === undefined) return null;
  const held = heldBreakdowns(extract);
  const by = held.find((dimension) => dimension === choice.by) ?? firstBreakdown(held);
  const { against } = choice;
  return {
    measure,
    form: formIn(measure, choice.form, by),
    by,
    compare: against === 'nobody' ? null : { dimension: by, with: against },
  };
}
