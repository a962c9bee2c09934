import { tQuantile } from './distributions.ts';
import {
  type Confidence,
  type Estimate,
  limitsAt,
  noLimits,
  reasonOfLimits,
  withoutEstimate,
} from './estimate.ts';
import { type Asked, askedProblem, isMissing, known, type Maybe } from './input.ts';
import { type ReasonCode, reasonOf } from './reason.ts';

export const studentsT = "Student's t";

/** A mean with what it was worked out from; `standardDeviation` divides by one less than the count. */
export interface Mean extends Estimate {
  readonly count: Maybe;
  readonly sum: Maybe;
  readonly standardDeviation: Maybe;
}

interface Spread {
  readonly count: number;
  readonly sum: number;
  readonly mean: number;
  readonly standardDeviation: Maybe;
  readonly confidence: Confidence;
  readonly multiplier: number;
}

const withoutMean = (code: ReasonCode): Mean => ({
  ...withoutEstimate(studentsT, code),
  count: null,
  sum: null,
  standardDeviation: null,
});

function limitsOf(spread: Spread, confidence: number) {
  const { count, mean, standardDeviation, multiplier } = spread;
  const t = tQuantile(1 - (1 - confidence) / 2, count - 1);
  if (t === undefined || standardDeviation === null) return noLimits;
  const margin = (t * standardDeviation) / Math.sqrt(count);
  return { lower: known((mean - margin) * multiplier), upper: known((mean + margin) * multiplier) };
}

function meanWith(spread: Spread): Mean {
  const { count, sum, mean, standardDeviation, confidence, multiplier } = spread;
  const limits = limitsAt(confidence, (at) => limitsOf(spread, at));
  const reason =
    count === 1 ? reasonOf('interval-of-one-value') : reasonOfLimits(confidence, limits);
  return {
    value: mean * multiplier,
    ...limits,
    method: studentsT,
    reason,
    count,
    sum,
    standardDeviation,
  };
}

/**
 * The mean of values with limits by Student's t. One value has a mean without limits, with a reason; a
 * missing value leaves no mean.
 */
export function mean(input: Asked & { readonly values: readonly Maybe[] }): Mean {
  const { values, confidence = 0.95, multiplier = 1 } = input;
  const problem = askedProblem(input);
  if (problem !== null) return withoutMean(problem);
  if (values.length === 0) return withoutMean('values-none');
  const present = values.filter((value): value is number => !isMissing(value));
  if (present.length < values.length) return withoutMean('values-missing');
  const count = present.length;
  const sum = present.reduce((total, value) => total + value, 0);
  const centre = sum / count;
  const squares = present.reduce((total, value) => total + (value - centre) ** 2, 0);
  const standardDeviation = count === 1 ? null : Math.sqrt(squares / (count - 1));
  return meanWith({ count, sum, mean: centre, standardDeviation, confidence, multiplier });
}

/** Veltkamp and Dekker 1971: a product and what its rounding lost. */
function product(a: number, b: number): readonly [number, number] {
  const split = (value: number) => {
    const scaled = 134_217_729 * value;
    const high = scaled - (scaled - value);
    return [high, value - high] as const;
  };
  const [aHigh, aLow] = split(a);
  const [bHigh, bLow] = split(b);
  const whole = a * b;
  return [whole, aLow * bLow - (whole - aHigh * bHigh - aLow * bHigh - aHigh * bLow)];
}

function deviation(count: number, sum: number, squares: number): number {
  const [most, mostRest] = product(count, squares);
  const [least, leastRest] = product(sum, sum);
  const excess = most - least + (mostRest - leastRest);
  return Math.sqrt(Math.max(0, excess) / count / (count - 1));
}

export interface SumsInput extends Asked {
  /** Values, a whole number from 1. */
  readonly count: Maybe;
  /** Of value - origin. */
  readonly sum: Maybe;
  /** Of (value - origin)²; may stand aside for `standardDeviation`. */
  readonly sumOfSquares?: Maybe | undefined;
  /** Dividing by one less than the count. */
  readonly standardDeviation?: Maybe | undefined;
  /** What the sums are taken about: the nearer to the mean, the less is lost. 0 unless told. */
  readonly origin?: number | undefined;
}

function sumsProblem({ count, sum, sumOfSquares, standardDeviation }: SumsInput) {
  if (isMissing(count) || isMissing(sum)) return 'values-missing';
  if (!(Number.isInteger(count) && count >= 1)) return 'values-none';
  const spread = standardDeviation ?? sumOfSquares ?? null;
  if (count > 1 && (isMissing(spread) || spread < 0)) return 'values-missing';
  return null;
}

/**
 * The mean with limits by Student's t from sums, where the values themselves are not at hand. The sum of
 * squares loses nothing in its comparison with the squared sum beyond the rounding of the sums given;
 * sums about an `origin` near the mean avoid that too.
 */
export function meanOfSums(input: SumsInput): Mean {
  const { confidence = 0.95, multiplier = 1, origin = 0 } = input;
  const problem = sumsProblem(input) ?? askedProblem(input);
  if (problem !== null) return withoutMean(problem);
  const count = input.count ?? 0;
  const sum = input.sum ?? 0;
  const given = input.standardDeviation ?? null;
  const worked = given ?? deviation(count, sum, input.sumOfSquares ?? 0);
  return meanWith({
    count,
    sum: sum + origin * count,
    mean: origin + sum / count,
    standardDeviation: count === 1 ? null : worked,
    confidence,
    multiplier,
  });
}
