import type { Form } from '../contract/released.ts';
import { attributable } from '../statistics/attributable.ts';
import { concentrationIndex } from '../statistics/concentration-index.ts';
import { twoSidedZ } from '../statistics/distributions.ts';
import { type Estimate, noLimits } from '../statistics/estimate.ts';
import { reasonOf } from '../statistics/reason.ts';
import { riskDifference, riskRatio } from '../statistics/risk.ts';
import { slopeIndex } from '../statistics/slope-index.ts';
import type { SlopeValueType } from '../statistics/slope-scale.ts';
import { standardisedDifference, standardisedRatio } from '../statistics/standardised-ratio.ts';
import type { CountedMeasure } from './measure.ts';

/** What is told of the quintiles of a measure, in the order of the rows. */
export const gapCodes = [
  'difference',
  'ratio',
  'slope-index',
  'relative-index',
  'concentration-index',
  'attributable-fraction',
  'excess',
  'rate-effect',
  'age-effect',
] as const;
export type GapCode = (typeof gapCodes)[number];

/** The released numbers of one quintile. */
export interface Fifth {
  readonly count: number;
  readonly denominator: number;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** From the most deprived to the least. */
export type Fifths = readonly [Fifth, Fifth, Fifth, Fifth, Fifth];

type Measured = Pick<CountedMeasure, 'statistic' | 'per'>;

const errorOf = ({ lower, upper }: Fifth) => (upper - lower) / (2 * twoSidedZ(0.95));

const ofTwo = ([most, , , , least]: Fifths) => ({
  numerator1: most.count,
  denominator1: most.denominator,
  numerator2: least.count,
  denominator2: least.denominator,
});

const estimatesOf = ([most, , , , least]: Fifths) => ({
  value1: most.value,
  standardError1: errorOf(most),
  value2: least.value,
  standardError2: errorOf(least),
});

/** Whether quintiles are compared by counts of people, which have limits of their own. */
const isOfPeople = ({ statistic }: Measured, form: Form) =>
  form === 'crude' && statistic === 'proportion';

function difference(fifths: Fifths, measure: Measured, form: Form): Estimate {
  if (!isOfPeople(measure, form)) return standardisedDifference(estimatesOf(fifths));
  return riskDifference({ ...ofTwo(fifths), multiplier: measure.per });
}

function ratio(fifths: Fifths, measure: Measured, form: Form): Estimate {
  return isOfPeople(measure, form)
    ? riskRatio(ofTwo(fifths))
    : standardisedRatio(estimatesOf(fifths));
}

/** The line is fitted to logits of shares, to logarithms of rates, and to means as they are. */
function valueType({ statistic }: Measured, form: Form): SlopeValueType {
  if (statistic === 'mean') return 'other';
  return statistic === 'proportion' && form === 'crude' ? 'proportion' : 'rate';
}

/** Slopes from the least to the most deprived, so that more among the most deprived is above 0 (or 1). */
function slopes(fifths: Fifths, measure: Measured, form: Form) {
  const type = valueType(measure, form);
  const unit = type === 'proportion' ? measure.per : 1;
  return slopeIndex({
    populations: fifths.map(({ denominator }) => denominator),
    values: fifths.map(({ value }) => value / unit),
    lower95: fifths.map(({ lower }) => lower / unit),
    upper95: fifths.map(({ upper }) => upper / unit),
    valueType: type,
    transform: type !== 'other',
    multiplier: -unit,
  });
}

/** What the measure's quintiles say of inequality, from released numbers only. */
export function gapStatistics(
  fifths: Fifths,
  measure: Measured,
  form: Form,
): Readonly<Partial<Record<GapCode, Estimate>>> {
  const populations = fifths.map(({ denominator }) => denominator);
  const { sii, rii } = slopes(fifths, measure, form);
  const { relative } = concentrationIndex({
    populations,
    values: fifths.map(({ value }) => value),
    standardErrors: fifths.map(errorOf),
  });
  const gaps = {
    difference: difference(fifths, measure, form),
    ratio: ratio(fifths, measure, form),
    'slope-index': sii,
    'relative-index': rii,
    'concentration-index': relative,
  };
  if (form !== 'crude' || measure.statistic === 'mean') return gaps;
  const { fraction, excess } = attributable({
    events: fifths.map(({ count }) => count),
    populations,
  });
  const told = measure.statistic === 'rate' ? withoutLimits : (estimate: Estimate) => estimate;
  return { ...gaps, 'attributable-fraction': told(percent(fraction)), excess: told(excess) };
}

/** Limits of events that take each for itself say too little of those that one person has several of. */
function withoutLimits(estimate: Estimate): Estimate {
  return estimate.value === null
    ? estimate
    : { ...estimate, ...noLimits, reason: reasonOf('events-repeat') };
}

function percent(fraction: Estimate): Estimate {
  const { value, lower, upper } = fraction;
  const times = (share: number | null) => (share === null ? null : share * 100);
  return { ...fraction, value: times(value), lower: times(lower), upper: times(upper) };
}
