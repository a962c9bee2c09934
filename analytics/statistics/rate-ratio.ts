import { binomialLimitsOf } from './binomial-limits.ts';
import { binomialAtLeast, binomialAtMost } from './distributions.ts';
import {
  type Estimate,
  type Limits,
  limitsAt,
  reasonOfLimits,
  scaleLimits,
  withoutEstimate,
} from './estimate.ts';
import { askedProblem, type Maybe, rateProblem } from './input.ts';
import { bothOf, type Counted, logNormalLimits, type TwoGroups } from './two-groups.ts';

export const exactConditional = 'exact conditional binomial';
export const logNormal = 'log-normal';

/** A ratio with the two-sided p-value of there being none (of 1). */
export interface TestedRatio extends Estimate {
  readonly pValue: Maybe;
}

function ratesProblem(groups: TwoGroups) {
  const problem =
    rateProblem(groups.numerator1, groups.denominator1) ??
    rateProblem(groups.numerator2, groups.denominator2) ??
    askedProblem(groups);
  if (problem !== null) return problem;
  return groups.numerator1 === 0 && groups.numerator2 === 0 ? 'count-zero-in-both' : null;
}

const ratioOf = (first: Counted, second: Counted) =>
  second.numerator === 0
    ? Number.POSITIVE_INFINITY
    : (first.numerator / second.numerator) * (second.denominator / first.denominator);

const oddsOf = (share: Maybe) => (share === null ? null : share / (1 - share));

function exactLimits(first: Counted, second: Counted, confidence: number): Limits {
  const { lower, upper } = binomialLimitsOf(first.numerator, second.numerator, confidence);
  return scaleLimits(
    {
      lower: oddsOf(lower),
      upper: second.numerator === 0 ? Number.POSITIVE_INFINITY : oddsOf(upper),
    },
    second.denominator / first.denominator,
  );
}

function exactP(first: Counted, second: Counted): Maybe {
  if (!Number.isInteger(first.numerator) || !Number.isInteger(second.numerator)) return null;
  const both = first.numerator + second.numerator;
  const chance = first.denominator / (first.denominator + second.denominator);
  const atMost = binomialAtMost(first.numerator, both, chance);
  const atLeast = binomialAtLeast(first.numerator, both, chance);
  if (atMost === undefined || atLeast === undefined) return null;
  return Math.min(1, 2 * Math.min(atMost, atLeast));
}

/**
 * The ratio of two crude rates with exact limits, conditional on the events of both, and the central
 * two-sided p-value (null where a count is a fraction, or both together 2^31 or more). Przyborowski and Wilenski 1940, Biometrika
 * 31:313-323; Lehmann and Romano 2005. Infinity where only the second has no events; a reason where
 * neither has any.
 */
export function rateRatio(groups: TwoGroups): TestedRatio {
  const problem = ratesProblem(groups);
  if (problem !== null) return { ...withoutEstimate(exactConditional, problem), pValue: null };
  const { confidence = 0.95, multiplier = 1 } = groups;
  const [first, second] = bothOf(groups);
  const limits = limitsAt(confidence, (at) =>
    scaleLimits(exactLimits(first, second, at), multiplier),
  );
  return {
    value: ratioOf(first, second) * multiplier,
    ...limits,
    method: exactConditional,
    reason: reasonOfLimits(confidence, limits),
    pValue: exactP(first, second),
  };
}

/**
 * The ratio of two crude rates with log-normal limits. Rothman, Greenland and Lash 2008. A group without
 * events leaves no limits, and where it is the second no value (see {@link rateRatio}).
 */
export function rateRatioLogNormal(groups: TwoGroups): Estimate {
  const problem = ratesProblem(groups) ?? (groups.numerator2 === 0 ? 'count-zero' : null);
  if (problem !== null) return withoutEstimate(logNormal, problem);
  const { confidence = 0.95, multiplier = 1 } = groups;
  const [first, second] = bothOf(groups);
  const value = ratioOf(first, second) * multiplier;
  if (value === 0) return { ...withoutEstimate(logNormal, 'count-zero'), value };
  const error = Math.sqrt(1 / first.numerator + 1 / second.numerator);
  const limits = limitsAt(confidence, (at) => logNormalLimits(value, error, at));
  return { value, ...limits, method: logNormal, reason: reasonOfLimits(confidence, limits) };
}
