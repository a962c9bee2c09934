import type { Dimension } from '../contract/dimensions.ts';
import type { MeasureSummary } from '../contract/methods.ts';
import type { Form, Polarity } from '../contract/released.ts';
import type { Criterion } from '../criteria/criterion.ts';
import type { StandardPopulation } from '../dictionary/standard-populations.ts';

/**
 * What is counted of the people of a denominator: those of whom a criterion is true; the total of a
 * numeric field; or how many of some conditions they have (null: of the long-term ones held).
 */
export type Numerator =
  | { readonly kind: 'people'; readonly when: Criterion }
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'conditions'; readonly of: readonly string[] | null };

/** Ages in whole years, inclusive; null is no limit. */
export interface Ages {
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * A measure document: a numerator over a denominator. A `proportion` is of people, a `rate` of events
 * of which a person may have several, a `mean` of an amount that everybody has.
 */
export interface CountedMeasure {
  readonly kind: 'counted';
  readonly id: string;
  readonly label: string;
  readonly source: string;
  readonly group: MeasureSummary['group'];
  readonly statistic: 'proportion' | 'rate' | 'mean';
  readonly numerator: Numerator;
  readonly ages: Ages;
  /** Whose age limits these are; null where they are the document's own. */
  readonly edition: string | null;
  /** A further criterion that the denominator satisfies; null for everybody of the ages. */
  readonly among: Criterion | null;
  readonly standard: StandardPopulation;
  /** Of how many people a value is: 100 is a percentage; 1 for a mean. */
  readonly per: number;
  /** What is counted, in the plural: `admissions`, `£`. */
  readonly things: string;
  readonly polarity: Polarity;
}

/** What a table measures. */
export type Measure =
  | { readonly kind: 'people' }
  | { readonly kind: 'share'; readonly of: Dimension }
  | CountedMeasure;

/** The forms in which a measure can be given. */
export function formsOf(measure: Measure): readonly Form[] {
  if (measure.kind !== 'counted') return ['crude'];
  return measure.statistic === 'mean'
    ? ['crude', 'standardised']
    : ['crude', 'standardised', 'indirect'];
}
