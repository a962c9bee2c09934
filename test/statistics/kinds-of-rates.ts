import type { Estimate } from '../../analytics/statistics/estimate.ts';
import {
  byarLimits,
  chiSquaredQuantile,
  directlyStandardisedRate,
  exactBinomialLimits,
  exactPoissonLimits,
  gammaStandardisedRate,
  indirectlyStandardisedRate,
  indirectlyStandardisedRatio,
  indirectlyStandardisedRatioOfTotal,
  mean,
  normalQuantile,
  proportion,
  proportionTrend,
  quantile,
  rate,
  rateRatio,
  rateRatioLogNormal,
  repeatEventRate,
  sumByGroup,
  tQuantile,
  twoByTwo,
  valueTrend,
} from '../../analytics/statistics/index.ts';
import type { ReasonCode } from '../../analytics/statistics/reason.ts';
import type { Inputs, Kind, Outputs } from './case-shape.ts';

type Maybe = number | null;

/** The reference's codes for ours. */
const refusals: Readonly<Partial<Record<ReasonCode, string>>> = {
  'numerator-negative': 'negative_numerator',
  'denominator-not-positive': 'denominator_not_positive',
  'denominator-negative': 'negative_denominator',
  'numerator-above-denominator': 'numerator_above_denominator',
  'confidence-out-of-range': 'confidence_out_of_range',
  'confidence-pair-unsupported': 'unsupported_confidence_pair',
  'confidences-too-many': 'too_many_confidence_levels',
  'multiplier-not-positive': 'multiplier_not_positive',
  'population-missing': 'missing_population',
  'population-not-positive': 'denominator_not_positive',
  'standard-missing': 'missing_standard_population',
  'standard-negative': 'negative_standard_population',
  'population-inconsistent': 'inconsistent_population_in_band',
  'reference-length-mismatch': 'reference_length_mismatch',
  'bands-differ': 'unequal_rows_per_group',
  'values-not-numeric': 'values_not_numeric',
  'fewer-values-than-quantiles': 'too_few_areas_for_quantiles',
};

const number = (inputs: Inputs, name: string) => (inputs[name] ?? null) as Maybe;
const list = (inputs: Inputs, name: string) => (inputs[name] ?? []) as readonly Maybe[];

const asked = (inputs: Inputs) => ({
  confidence: inputs['confidence'] as number | null | readonly number[] | undefined,
  multiplier: inputs['multiplier'] as number | undefined,
});

const one = (inputs: Inputs) => inputs['confidence'] as number | undefined;

const shown = ({ value, lower, upper, outer }: Estimate): Outputs => ({
  value,
  lower,
  upper,
  ...(outer === undefined ? {} : { lower998: outer.lower, upper998: outer.upper }),
});

const methodOf = ({ method }: Estimate) => (method === 'exact Poisson' ? 'Exact' : 'Byars');

const refusal = ({ reason }: Pick<Estimate, 'reason'>) =>
  reason === null ? null : (refusals[reason.code] ?? reason.code);
const refused =
  (of: (inputs: Inputs) => Pick<Estimate, 'reason'>): Kind =>
  (inputs) => ({ error: refusal(of(inputs)) });

const share = (inputs: Inputs) =>
  proportion({
    numerator: number(inputs, 'x'),
    denominator: number(inputs, 'n'),
    ...asked(inputs),
  });
const crude = (inputs: Inputs) =>
  rate({
    numerator: number(inputs, 'count'),
    denominator: number(inputs, 'denominator'),
    ...asked(inputs),
  });

/** Each group of the case added up, then given to a statistic; columns of the answers by name. */
function grouped(inputs: Inputs, names: readonly string[], of: Kind): Outputs {
  const rows = sumByGroup({
    groups: inputs['group'] as readonly string[],
    columns: names.map((name) => list(inputs, name)),
  }).map(({ group, sums }): Outputs => {
    const summed = Object.fromEntries(names.map((name, at) => [name, sums[at]]));
    return { group, ...summed, ...of({ ...inputs, ...summed }) };
  });
  const columns = Object.keys(rows[0] ?? {});
  return Object.fromEntries(columns.map((name) => [name, rows.map((row) => row[name] ?? null)]));
}

const bands = (inputs: Inputs) => ({
  counts: list(inputs, 'counts'),
  populations: list(inputs, 'populations'),
  standard: list(inputs, 'standard'),
  ...asked(inputs),
});

const repeated = (inputs: Inputs) =>
  repeatEventRate({
    frequencies: list(inputs, 'frequency'),
    bands: (inputs['band'] ?? []) as readonly number[],
    people: list(inputs, 'individuals'),
    populations: list(inputs, 'populations'),
    standard: list(inputs, 'standard'),
    ...asked(inputs),
  });

const reference = (inputs: Inputs) => ({
  counts: list(inputs, 'counts'),
  populations: list(inputs, 'populations'),
  referenceCounts: list(inputs, 'ref_counts'),
  referencePopulations: list(inputs, 'ref_populations'),
  ...asked(inputs),
});

const ratio = (inputs: Inputs) =>
  indirectlyStandardisedRatio({
    ...reference(inputs),
    referenceValue: inputs['ref_value'] as number | undefined,
  });

/** What an error case leaves out is filled with rows that nothing is wrong with. */
function ratioRefusal(inputs: Inputs) {
  const rows = Number(inputs['rows'] ?? list(inputs, 'counts').length) || 2;
  const ones = Array.from({ length: rows }, () => 1);
  const whole = { counts: ones, populations: ones, ref_counts: ones, ref_populations: ones };
  return ratio({ ...whole, ...inputs });
}

const twoCounts = (inputs: Inputs, count: string, of: string) => ({
  numerator1: number(inputs, `${count}1`),
  denominator1: number(inputs, `${of}1`),
  numerator2: number(inputs, `${count}2`),
  denominator2: number(inputs, `${of}2`),
  ...asked(inputs),
});

function table(inputs: Inputs): Outputs {
  const { riskRatio, oddsRatio, riskDifference } = twoByTwo(twoCounts(inputs, 'x', 'n'));
  return {
    risk_ratio: riskRatio.value,
    risk_ratio_lower: riskRatio.lower,
    risk_ratio_upper: riskRatio.upper,
    odds_ratio: oddsRatio.value,
    odds_ratio_lower: oddsRatio.lower,
    odds_ratio_upper: oddsRatio.upper,
    risk_difference: riskDifference.value,
    newcombe_lower: riskDifference.lower,
    newcombe_upper: riskDifference.upper,
  };
}

const areaGroups = (inputs: Inputs) => {
  const { values } = inputs;
  return quantile({
    values: (typeof values === 'string' ? ['one', 'two'] : values) as readonly Maybe[],
    quantiles: inputs['n_quantiles'] as number | undefined,
    highestIsFirst: inputs['highest_is_1'] as boolean | undefined,
  });
};

const twoPopulationsInOneBand: Inputs = {
  frequency: [1, 2],
  band: [1, 1],
  individuals: [20, 5],
  populations: [100, 101],
  standard: [1, 1],
};

/** Each kind of the case file that is a rate, a proportion or a mean, or is made of them. */
export const kinds: Readonly<Record<string, Kind>> = {
  qnorm: (inputs) => ({ value: normalQuantile(Number(inputs['p'])) }),
  qchisq: (inputs) => ({ value: chiSquaredQuantile(Number(inputs['p']), Number(inputs['df'])) }),
  qt: (inputs) => ({ value: tQuantile(Number(inputs['p']), Number(inputs['df'])) }),
  proportion_wilson: (inputs) => shown(share(inputs)),
  proportion_wilson_grouped: (inputs) => grouped(inputs, ['x', 'n'], (sum) => shown(share(sum))),
  proportion_error: refused(share),
  rate: (inputs) => ({ ...shown(crude(inputs)), method: methodOf(crude(inputs)) }),
  rate_grouped: (inputs) =>
    grouped(inputs, ['count', 'denominator'], (sum) => {
      const got = crude(sum);
      return { ...shown(got), method: got.value === null ? null : methodOf(got) };
    }),
  rate_error: refused(crude),
  byars: (inputs) => ({
    ...byarLimits({ count: number(inputs, 'count'), confidence: one(inputs) }),
  }),
  poisson_exact: (inputs) => ({
    ...exactPoissonLimits({ count: number(inputs, 'count'), confidence: one(inputs) }),
  }),
  binomial_exact: (inputs) => ({
    ...exactBinomialLimits({
      numerator: number(inputs, 'x'),
      denominator: number(inputs, 'n'),
      confidence: one(inputs),
    }),
  }),
  mean_t: (inputs) => {
    const got = mean({ values: list(inputs, 'values'), ...asked(inputs) });
    return { ...shown(got), sum: got.sum, count: got.count, sd: got.standardDeviation };
  },
  dsr: (inputs) => {
    const got = directlyStandardisedRate(bands(inputs));
    return {
      ...shown(got),
      total_count: got.totalCount,
      total_pop: got.totalPopulation,
      suppressed: got.reason?.code === 'fewer-than-10-events',
    };
  },
  dsr_error: refused((inputs) => directlyStandardisedRate(bands(inputs))),
  dsr_nonindependent: (inputs) => {
    const got = repeated(inputs);
    return { ...shown(got), total_count: got.totalCount, total_pop: got.totalPopulation };
  },
  dsr_nonindependent_error: refused((inputs) =>
    repeated(inputs['populations'] === undefined ? twoPopulationsInOneBand : inputs),
  ),
  dsr_gamma: (inputs) => shown(gammaStandardisedRate(bands(inputs))),
  indirect_ratio: (inputs) => {
    const got = ratio(inputs);
    const { observed, expected } = got;
    return { ...shown(got), observed, expected, method: methodOf(got) };
  },
  indirect_ratio_error: refused(ratioRefusal),
  indirect_rate: (inputs) => {
    const got = indirectlyStandardisedRate(reference(inputs));
    const { observed, expected, referenceRate } = got;
    return {
      ...shown(got),
      observed,
      expected,
      ref_rate: referenceRate,
      method: methodOf(got),
    };
  },
  indirect_ratio_totals: (inputs) => {
    const got = indirectlyStandardisedRatioOfTotal({
      ...reference(inputs),
      observed: number(inputs, 'observed_total'),
      referenceValue: inputs['ref_value'] as number | undefined,
    });
    const { observed, expected } = got;
    return { ...shown(got), observed, expected, method: methodOf(got) };
  },
  rate_ratio_exact: (inputs) => {
    const got = rateRatio(twoCounts(inputs, 'count', 'time'));
    return { ...shown(got), p_value: got.pValue };
  },
  rate_ratio_wald: (inputs) => shown(rateRatioLogNormal(twoCounts(inputs, 'count', 'time'))),
  two_by_two: table,
  quantile: (inputs) => ({ quantile: areaGroups(inputs).quantiles }),
  quantile_warning: (inputs) => ({ warning: refusal(areaGroups(inputs)) }),
  quantile_error: refused(areaGroups),
  trend_proportion: (inputs) => {
    const got = proportionTrend({
      years: list(inputs, 'years'),
      numerators: list(inputs, 'numerators'),
      denominators: list(inputs, 'denominators'),
    });
    return {
      slope_logit_ols: got.slope,
      chi_squared: got.chiSquared,
      leave_one_out_slopes: got.leaveOneOutSlopes,
      marker: got.marker,
    };
  },
  trend_value: (inputs) => {
    const got = valueTrend({
      years: list(inputs, 'years'),
      values: list(inputs, 'values'),
      lowers: list(inputs, 'lower95'),
      uppers: list(inputs, 'upper95'),
    });
    return {
      slope: got.slope,
      chi_squared: got.chiSquared,
      leave_one_out_slopes: got.leaveOneOutSlopes,
      marker: got.marker,
    };
  },
};
