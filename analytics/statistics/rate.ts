import {
  type Estimate,
  limitsAt,
  reasonOfLimits,
  scaleLimits,
  withoutEstimate,
} from './estimate.ts';
import { type Asked, askedProblem, type Maybe, rateProblem } from './input.ts';
import { poissonLimits, poissonMethod } from './poisson-limits.ts';

export interface RateInput extends Asked {
  /** Events, 0 or more. */
  readonly numerator: Maybe;
  /** People or person-years, over 0. */
  readonly denominator: Maybe;
}

/**
 * A crude rate per `multiplier`, with exact Poisson limits below 10 events and Byar's from 10. Breslow
 * and Day 1987; Armitage and Berry 2002. More events than people are allowed. A missing or impossible
 * count or denominator gives a reason.
 */
export function rate(input: RateInput): Estimate {
  const { numerator, denominator, confidence = 0.95, multiplier = 1 } = input;
  const problem = rateProblem(numerator, denominator) ?? askedProblem(input);
  const method = poissonMethod(numerator);
  if (problem !== null || numerator === null || denominator === null) {
    return withoutEstimate(method, problem ?? 'numerator-missing');
  }
  const limits = limitsAt(confidence, (at) =>
    scaleLimits(poissonLimits({ count: numerator, confidence: at }), multiplier / denominator),
  );
  const value = (numerator / denominator) * multiplier;
  if (!Number.isFinite(value)) return withoutEstimate(method, 'number-out-of-range');
  return { value, ...limits, method, reason: reasonOfLimits(confidence, limits) };
}
