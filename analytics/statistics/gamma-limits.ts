import { gammaQuantile } from './distributions.ts';
import { limitsAt, reasonOfLimits, scaleLimits } from './estimate.ts';
import { askedProblem } from './input.ts';
import {
  type Bands,
  bandsProblem,
  bandTotals,
  type StandardisedRate,
  weigh,
  withoutRate,
} from './standardised-bands.ts';

export const fayFeuer = 'Fay-Feuer gamma';

function gammaLimit(p: number, mean: number, variance: number) {
  if (variance === 0) return mean;
  const quantile = gammaQuantile(p, (mean * mean) / variance);
  return quantile === undefined ? null : (quantile * variance) / mean;
}

/**
 * A directly standardised rate per `multiplier` with gamma limits. Fay and Feuer 1997, Stat Med
 * 16:791-801. Not what Fingertips shows; for comparison, and given however few the events.
 */
export function gammaStandardisedRate(bands: Bands): StandardisedRate {
  const problem = bandsProblem(bands) ?? askedProblem(bands);
  if (problem !== null) return withoutRate(fayFeuer, problem, bands);
  const { confidence = 0.95, multiplier = 1 } = bands;
  const { weights, rate, variance } = weigh(bands, bands.counts);
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  const limits = limitsAt(confidence, (at) => {
    const tail = (1 - at) / 2;
    const lower = gammaLimit(tail, rate, variance);
    const upper = gammaLimit(1 - tail, rate + largest, variance + largest * largest);
    return scaleLimits({ lower, upper }, multiplier);
  });
  return {
    value: rate * multiplier,
    ...limits,
    method: fayFeuer,
    reason: reasonOfLimits(confidence, limits),
    standardError: Math.sqrt(variance) * multiplier,
    ...bandTotals(bands),
  };
}
