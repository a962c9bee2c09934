import { twoSidedZ } from './distributions.ts';
import { type Limits, noLimits } from './estimate.ts';
import { type Asked, known, type Maybe } from './input.ts';

/** The counts and denominators of two groups; what is said of them is the first against the second. */
export interface TwoGroups extends Asked {
  readonly numerator1: Maybe;
  readonly denominator1: Maybe;
  readonly numerator2: Maybe;
  readonly denominator2: Maybe;
}

export interface Counted {
  readonly numerator: number;
  readonly denominator: number;
}

/** Both groups, once it is known that nothing is missing. */
export function bothOf(groups: TwoGroups): readonly [Counted, Counted] {
  return [
    { numerator: groups.numerator1 ?? 0, denominator: groups.denominator1 ?? 0 },
    { numerator: groups.numerator2 ?? 0, denominator: groups.denominator2 ?? 0 },
  ];
}

/** Limits of a ratio from the standard error of its logarithm. */
export function logNormalLimits(ratio: number, error: number, confidence: number): Limits {
  const factor = Math.exp(twoSidedZ(confidence) * error);
  return { lower: known(ratio / factor), upper: known(ratio * factor) };
}

/** A value with its limits, scale and all. */
export interface Interval extends Limits {
  readonly value: number;
}

/**
 * Limits of a difference from the limits of what it is the difference of (MOVER). Zou and Donner 2008,
 * Stat Med 27:1693-1702; with Wilson limits it is Newcombe's method 10.
 */
export function moverLimits(first: Interval, second: Interval): Limits {
  const ends = [first.lower, first.upper, second.lower, second.upper];
  if (ends.some((end) => end === null || Number.isNaN(end))) return noLimits;
  const below = (of: Interval) => of.value - (of.lower ?? 0);
  const above = (of: Interval) => (of.upper ?? 0) - of.value;
  const difference = first.value - second.value;
  return {
    lower: known(difference - Math.hypot(below(first), above(second))),
    upper: known(difference + Math.hypot(above(first), below(second))),
  };
}
