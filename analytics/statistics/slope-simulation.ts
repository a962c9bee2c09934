import type { Limits } from './estimate.ts';
import { noLimits } from './estimate.ts';
import type { RiditWeights } from './ridit-line.ts';
import { seededNormal } from './seeded-normal.ts';
import type { SlopeLimits } from './slope-limits.ts';
import type { SlopeScale } from './slope-scale.ts';

export interface SlopeDraws {
  /** In rising order. */
  readonly slopes: Float64Array;
  readonly ratios: Float64Array;
}

/**
 * Lines through rates or proportions drawn on the logarithm or logit and brought back, as many as asked
 * for. The seed alone decides them.
 */
export function drawSlopes(draw: {
  readonly weights: RiditWeights;
  readonly values: readonly number[];
  readonly errors: readonly number[];
  readonly scale: SlopeScale;
  readonly repetitions: number;
  readonly seed: number;
}): SlopeDraws {
  const { weights, errors, scale, repetitions } = draw;
  const normal = seededNormal(draw.seed);
  const centres = draw.values.map(scale.to);
  const slopes = new Float64Array(repetitions);
  const ratios = new Float64Array(repetitions);
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    let intercept = 0;
    let slope = 0;
    for (let band = 0; band < centres.length; band += 1) {
      const drawn = scale.from((centres[band] ?? 0) + (errors[band] ?? 0) * normal());
      intercept += (weights.intercept[band] ?? 0) * drawn;
      slope += (weights.slope[band] ?? 0) * drawn;
    }
    slopes[repetition] = slope;
    ratios[repetition] = (intercept + slope) / intercept;
  }
  return { slopes: slopes.sort(), ratios: ratios.sort() };
}

function percentiles(sorted: Float64Array, confidence: number): Limits {
  const above = (1 - confidence) / 2;
  const at = (share: number) => sorted[Math.round(sorted.length * share) - 1] ?? null;
  return confidence === 1 ? noLimits : { lower: at(above), upper: at(1 - above) };
}

export function simulatedLimits({ slopes, ratios }: SlopeDraws, confidence: number): SlopeLimits {
  return { slope: percentiles(slopes, confidence), ratio: percentiles(ratios, confidence) };
}
