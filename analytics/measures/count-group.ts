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
import type { CountedMeasure } from './measure.ts';
import { type Spread, widened } from './repeat-spread.ts';

/** One age band that a standardised value takes in. */
interface WeightedBand {
  readonly label: string;
  readonly weight: number;
  readonly sums: Sums;
}

function weightedBands({ standard, ages }: CountedMeasure, { bands }: Group): WeightedBand[] {
  return weightsBetween(standard, ages.from, ages.to).flatMap((weight, band) => {
    const label = ageBandLabels[band] ?? '';
    const sums = bands.get(label);
    return weight > 0 && sums !== undefined ? [{ label, weight, sums }] : [];
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

/** A group's value with the ages of the standard population. */
function standardised(measure: CountedMeasure, group: Group): Counted {
  const bands = weightedBands(measure, group);
  const { denominator, numerator, having } = together(bands.map(({ sums }) => sums));
  const empty = emptyBand(bands);
  const people = measure.statistic === 'mean' ? null : ofPeople(measure, numerator, having);
  const own = { numerator, denominator, excluded: group.all.people - denominator };
  const fewest = people === null ? 0 : fewestEvents;
  if (denominator > 0 && empty !== null) {
    const missing = withoutEstimate('', 'population-not-positive');
    const reason = { code: 'population-not-positive', text: `nobody aged ${empty}` } as const;
    return {
      ...own,
      figure: { kind: 'estimate', people, estimate: { ...missing, reason }, fewest },
    };
  }
  return {
    ...own,
    figure: { kind: 'estimate', people, estimate: estimateOf(measure, bands), fewest },
  };
}

/** The people whose events are counted. */
function ofPeople({ statistic }: CountedMeasure, numerator: number, having: number): number {
  return statistic === 'rate' ? having : numerator;
}

/** A group's events for every hundred that everybody's rates at each age would give. */
function indirect(measure: CountedMeasure, group: Group, reference: Group): Counted {
  const bands = weightedBands(measure, group);
  const held = bands.filter(({ label }) => (reference.bands.get(label)?.denominator ?? 0) > 0);
  const of = (label: string) => reference.bands.get(label) ?? nobody;
  const { denominator, numerator, having, squares } = together(held.map(({ sums }) => sums));
  const ratio = indirectlyStandardisedRatio({
    counts: held.map(({ sums }) => sums.numerator),
    populations: held.map(({ sums }) => sums.denominator),
    referenceCounts: held.map(({ label }) => of(label).numerator),
    referencePopulations: held.map(({ label }) => of(label).denominator),
    referenceValue: 100,
  });
  const spread: Spread = { events: numerator, squares };
  const estimate = measure.statistic === 'rate' ? widened(ratio, spread) : ratio;
  const people = ofPeople(measure, numerator, having);
  const excluded = group.all.people - denominator;
  return {
    numerator,
    denominator,
    excluded,
    figure: { kind: 'estimate', people, estimate, fewest: 0 },
  };
}

function crude({ statistic, per }: CountedMeasure, { all }: Group): Counted {
  const { people, denominator, numerator, having, squares } = all;
  const own = { numerator, denominator, excluded: people - denominator };
  switch (statistic) {
    case 'proportion':
      return { ...own, per };
    case 'rate':
      return { ...own, figure: { kind: 'events', people: having, squares, per } };
    case 'mean':
      return { ...own, figure: { kind: 'mean', squares } };
  }
}

/** A group's exact numbers in a form; `reference` is everybody, for the indirect one. */
export function countGroup(
  measure: CountedMeasure,
  form: Form,
  group: Group,
  reference: Group,
): Counted {
  switch (form) {
    case 'crude':
      return crude(measure, group);
    case 'standardised':
      return standardised(measure, group);
    case 'indirect':
      return indirect(measure, group, reference);
  }
}
