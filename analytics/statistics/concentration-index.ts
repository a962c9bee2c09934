import { twoSidedZ } from './distributions.ts';
import {
  type Confidence,
  confidenceProblem,
  type Estimate,
  limitsAt,
  noLimits,
  reasonOfLimits,
  withoutEstimate,
} from './estimate.ts';
import { isMissing, type Maybe, sumOf } from './input.ts';
import { type ReasonCode, reasonOf } from './reason.ts';
import { ridits } from './ridit-line.ts';

type Numbers = readonly Maybe[];

export const concentrationMethod = 'grouped concentration index, delta method';

export interface ConcentrationInput {
  /** People in each group, from the most to the least deprived. */
  readonly populations: Numbers;
  /** The rate or mean of each group, 0 or more. */
  readonly values: Numbers;
  /** Of the values; without them there are no limits. */
  readonly standardErrors?: Numbers;
  readonly confidence?: Confidence;
  /** The values are shares of people (0 to 1): gives the Wagstaff and Erreygers indices. */
  readonly isShare?: boolean;
}

export interface ConcentrationIndex {
  /** Below 0 where the outcome falls on the more deprived. -1 to 1. */
  readonly relative: Estimate;
  /** Relative times the mean. */
  readonly absolute: Estimate;
  readonly mean: number | null;
  /** The rank of the middle of each group, 0 to 1. */
  readonly ranks: readonly number[];
  /** Cumulative shares from 0 to 1, one point more than groups. */
  readonly lorenz: { readonly population: readonly number[]; readonly outcome: readonly number[] };
  readonly betweenGroupVariance: number | null;
  /** Times 1,000. */
  readonly theil: number | null;
  /** Times 1,000; null where a group's value is 0. */
  readonly meanLogDeviation: number | null;
  /** C / (1 - mean); null unless the values are shares. */
  readonly wagstaff: number | null;
  /** 4 mean C; null unless the values are shares. */
  readonly erreygers: number | null;
}

function problemOf({
  populations,
  values,
  confidence = 0.95,
}: ConcentrationInput): ReasonCode | null {
  if (populations.length !== values.length) return 'bands-differ';
  if (populations.some(isMissing)) return 'population-missing';
  if (values.length === 0) return 'values-none';
  if (values.some(isMissing)) return 'values-missing';
  if (!populations.every((people) => (people ?? 0) > 0)) return 'population-not-positive';
  const isPositive = values.every((value) => (value ?? 0) >= 0) && values.some((value) => value);
  return isPositive ? confidenceProblem(confidence) : 'mean-not-positive';
}

function withoutIndex(code: ReasonCode): ConcentrationIndex {
  const none = withoutEstimate(concentrationMethod, code);
  return {
    relative: none,
    absolute: none,
    mean: null,
    ranks: [],
    lorenz: { population: [], outcome: [] },
    betweenGroupVariance: null,
    theil: null,
    meanLogDeviation: null,
    wagstaff: null,
    erreygers: null,
  };
}

function cumulative(parts: readonly number[]): readonly number[] {
  let before = 0;
  const sums = parts.map((part) => {
    before += part;
    return before;
  });
  return [0, ...sums.slice(0, -1), 1];
}

/** What the weights of the values make of their standard errors. */
function estimateOf(
  value: number,
  weights: readonly number[],
  { standardErrors, confidence = 0.95, values }: ConcentrationInput,
): Estimate {
  const given = standardErrors ?? [];
  const isKnown = given.length === values.length && !given.some(isMissing);
  const needs = confidence !== null && !isKnown;
  const spread = Math.sqrt(
    sumOf(weights.map((weight, group) => (weight * (given[group] ?? 0)) ** 2)),
  );
  const limits = (level: number) => {
    const half = twoSidedZ(level) * spread;
    return Number.isFinite(half) ? { lower: value - half, upper: value + half } : noLimits;
  };
  const interval = limitsAt(isKnown ? confidence : null, limits);
  return {
    value,
    ...interval,
    method: concentrationMethod,
    reason: needs ? reasonOf('interval-missing') : reasonOfLimits(confidence, interval),
  };
}

function entropy(shares: readonly number[], ratios: readonly number[]) {
  const theil = sumOf(shares.map((f, group) => f * xLogX(ratios[group] ?? 0)));
  const deviation = -sumOf(shares.map((f, group) => f * Math.log(ratios[group] ?? 0)));
  return {
    theil: 1000 * theil,
    meanLogDeviation: Number.isFinite(deviation) ? 1000 * deviation : null,
  };
}

const xLogX = (x: number) => (x === 0 ? 0 : x * Math.log(x));

function shareIndices(relative: number, mean: number, isShare: boolean) {
  if (!isShare || !(mean < 1)) return { wagstaff: null, erreygers: null };
  return { wagstaff: relative / (1 - mean), erreygers: 4 * mean * relative };
}

/**
 * The concentration index of grouped values: C = 2/mean * sum of f (h - mean)(R - 0.5), with f the
 * shares of the population, h the values and R the mid-ranks; the absolute index is C times the mean.
 * Wagstaff 2005 and Erreygers 2009 for outcomes of yes or no.
 *
 * The limits carry the standard errors of the values through the index to first order, groups and ranks
 * being fixed: the within-group term of Kakwani, Wagstaff and van Doorslaer 1997 (J Econometrics
 * 77:87-103). Without standard errors there are none. Never throws for
 * lists of numbers.
 */
export function concentrationIndex(input: ConcentrationInput): ConcentrationIndex {
  const problem = problemOf(input);
  if (problem !== null) return withoutIndex(problem);
  const values = input.values as readonly number[];
  const { shares, ranks } = ridits(input.populations as readonly number[]);
  const over = (part: (share: number, value: number, rank: number) => number) =>
    shares.map((share, group) => part(share, values[group] ?? 0, ranks[group] ?? 0));
  const mean = sumOf(over((f, h) => f * h));
  const absolute = 2 * sumOf(over((f, h, rank) => f * (h - mean) * (rank - 0.5)));
  const relative = absolute / mean;
  const relativeWeights = over((f, _, rank) => (f * (2 * rank - 1 - relative)) / mean);
  const absoluteWeights = over((f, _, rank) => f * (2 * rank - 1));
  return {
    relative: estimateOf(relative, relativeWeights, input),
    absolute: estimateOf(absolute, absoluteWeights, input),
    mean,
    ranks,
    lorenz: {
      population: cumulative(shares),
      outcome: cumulative(over((f, h) => (f * h) / mean)),
    },
    betweenGroupVariance: sumOf(over((f, h) => f * (h - mean) ** 2)),
    ...entropy(
      shares,
      values.map((value) => value / mean),
    ),
    ...shareIndices(relative, mean, input.isShare ?? false),
  };
}
