import { twoSidedZ } from './distributions.ts';
import { type Estimate, type Limits, limitsAt, scaleLimits, withoutEstimate } from './estimate.ts';
import { type Asked, askedProblem, type Maybe, proportionProblem } from './input.ts';

/** How an interval of a proportion is named wherever it is shown. */
export const wilsonMethod = 'Wilson score, 95% confidence (Wilson 1927)';

/** The method of {@link proportion} at any confidence. */
export const wilsonScore = 'Wilson score';

export interface ProportionInput extends Asked {
  readonly numerator: Maybe;
  readonly denominator: Maybe;
}

/** Wilson limits, from 0 to 1, of a count (a fraction allowed) of a denominator over 0. */
export function wilsonLimits(numerator: number, denominator: number, confidence: number): Limits {
  if (confidence === 1) return { lower: 0, upper: 1 };
  const z = twoSidedZ(confidence);
  const centre = 2 * numerator + z * z;
  const spread = z * Math.sqrt(z * z + 4 * numerator * (1 - numerator / denominator));
  const width = 2 * (denominator + z * z);
  return {
    lower: numerator === 0 ? 0 : (centre - spread) / width,
    upper: numerator === denominator ? 1 : (centre + spread) / width,
  };
}

/**
 * A proportion with its Wilson score interval, from 0 to the multiplier. Wilson 1927, J Am Stat Assoc
 * 22:209-212; Newcombe and Altman in Altman et al., Statistics with Confidence, 2000, p46-48.
 *
 * The lower limit of none is exactly 0 and the upper of all exactly 1; a confidence of 1 gives 0 to 1.
 * A missing or impossible count or denominator gives a reason. Unlike PHEindicatormethods, no limits may
 * be asked for (its `confidence = NA` mostly fails).
 */
export function proportion(input: ProportionInput): Estimate {
  const { numerator, denominator, confidence = 0.95, multiplier = 1 } = input;
  const problem = proportionProblem(numerator, denominator) ?? askedProblem(input);
  if (problem !== null || numerator === null || denominator === null) {
    return withoutEstimate(wilsonScore, problem ?? 'numerator-missing');
  }
  const limits = limitsAt(confidence, (at) =>
    scaleLimits(wilsonLimits(numerator, denominator, at), multiplier),
  );
  const value = (numerator / denominator) * multiplier;
  return { value, ...limits, method: wilsonScore, reason: null };
}
