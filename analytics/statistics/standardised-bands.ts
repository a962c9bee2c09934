import {
  type Estimate,
  limitsAt,
  reasonOfLimits,
  scaleLimits,
  withoutEstimate,
} from './estimate.ts';
import { type Asked, isMissing, known, type Maybe, sumOf } from './input.ts';
import { byarLimits } from './poisson-limits.ts';
import type { ReasonCode } from './reason.ts';

/** Age bands of one group, by position. */
export interface Bands extends Asked {
  /** Events of each band; a missing count is 0. */
  readonly counts: readonly Maybe[];
  readonly populations: readonly Maybe[];
  /** The standard population of each band, on any scale. */
  readonly standard: readonly Maybe[];
}

/** A standardised rate with what travels with it. */
export interface StandardisedRate extends Estimate {
  /** Of the value, per `multiplier`; null where there is no value. */
  readonly standardError: Maybe;
  readonly totalCount: number;
  readonly totalPopulation: number;
}

export const fewestEvents = 10;

function populationProblem(population: Maybe): ReasonCode | null {
  if (isMissing(population)) return 'population-missing';
  return population > 0 ? null : 'population-not-positive';
}

function standardProblem(standard: Maybe): ReasonCode | null {
  if (isMissing(standard)) return 'standard-missing';
  return standard < 0 ? 'standard-negative' : null;
}

const firstOf = <T>(values: readonly T[], problem: (value: T) => ReasonCode | null) =>
  values.map(problem).find((found) => found !== null) ?? null;

/** Why the bands cannot be standardised; null where they can. */
export function bandsProblem({ counts, populations, standard }: Bands): ReasonCode | null {
  const { length } = populations;
  if (length === 0 || counts.length !== length || standard.length !== length) return 'bands-differ';
  const negative = (count: Maybe) => (!isMissing(count) && count < 0 ? 'numerator-negative' : null);
  const problem =
    firstOf(counts, negative) ??
    firstOf(populations, populationProblem) ??
    firstOf(standard, standardProblem);
  if (problem !== null) return problem;
  const areFinite = [counts, populations, standard].every((list) => Number.isFinite(sumOf(list)));
  if (!areFinite) return 'number-out-of-range';
  return sumOf(standard) > 0 ? null : 'standard-empty';
}

/** What the weighted sums of the bands come to, each weight being the band's share of the standard. */
export function weigh({ counts, populations, standard }: Bands, squares: readonly Maybe[]) {
  const whole = sumOf(standard);
  const weights = populations.map((people, band) => (standard[band] ?? 0) / whole / (people ?? 1));
  return {
    weights,
    rate: sumOf(weights.map((weight, band) => weight * (counts[band] ?? 0))),
    variance: sumOf(weights.map((weight, band) => weight * weight * (squares[band] ?? 0))),
  };
}

/** The totals that are given whether or not there is a rate. */
export function bandTotals({ counts, populations }: Bands) {
  return { totalCount: sumOf(counts), totalPopulation: sumOf(populations) };
}

/** A standardised rate that is not there. */
export function withoutRate(method: string, code: ReasonCode, bands: Bands): StandardisedRate {
  return { ...withoutEstimate(method, code), standardError: null, ...bandTotals(bands) };
}

/**
 * Dobson's interval of a weighted rate from Byar's limits of the count behind it. Dobson, Kuulasmaa,
 * Eberle and Scherer 1991, Stat Med 10:457-462. `squares` is what each band gives to the variance.
 */
export function dobson(bands: Bands, squares: readonly Maybe[], method: string): StandardisedRate {
  const { confidence = 0.95, multiplier = 1 } = bands;
  const { rate, variance } = weigh(bands, squares);
  const totals = bandTotals(bands);
  const count = totals.totalCount;
  const step = Math.sqrt(variance / count);
  const limit = (end: Maybe) => (end === null ? null : known(rate + step * (end - count)));
  const limits = limitsAt(confidence, (at) => {
    const { lower, upper } = byarLimits({ count, confidence: at });
    return scaleLimits({ lower: limit(lower), upper: limit(upper) }, multiplier);
  });
  return {
    value: rate * multiplier,
    ...limits,
    method,
    reason: reasonOfLimits(confidence, limits),
    standardError: Math.sqrt(variance) * multiplier,
    ...totals,
  };
}
