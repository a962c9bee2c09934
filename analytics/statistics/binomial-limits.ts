import { betaQuantile } from './distributions.ts';
import { confidenceProblem, type Limits, noLimits, shareOf } from './estimate.ts';
import { type Maybe, proportionProblem } from './input.ts';

export const clopperPearson = 'Clopper-Pearson';

export interface BinomialInput {
  readonly numerator: Maybe;
  readonly denominator: Maybe;
  /** A share from 0.9 to 1, or 90 to 100 per cent; 0.95 unless told. */
  readonly confidence?: number | undefined;
}

/** Clopper-Pearson limits of a share, of which `count` are and `others` are not; not both 0. */
export function binomialLimitsOf(count: number, others: number, confidence: number): Limits {
  const tail = (1 - confidence) / 2;
  const lower = count === 0 ? 0 : betaQuantile(tail, count, others + 1);
  const upper = others === 0 ? 1 : betaQuantile(1 - tail, count + 1, others);
  return { lower: lower ?? null, upper: upper ?? null };
}

/**
 * Exact limits of a proportion, from 0 to 1. Clopper and Pearson 1934, Biometrika 26:404-413. Wider than
 * the Wilson limits that Fingertips shows; for a check. Null where the input is missing or impossible.
 */
export function exactBinomialLimits({
  numerator,
  denominator,
  confidence = 0.95,
}: BinomialInput): Limits {
  if (proportionProblem(numerator, denominator) !== null) return noLimits;
  const isAsked = typeof confidence === 'number' && confidenceProblem(confidence) === null;
  if (numerator === null || denominator === null || !isAsked) {
    return noLimits;
  }
  return binomialLimitsOf(numerator, denominator - numerator, shareOf(confidence));
}
