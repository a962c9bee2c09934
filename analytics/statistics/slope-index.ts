import {
  type Confidence,
  type Estimate,
  type Limits,
  limitsAt,
  noLimits,
  reasonOfLimits,
  withoutEstimate,
} from './estimate.ts';
import { sumOf } from './input.ts';
import { type ReasonCode, reasonOf } from './reason.ts';
import { fitLine, type Line, lineVariance, type RiditWeights, riditWeights } from './ridit-line.ts';
import { readSlopeBands, type SlopeBands, type SlopeInput } from './slope-input.ts';
import { linearLimits, type SlopeLimits, turnedLimits } from './slope-limits.ts';
import { slopeScale } from './slope-scale.ts';
import { drawSlopes, simulatedLimits } from './slope-simulation.ts';

/** What the relative index of inequality is here; SII divided by the mean is `siiOverMean`. */
export const riiDefinition =
  'the fitted value of the least deprived divided by that of the most deprived: (Y0 + SII) / Y0';

export const linearSlopeMethod = 'weighted least squares on the mid-rank, closed-form limits';
export const turnedSlopeMethod =
  'weighted least squares on the mid-rank of the transformed values, closed-form limits';
export const simulatedSlopeMethod = 'weighted least squares on the mid-rank, seeded simulation';

export interface SlopeIndex {
  /** The slope index: the gap between the two ends of the line, times the multiplier. */
  readonly sii: Estimate;
  /** The relative index by `definition`; turned upside down where the multiplier is negative. */
  readonly rii: Estimate;
  readonly definition: string;
  /** The other definition: the slope index divided by the mean of everybody, without the multiplier. */
  readonly siiOverMean: number | null;
  /** The line at rank 0: in the values' unit, or times the size of the multiplier where transformed. */
  readonly intercept: number | null;
  /** More than 10 bands: small numbers make the slope unsteady. */
  readonly manyBands: boolean;
}

function methodOf({ valueType, transform = false }: SlopeInput): string {
  if (transform) return turnedSlopeMethod;
  return valueType === 'other' ? linearSlopeMethod : simulatedSlopeMethod;
}

function withoutIndex(input: SlopeInput, code: ReasonCode): SlopeIndex {
  const none = withoutEstimate(methodOf(input), code);
  return {
    sii: none,
    rii: none,
    definition: riiDefinition,
    siiOverMean: null,
    intercept: null,
    manyBands: input.populations.length > 10,
  };
}

/** The limits by confidence, before the multiplier. */
function limiter(
  input: SlopeInput,
  { values }: SlopeBands,
  errors: readonly number[],
  weights: RiditWeights,
  line: Line,
): (confidence: number) => SlopeLimits {
  const scale = slopeScale(input.valueType);
  const { repetitions = 100_000, seed = 1 } = input;
  if (input.transform || input.valueType === 'other') {
    const variance = lineVariance(weights, errors);
    return (confidence) =>
      input.transform
        ? turnedLimits(line, variance, confidence, scale)
        : linearLimits(line, variance, confidence);
  }
  const draws = drawSlopes({ weights, values, errors, scale, repetitions, seed });
  return (confidence) => simulatedLimits(draws, confidence);
}

const inOrder = (one: number, other: number): Limits => ({
  lower: Math.min(one, other),
  upper: Math.max(one, other),
});

function times({ lower, upper }: Limits, by: number): Limits {
  return lower === null || upper === null ? noLimits : inOrder(lower * by, upper * by);
}

/** A ratio turned upside down has no limits where it may be 0. */
function turned({ lower, upper }: Limits, isTurned: boolean): Limits {
  if (!isTurned || lower === null || upper === null) return { lower, upper };
  return lower > 0 ? inOrder(1 / lower, 1 / upper) : noLimits;
}

type Of = (confidence: number) => SlopeLimits;

function estimateOf(
  value: number,
  method: string,
  confidence: Confidence,
  limits: (confidence: number) => Limits,
  reason: ReasonCode | null,
): Estimate {
  const interval = limitsAt(reason === null ? confidence : null, limits);
  const why = reason === null ? reasonOfLimits(confidence, interval) : reasonOf(reason);
  return { value, ...interval, method, reason: why };
}

function ratioEstimate(
  ends: { readonly first: number; readonly last: number },
  input: SlopeInput,
  at: Of,
  problem: ReasonCode | null,
): Estimate {
  const { multiplier = 1, confidence = 0.95 } = input;
  const method = methodOf(input);
  if (!(ends.first > 0 && ends.last > 0)) return withoutEstimate(method, 'line-below-zero');
  const isTurned = multiplier < 0;
  const value = isTurned ? ends.first / ends.last : ends.last / ends.first;
  const limits = (level: number) => turned(at(level).ratio, isTurned);
  const found = estimateOf(value, method, confidence, limits, problem);
  const lacks = problem === null && found.reason?.code === 'limit-not-calculable';
  return lacks ? { ...found, reason: reasonOf('intercept-near-zero') } : found;
}

function endsOf(line: Line, input: SlopeInput) {
  const { from } = slopeScale(input.transform ? input.valueType : 'other');
  return { first: from(line.intercept), last: from(line.intercept + line.slope) };
}

/**
 * Slope and relative index of inequality, Low and Low 2004 (J Public Health 26:388-395): least squares
 * of the bands' values on the rank of the middle of each band, weighted by population.
 *
 * The limits are closed forms where the line is fitted to values of type `other` (Fieller 1954 for the
 * ratio) or to transformed rates and proportions; only untransformed rates and proportions need a
 * simulation, which is seeded, so that the same input always gives the same limits.
 *
 * Put right from the reference (PHEindicatormethods 2.1.1): bands rank by their place in the list, so
 * labels sorted as text ("10" before "2") cannot reorder them, and a band cannot come twice; a
 * multiplier between 0 and 1 no longer swaps the limits; a rate or proportion of 0 that has no logarithm,
 * or a missing value, gives a reason. Untransformed, the value then stands without limits.
 * 5 to 100 bands; never throws for lists of numbers.
 */
export function slopeIndex(input: SlopeInput): SlopeIndex {
  const bands = readSlopeBands(input);
  if (typeof bands === 'string') return withoutIndex(input, bands);
  const { multiplier = 1, confidence = 0.95, transform = false } = input;
  const method = methodOf(input);
  const { values } = bands;
  const weights = riditWeights(bands.populations);
  const line = fitLine(weights, transform ? values.map(slopeScale(input.valueType).to) : values);
  const ends = endsOf(line, input);
  const gap = ends.last - ends.first;
  const problem = problemOfLimits(input, bands);
  const errors = typeof bands.errors === 'string' ? [] : bands.errors;
  const hasLimits = problem === null && confidence !== null;
  const at: Of = hasLimits
    ? limiter(input, bands, errors, weights, line)
    : () => ({ slope: noLimits, ratio: noLimits });
  const mean = sumOf(weights.shares.map((share, band) => share * (values[band] ?? 0)));
  return {
    sii: estimateOf(
      gap * multiplier,
      method,
      confidence,
      (c) => times(at(c).slope, multiplier),
      problem,
    ),
    rii: ratioEstimate(ends, input, at, problem),
    definition: riiDefinition,
    siiOverMean: mean > 0 ? (gap * Math.sign(multiplier)) / mean : null,
    intercept: transform ? ends.first * Math.abs(multiplier) : ends.first,
    manyBands: values.length > 10,
  };
}

/** Why the value stands without limits. */
function problemOfLimits(input: SlopeInput, { values, errors }: SlopeBands): ReasonCode | null {
  if (input.confidence === null) return null;
  if (typeof errors === 'string') return errors;
  if (input.valueType === 'other') return null;
  if (values.some((value) => value <= 0)) return 'value-not-positive';
  const isWhole = input.valueType === 'proportion' && values.includes(1);
  return isWhole ? 'proportion-out-of-range' : null;
}
