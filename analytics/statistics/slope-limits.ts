import { twoSidedZ } from './distributions.ts';
import type { Limits } from './estimate.ts';
import { noLimits } from './estimate.ts';
import type { Line, LineVariance } from './ridit-line.ts';
import type { SlopeScale } from './slope-scale.ts';

/** Limits of the slope, and of the ratio of the line's end to its beginning. */
export interface SlopeLimits {
  readonly slope: Limits;
  readonly ratio: Limits;
}

/** Fieller 1954: the ratios that the data do not rule out; none where the beginning may be 0. */
function fieller({ intercept, slope }: Line, variance: LineVariance, z: number): Limits {
  const a = intercept ** 2 - z ** 2 * variance.intercept;
  const half = intercept * slope - z ** 2 * variance.covariance;
  const c = slope ** 2 - z ** 2 * variance.slope;
  if (!(a > 0)) return noLimits;
  const root = Math.sqrt(Math.max(0, half ** 2 - a * c));
  return { lower: 1 + (half - root) / a, upper: 1 + (half + root) / a };
}

/** Of a line through the values as they are. */
export function linearLimits(line: Line, variance: LineVariance, confidence: number): SlopeLimits {
  const z = twoSidedZ(confidence);
  if (!Number.isFinite(z)) return { slope: noLimits, ratio: noLimits };
  const half = z * Math.sqrt(variance.slope);
  return {
    slope: { lower: line.slope - half, upper: line.slope + half },
    ratio: fieller(line, variance, z),
  };
}

/** Of a line through logarithms or logits: turned about its middle to the slope's limits. */
export function turnedLimits(
  line: Line,
  variance: LineVariance,
  confidence: number,
  { from }: SlopeScale,
): SlopeLimits {
  const z = twoSidedZ(confidence);
  if (!Number.isFinite(z)) return { slope: noLimits, ratio: noLimits };
  const middle = line.intercept + line.slope / 2;
  const half = z * Math.sqrt(variance.slope);
  const ends = (slope: number) => ({
    first: from(middle - slope / 2),
    last: from(middle + slope / 2),
  });
  const low = ends(line.slope - half);
  const high = ends(line.slope + half);
  return {
    slope: { lower: low.last - low.first, upper: high.last - high.first },
    ratio: { lower: low.last / low.first, upper: high.last / high.first },
  };
}
