import { type Confidence, confidenceProblem } from './estimate.ts';
import type { ReasonCode } from './reason.ts';

/** A number that may be missing. */
export type Maybe = number | null;

/** What a statistic may be asked besides its numbers. */
export interface Asked {
  /** 0.95 unless told. */
  readonly confidence?: Confidence | undefined;
  /** What value and limits are multiplied by, e.g. 100,000 for a rate per 100,000. 1 unless told. */
  readonly multiplier?: number | undefined;
}

/** True of null, NaN, an infinity and anything that is not a number. */
export function isMissing(value: unknown): value is null {
  return !Number.isFinite(value);
}

/** Why the confidence or the multiplier asked for cannot be used; null where both can. */
export function askedProblem({ confidence = 0.95, multiplier = 1 }: Asked): ReasonCode | null {
  const problem = confidenceProblem(confidence);
  if (problem !== null) return problem;
  return Number.isFinite(multiplier) && multiplier > 0 ? null : 'multiplier-not-positive';
}

/** Why a count over a denominator is not a rate; null where it is. A count above it is allowed. */
export function rateProblem(numerator: Maybe, denominator: Maybe): ReasonCode | null {
  if (isMissing(numerator)) return 'numerator-missing';
  if (isMissing(denominator)) return 'denominator-missing';
  if (numerator < 0) return 'numerator-negative';
  return denominator > 0 ? null : 'denominator-not-positive';
}

/** Why a count over a denominator is not a proportion; null where it is. */
export function proportionProblem(numerator: Maybe, denominator: Maybe): ReasonCode | null {
  const problem = rateProblem(numerator, denominator);
  if (problem !== null) return problem;
  return (numerator ?? 0) > (denominator ?? 0) ? 'numerator-above-denominator' : null;
}

/** The sum of what is there. */
export function sumOf(values: readonly Maybe[]): number {
  return values.reduce((sum: number, value) => sum + (isMissing(value) ? 0 : value), 0);
}

/** Null in place of NaN. */
export function known(value: number): Maybe {
  return Number.isNaN(value) ? null : value;
}
