import { concentrationIndex } from '../../analytics/statistics/concentration-index.ts';
import { decomposition } from '../../analytics/statistics/decomposition.ts';
import { funnelExpected } from '../../analytics/statistics/funnel-expected.ts';
import {
  type FunnelPoint,
  funnelLimitsOfProportion,
  funnelLimitsOfRate,
  funnelLimitsOfRatio,
} from '../../analytics/statistics/funnel-limits.ts';
import { funnelPoints } from '../../analytics/statistics/funnel-points.ts';
import {
  type FunnelArea,
  funnelSignificanceOfProportion,
  funnelSignificanceOfRate,
  funnelSignificanceOfRatio,
} from '../../analytics/statistics/funnel-significance.ts';
import { lifeExpectancy } from '../../analytics/statistics/life-expectancy.ts';
import { slopeIndex } from '../../analytics/statistics/slope-index.ts';
import type { Inputs, Kind } from './case-shape.ts';
import { failures } from './failures-of-inequality.ts';

const numbers = (given: unknown) => given as (number | null)[];
const rowsOfCase = [1, 2, 3, 4, 5, 8, 10, 15, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99, 100];

const sii: Kind = (inputs) => {
  const index = slopeIndex({
    populations: numbers(inputs['populations']),
    values: numbers(inputs['values']),
    lower95: numbers(inputs['lower95']),
    upper95: numbers(inputs['upper95']),
    valueType:
      inputs['value_type'] === 'normal' ? 'other' : (inputs['value_type'] as 'rate' | 'proportion'),
    transform: inputs['transform'] as boolean,
    multiplier: inputs['multiplier'] as number,
    confidence: inputs['confidence'] as number,
  });
  return {
    sii: index.sii.value,
    sii_lower: index.sii.lower,
    sii_upper: index.sii.upper,
    rii: index.rii.value,
    rii_lower: index.rii.lower,
    rii_upper: index.rii.upper,
    intercept: index.intercept,
  };
};

const linesOfRows = (points: readonly FunnelPoint[]) => {
  const shown = rowsOfCase.map((row) => points[row - 1] as FunnelPoint);
  return {
    rows: rowsOfCase,
    lower_2s: shown.map(({ lower95 }) => lower95),
    upper_2s: shown.map(({ upper95 }) => upper95),
    lower_3s: shown.map(({ lower998 }) => lower998),
    upper_3s: shown.map(({ upper998 }) => upper998),
  };
};

const withExact = (lines: ReturnType<typeof linesOfRows>) => ({
  ...lines,
  exact_lower_2s: lines.lower_2s,
  exact_upper_2s: lines.upper_2s,
  exact_lower_3s: lines.lower_3s,
  exact_upper_3s: lines.upper_3s,
});

/** The reference's own ceiling of 100, whatever the multiplier. */
const funnelOfProportion: Kind = (inputs) => {
  const { baseline, points } = funnelLimitsOfProportion({
    numerators: numbers(inputs['numerators']),
    denominators: numbers(inputs['denominators']),
    multiplier: inputs['multiplier'] as number,
    ceiling: 100,
  });
  return { baseline, population_axis: points.map(({ x }) => x), ...linesOfRows(points) };
};

const funnelOfRatio: Kind = (inputs) => {
  const { points } = funnelLimitsOfRatio({
    observed: numbers(inputs['observed']),
    expected: numbers(inputs['expected']),
    ratioType: inputs['ratio_type'] as 'count' | 'isr',
  });
  return { axis: points.map(({ x }) => x), ...withExact(linesOfRows(points)) };
};

const ratesOf = (inputs: Inputs) => ({
  events: numbers(inputs['events']),
  rates: numbers(inputs['rates']),
  ...(inputs['denominators'] === undefined
    ? {}
    : { denominators: numbers(inputs['denominators']) }),
  rateType: inputs['rate_type'] as 'crude' | 'dsr',
  multiplier: inputs['multiplier'] as number,
  years: (inputs['years'] as number | undefined) ?? 1,
});

const funnelOfRate: Kind = (inputs) => {
  const { baseline, points } = funnelLimitsOfRate(ratesOf(inputs));
  const shown = rowsOfCase.map((row) => points[row - 1]);
  const populations = (line: 'lower95' | 'upper95' | 'lower998' | 'upper998') =>
    shown.map((point) => point?.population[line]);
  return {
    baseline,
    axis: points.map(({ x }) => x),
    ...withExact(linesOfRows(points)),
    lower_2s_population_1_year: populations('lower95'),
    upper_2s_population_1_year: populations('upper95'),
    lower_3s_population_1_year: populations('lower998'),
    upper_3s_population_1_year: populations('upper998'),
  };
};

const expectedOnFunnel: Kind = (inputs) => {
  const found = funnelExpected({
    observed: inputs['observed'] as number,
    p: inputs['p'] as number,
  });
  return {
    expected_for_upper_limit: found.forUpperLimit,
    expected_for_lower_limit: found.forLowerLimit,
    reference_bisection_upper: found.forUpperLimit,
    reference_bisection_lower: found.forLowerLimit,
  };
};

const categories = (areas: readonly FunnelArea[]) => ({
  category: areas.map(({ category }) => category.replaceAll('-', '_')),
});

const pointsOfFunnel: Kind = (inputs) => {
  const points = funnelPoints(ratesOf(inputs));
  return {
    rate_chart: points.map(({ rate }) => rate),
    denominator_derived: points.map(({ population }) => population),
  };
};

/** The reference hides a value without deaths in the last band for its endless interval. */
const lifeWarnings: Readonly<Record<string, string>> = {
  'population-not-above-5000': 'total_population_not_above_5000',
  'deaths-negative': 'negative_deaths',
  'no-deaths-in-last-band': 'interval_wider_than_20_years',
};

const lives: Kind = (inputs) => {
  const found = lifeExpectancy({
    ageStarts: inputs['age_start'] as number[],
    populations: numbers(inputs['populations']),
    deaths: numbers(inputs['deaths']),
    confidence: inputs['confidence'] as number,
  });
  const at65 = found.ages.find(({ age }) => age === 65);
  const reasons = [found.reason, ...found.ages.map(({ reason }) => reason)];
  const codes = reasons.flatMap((reason) => (reason === null ? [] : reason.code));
  return {
    value: found.ages.map(({ value }) => value),
    lower: found.ages.map(({ lower }) => lower),
    upper: found.ages.map(({ upper }) => upper),
    value_at_birth: found.atBirth.value,
    lower_at_birth: found.atBirth.lower,
    upper_at_birth: found.atBirth.upper,
    value_at_65: at65?.value,
    lower_at_65: at65?.lower,
    upper_at_65: at65?.upper,
    warnings: [...new Set(codes.map((code) => lifeWarnings[code] ?? code.replaceAll('-', '_')))],
  };
};

const concentration: Kind = (inputs) => {
  const found = concentrationIndex({
    populations: numbers(inputs['populations']),
    values: numbers(inputs['values']),
  });
  return {
    relative: found.relative.value,
    absolute: found.absolute.value,
    mean: found.mean,
    ranks: found.ranks,
    lorenz_population: found.lorenz.population,
    lorenz_outcome: found.lorenz.outcome,
    between_group_variance: found.betweenGroupVariance,
    theil_x1000: found.theil,
    mean_log_deviation_x1000: found.meanLogDeviation,
  };
};

const kitagawa: Kind = (inputs) => {
  const found = decomposition({
    populations1: numbers(inputs['populations1']),
    rates1: numbers(inputs['rates1']),
    populations2: numbers(inputs['populations2']),
    rates2: numbers(inputs['rates2']),
  });
  return {
    ...found,
    rate_effect: found.rateEffect,
    composition_effect: found.compositionEffect,
    rate_effect_by_band: found.rateEffectByBand,
    composition_effect_by_band: found.compositionEffectByBand,
  };
};

/** Each kind of case by the function that answers it, in the case's own field names. */
export const kinds: Readonly<Record<string, Kind>> = {
  sii,
  funnel_limits_proportion: funnelOfProportion,
  funnel_limits_ratio: funnelOfRatio,
  funnel_limits_rate: funnelOfRate,
  funnel_poisson_expected: expectedOnFunnel,
  funnel_significance_proportion: (inputs) =>
    categories(
      funnelSignificanceOfProportion({
        numerators: numbers(inputs['numerators']),
        denominators: numbers(inputs['denominators']),
      }),
    ),
  funnel_significance_ratio: (inputs) =>
    categories(
      funnelSignificanceOfRatio({
        observed: numbers(inputs['observed']),
        expected: numbers(inputs['expected']),
      }),
    ),
  funnel_significance_rate: (inputs) => categories(funnelSignificanceOfRate(ratesOf(inputs))),
  funnel_points: pointsOfFunnel,
  life_expectancy: lives,
  concentration_index: concentration,
  kitagawa,
  ...failures,
};
