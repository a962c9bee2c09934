import type { Form } from '../contract/released.ts';
import { ageBandLabels } from '../dictionary/age-bands.ts';
import { weightsBetween } from '../dictionary/standard-populations.ts';
import { directlyStandardisedRate } from '../statistics/directly-standardised.ts';
import { type Estimate, withoutEstimate } from '../statistics/estimate.ts';
import { indirectlyStandardisedRatio } from '../statistics/indirectly-standardised.ts';
import { repeatEventRateOfSums } from '../statistics/repeat-events.ts';
import { fewestEvents } from '../statistics/standardised-bands.ts';
import { standardisedMean } from '../statistics/standardised-mean.ts';
import type { Counted, Sums } from './counted.ts';
import { type Group, nobody, together } from './group.ts';
import type { Ages, CountedMeasure } from './measure.ts';
import { type Spread, widened } from './repeat-spread.ts';

/** One age band that a standardised value takes in. */
interface WeightedBand {
  readonly label: string;
  readonly weight: number;
  readonly sums: Sums;
}

/** An age band, and its weight in a standardised value. */
export interface BandWeight {
  readonly label: string;
  readonly weight: number;
}

/** The age bands that lie, wholly or in part, between two ages. */
export function bandWeights({ standard }: CountedMeasure, ages: Ages): readonly BandWeight[] {
  return weightsBetween(standard, ages.from, ages.to).flatMap((weight, band) =>
    weight > 0 ? [{ label: ageBandLabels[band] ?? '', weight }] : [],
  );
}

function weightedBands(weights: readonly BandWeight[], { bands }: Group): WeightedBand[] {
  return weights.flatMap(({ label, weight }) => {
    const sums = bands.get(label);
    return sums === undefined ? [] : [{ label, weight, sums }];
  });
}

/** The first band in which a group has nobody, so that its rate there is not known. */
function emptyBand(bands: readonly WeightedBand[]): string | null {
  return bands.find(({ sums }) => sums.denominator === 0)?.label ?? null;
}

function estimateOf(measure: CountedMeasure, bands: readonly WeightedBand[]): Estimate {
  const populations = bands.map(({ sums }) => sums.denominator);
  const counts = bands.map(({ sums }) => sums.numerator);
  const squares = bands.map(({ sums }) => sums.squares);
  const standard = bands.map(({ weight }) => weight);
  switch (measure.statistic) {
    case 'proportion':
      return directlyStandardisedRate({ counts, populations, standard, multiplier: measure.per });
    case 'rate':
      return repeatEventRateOfSums({
        counts,
        squares,
        populations,
        standard,
        multiplier: measure.per,
      });
    case 'mean':
      return standardisedMean({ sums: counts, squares, populations, standard });
  }
}

/** The people who have any of what is counted. */
function peopleOf({ numerator: of }: CountedMeasure, { numerator, having }: Sums): number {
  return of.kind === 'people' ? numerator : having;
}

/** Whom the measure is not about, and of whom of the others it is not known. */
function apart(everybody: Sums, { eligible, denominator }: Sums) {
  return { excluded: everybody.people - eligible, unknown: eligible - denominator };
}

/** The people of the smallest band that has anybody; all of them where there is none such. */
function smallestBand(bands: readonly WeightedBand[], { denominator }: Sums): number {
  const sizes = bands.map(({ sums }) => sums.denominator).filter((people) => people > 0);
  return sizes.length === 0 ? denominator : Math.min(...sizes);
}

/** How far one person of a band can move a value: by the weight of a person there, times what one has. */
function leverageOf(measure: CountedMeasure, bands: readonly WeightedBand[]): number {
  const whole = bands.reduce((sum, { weight }) => sum + weight, 0);
  return bands.reduce((most, { weight, sums }) => {
    const people = peopleOf(measure, sums);
    const each = people > 0 ? sums.numerator / people : 1;
    const own = (measure.per * each * weight) / (whole * sums.denominator);
    return sums.denominator > 0 ? Math.max(most, own) : most;
  }, 0);
}

/** What the mean of an amount is made of, as it is and as the weights of the bands make it. */
function amountsOf(bands: readonly WeightedBand[], { numerator, squares }: Sums) {
  const whole = bands.reduce((sum, { weight }) => sum + weight, 0);
  const own = bands.flatMap(({ weight, sums }) => {
    const each = weight / (whole * sums.denominator);
    return sums.denominator > 0
      ? [{ sum: each * sums.numerator, squares: each ** 2 * sums.squares }]
      : [];
  });
  const weighted = {
    sum: own.reduce((total, { sum }) => total + sum, 0),
    squares: own.reduce((total, one) => total + one.squares, 0),
  };
  return [{ sum: numerator, squares }, weighted];
}

/** A group's value with the ages of the standard population. */
function standardised(
  measure: CountedMeasure,
  group: Group,
  bands: readonly WeightedBand[],
): Counted {
  const sums = together(bands.map((band) => band.sums));
  const { denominator, numerator } = sums;
  const empty = emptyBand(bands);
  const isAmount = measure.statistic === 'mean';
  const own = { numerator, denominator, ...apart(group.all, sums) };
  const figure = {
    kind: 'estimate',
    people: peopleOf(measure, sums),
    isAmount,
    isOfPeople: measure.statistic === 'proportion',
    ...(isAmount ? { amounts: amountsOf(bands, sums) } : {}),
    fewest: isAmount ? 0 : fewestEvents,
    smallestBand: smallestBand(bands, sums),
    leverage: leverageOf(measure, bands),
    relative: 0,
  } as const;
  if (denominator > 0 && empty !== null) {
    const missing = withoutEstimate('', 'population-not-positive');
    const reason = { code: 'population-not-positive', text: `nobody aged ${empty}` } as const;
    return { ...own, figure: { ...figure, estimate: { ...missing, reason } } };
  }
  return { ...own, figure: { ...figure, estimate: estimateOf(measure, bands) } };
}

/**
 * How far one person can move an expected number, as a share of it: by being of the age with the
 * highest rate, or by having an event where everybody's are few.
 */
function relativeLeverage(held: readonly WeightedBand[], of: readonly Sums[], expected: number) {
  const moves = held.map(({ sums }, band) => {
    const { numerator = 0, denominator = 0 } = of[band] ?? {};
    return denominator > 0 ? Math.max(numerator, sums.denominator) / denominator : 0;
  });
  return expected > 0 ? Math.max(0, ...moves) / expected : 0;
}

/** A group's events for every hundred that everybody's rates at each age would give. */
function indirect(
  measure: CountedMeasure,
  group: Group,
  held: readonly WeightedBand[],
  everybody: Group,
): Counted {
  const of = held.map(({ label }) => everybody.bands.get(label) ?? nobody);
  const sums = together(held.map((band) => band.sums));
  const { denominator, numerator, squares } = sums;
  const ratio = indirectlyStandardisedRatio({
    counts: held.map((band) => band.sums.numerator),
    populations: held.map((band) => band.sums.denominator),
    referenceCounts: of.map((band) => band.numerator),
    referencePopulations: of.map((band) => band.denominator),
    referenceValue: 100,
  });
  const spread: Spread = { events: numerator, squares };
  const figure = {
    kind: 'estimate',
    people: peopleOf(measure, sums),
    isAmount: false,
    isOfPeople: measure.statistic === 'proportion',
    estimate: measure.statistic === 'rate' ? widened(ratio, spread) : ratio,
    fewest: 0,
    reference: peopleOf(measure, together(of)),
    smallestBand: denominator,
    leverage: 0,
    relative: relativeLeverage(held, of, ratio.expected ?? 0),
  } as const;
  return { numerator, denominator, ...apart(group.all, sums), figure };
}

function crude({ statistic, per }: CountedMeasure, { all }: Group): Counted {
  const { denominator, numerator, having, squares } = all;
  const own = { numerator, denominator, ...apart(all, all) };
  switch (statistic) {
    case 'proportion':
      return { ...own, per };
    case 'rate':
      return { ...own, figure: { kind: 'events', people: having, squares, per } };
    case 'mean':
      return { ...own, figure: { kind: 'mean', people: having, squares } };
  }
}

/** How groups are counted: all of a table's alike. */
export interface CountingAsk {
  readonly measure: CountedMeasure;
  readonly form: Form;
  /** Of the age bands that a value takes in; none for a crude one. */
  readonly weights: readonly BandWeight[];
  /** Those whose rates an indirect value takes. */
  readonly everybody: Group;
}

/** A group's exact numbers. */
export function countGroup(
  { measure, form, weights, everybody }: CountingAsk,
  group: Group,
): Counted {
  switch (form) {
    case 'crude':
      return crude(measure, group);
    case 'standardised':
      return standardised(measure, group, weightedBands(weights, group));
    case 'indirect':
      return indirect(measure, group, weightedBands(weights, group), everybody);
  }
}
