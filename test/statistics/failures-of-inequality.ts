import {
  funnelLimitsOfProportion,
  funnelLimitsOfRate,
} from '../../analytics/statistics/funnel-limits.ts';
import {
  funnelSignificanceOfProportion,
  funnelSignificanceOfRate,
} from '../../analytics/statistics/funnel-significance.ts';
import { lifeExpectancy } from '../../analytics/statistics/life-expectancy.ts';
import type { Reason } from '../../analytics/statistics/reason.ts';
import { slopeIndex } from '../../analytics/statistics/slope-index.ts';
import type { Inputs, Kind, Outputs } from './case-shape.ts';

/** The names by which the cases know a refusal, where they differ from ours. */
const namesInCases: Readonly<Record<string, string>> = {
  'groups-too-few-or-many': 'quantile_count_out_of_range',
  'population-missing': 'population_not_positive_or_missing',
  'population-not-positive': 'population_not_positive_or_missing',
  'transform-of-other-value': 'transform_needs_rate_or_proportion',
  'interval-missing': 'missing_interval',
  'multiplier-zero': 'multiplier_not_positive',
  'repetitions-too-few': 'too_few_repetitions',
  'value-not-positive': 'count_not_positive',
  'numerator-missing': 'missing_numerator_or_denominator',
  'denominator-missing': 'missing_numerator_or_denominator',
  'events-without-denominator': 'zero_events_need_denominator',
  'numerator-negative': 'negative_numerator',
  'population-not-above-5000': 'total_population_not_above_5000',
};

const named = (reason: Reason | null | undefined) =>
  reason ? (namesInCases[reason.code] ?? reason.code.replaceAll('-', '_')) : null;

const fives = (length: number) =>
  Array.from({ length }, (_, band) => (band < 2 ? band : 5 * (band - 1)));

type Bands = readonly (number | null)[];

const withFirst = (list: Bands, first: number | null): Bands => [first, ...list.slice(1)];

function slopePopulations(inputs: Inputs, usual: Bands): Bands {
  if (inputs['missing_population'] === true) return withFirst(usual, null);
  if (inputs['zero_population'] === true) return withFirst(usual, 0);
  const given = (inputs['population'] ?? inputs['populations']) as number | number[] | undefined;
  if (given === undefined) return usual;
  return typeof given === 'number' ? withFirst(usual, given) : given;
}

function slopeValues(inputs: Inputs, usual: Bands) {
  if (inputs['counts_with_zero'] === true) return { counts: withFirst(usual, 0) };
  const given = (inputs['value'] ?? inputs['proportion']) as number | undefined;
  const isOutside = inputs['value_above_one'] === true || inputs['proportion_above_one'] === true;
  return { values: withFirst(usual, given ?? (isOutside ? 1.2 : 0.2)) };
}

function slopeFailure(inputs: Inputs): Outputs {
  const bands = (inputs['quantiles'] as number | undefined) ?? 5;
  const each = (value: number): Bands => Array.from({ length: bands }, () => value);
  const type = (inputs['value_type'] as 'normal' | 'rate' | 'proportion' | undefined) ?? 'normal';
  const index = slopeIndex({
    populations: slopePopulations(inputs, each(1000)),
    ...slopeValues(inputs, each(0.2)),
    lower95: inputs['missing_limit'] === true ? withFirst(each(0.1), null) : each(0.1),
    upper95: each(0.3),
    valueType: type === 'normal' ? 'other' : type,
    transform: inputs['transform'] === true,
    multiplier: (inputs['multiplier'] as number | undefined) ?? 1,
    confidence: (inputs['confidence'] as number | undefined) ?? 0.95,
    repetitions: (inputs['repetitions'] as number | undefined) ?? 1000,
  });
  return { error: named(index.sii.reason) };
}

function funnelFailure(inputs: Inputs): Outputs {
  const missing = inputs['missing_numerator'] === true;
  const gone = inputs['missing_denominator'] === true;
  if (inputs['statistic'] === 'rate') {
    const events = [missing ? null : 0, 40, 50];
    const rates = [0, 400, 500];
    const asked = { events, rates, rateType: 'crude', multiplier: 100_000 } as const;
    return { error: named(funnelLimitsOfRate(asked).reason) };
  }
  const numerators = [missing ? null : 10, 20];
  const denominators = [gone ? null : 100, 150];
  return { error: named(funnelLimitsOfProportion({ numerators, denominators }).reason) };
}

function significanceFailure(inputs: Inputs): Outputs {
  const list = (name: string) => inputs[name] as (number | null)[] | undefined;
  const areas =
    inputs['statistic'] === 'rate'
      ? funnelSignificanceOfRate({
          events: list('events') ?? [0, 40],
          rates: list('rates') ?? [0, 400],
          rateType: 'crude',
          multiplier: 100_000,
        })
      : funnelSignificanceOfProportion({
          numerators: list('numerators') ?? [],
          denominators: list('denominators') ?? [],
        });
  return { error: named(areas.find(({ reason }) => reason !== null)?.reason) };
}

function lifeFailure(inputs: Inputs): Outputs {
  const first = inputs['age_start_first'] as number | undefined;
  const ageStarts = first === undefined ? fives(20) : [first, ...fives(20).slice(1)];
  const bands = (inputs['bands'] as number | undefined) ?? (first === undefined ? 19 : 20);
  const { reason } = lifeExpectancy({
    ageStarts,
    populations: Array.from({ length: bands }, () => 1000),
    deaths: Array.from({ length: bands }, () => 10),
  });
  return { error: named(reason) };
}

function lifeWarning(inputs: Inputs): Outputs {
  const bands = (inputs['bands'] as number | undefined) ?? 20;
  const { reason } = lifeExpectancy({
    populations: Array.from({ length: bands }, () => 1000),
    deaths: Array.from({ length: bands }, () => 10),
  });
  return { warning: named(reason) };
}

/** The cases that describe an input in words and expect a refusal. */
export const failures: Readonly<Record<string, Kind>> = {
  sii_error: slopeFailure,
  funnel_limits_error: funnelFailure,
  funnel_significance_error: significanceFailure,
  life_expectancy_error: lifeFailure,
  life_expectancy_warning: lifeWarning,
};
