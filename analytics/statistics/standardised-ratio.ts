import { twoSidedZ } from './distributions.ts';
import { type Estimate, limitsAt, reasonOfLimits, withoutEstimate } from './estimate.ts';
import { type Asked, askedProblem, isMissing, known, type Maybe } from './input.ts';
import type { ReasonCode } from './reason.ts';
import { logNormalLimits } from './two-groups.ts';

export const logNormalDelta = 'log-normal, delta method';
export const normal = 'normal';

/** Two independent estimates with their standard errors, e.g. directly standardised rates. */
export interface TwoEstimates extends Asked {
  readonly value1: Maybe;
  readonly standardError1: Maybe;
  readonly value2: Maybe;
  readonly standardError2: Maybe;
}

function estimatesProblem(pair: TwoEstimates): ReasonCode | null {
  if (isMissing(pair.value1) || isMissing(pair.value2)) return 'values-missing';
  const isBad = (error: Maybe) => isMissing(error) || error < 0;
  if (isBad(pair.standardError1) || isBad(pair.standardError2)) return 'error-not-positive';
  return askedProblem(pair);
}

const numbersOf = (pair: TwoEstimates) => ({
  value1: pair.value1 ?? 0,
  error1: pair.standardError1 ?? 0,
  value2: pair.value2 ?? 0,
  error2: pair.standardError2 ?? 0,
});

/**
 * The ratio of two directly standardised rates, or of any two positive estimates. Its logarithm has the
 * variance (SE1 / value1)² + (SE2 / value2)²: Flanders 1984, J Chronic Dis 37:449-453; Boyle and Parkin
 * 1991, IARC Sci Publ 95:126-158.
 */
export function standardisedRatio(pair: TwoEstimates): Estimate {
  const problem = estimatesProblem(pair);
  if (problem !== null) return withoutEstimate(logNormalDelta, problem);
  const { value1, error1, value2, error2 } = numbersOf(pair);
  if (!(value1 > 0 && value2 > 0)) return withoutEstimate(logNormalDelta, 'value-not-positive');
  const { confidence = 0.95, multiplier = 1 } = pair;
  const value = (value1 / value2) * multiplier;
  const error = Math.hypot(error1 / value1, error2 / value2);
  const limits = limitsAt(confidence, (at) => logNormalLimits(value, error, at));
  return { value, ...limits, method: logNormalDelta, reason: reasonOfLimits(confidence, limits) };
}

/**
 * The difference of two directly standardised rates, or of any two estimates, the first less the second:
 * normal limits with the variance SE1² + SE2². Boyle and Parkin 1991, IARC Sci Publ 95:126-158.
 */
export function standardisedDifference(pair: TwoEstimates): Estimate {
  const problem = estimatesProblem(pair);
  if (problem !== null) return withoutEstimate(normal, problem);
  const { value1, error1, value2, error2 } = numbersOf(pair);
  const { confidence = 0.95, multiplier = 1 } = pair;
  const value = (value1 - value2) * multiplier;
  const error = Math.hypot(error1, error2) * multiplier;
  const limits = limitsAt(confidence, (at) => {
    const margin = twoSidedZ(at) * error;
    return { lower: known(value - margin), upper: known(value + margin) };
  });
  return { value, ...limits, method: normal, reason: reasonOfLimits(confidence, limits) };
}
