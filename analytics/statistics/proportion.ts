import { normalQuantile } from './normal-quantile.ts';

export interface Estimate {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** How an interval of a proportion is named wherever it is shown. */
export const wilsonMethod = 'Wilson score, 95% confidence (Wilson 1927)';

/**
 * A proportion with its Wilson score interval, all from 0 to 1. Wilson 1927, J Am Stat Assoc
 * 22:209-212; Newcombe and Altman in Altman et al., Statistics with Confidence, 2000.
 *
 * `confidence` is over 0 and at most 1 (1 gives 0 to 1). Undefined where there is no denominator
 * or the numerator is not from 0 to the denominator: never NaN, never 0.
 */
export function proportion(
  numerator: number,
  denominator: number,
  confidence = 0.95,
): Estimate | undefined {
  if (!(denominator > 0 && numerator >= 0 && numerator <= denominator)) return undefined;
  const value = numerator / denominator;
  if (confidence === 1) return { value, lower: 0, upper: 1 };
  const z = normalQuantile(1 - (1 - confidence) / 2);
  if (z === undefined || z <= 0) return undefined;
  const centre = 2 * numerator + z * z;
  const spread = z * Math.sqrt(z * z + 4 * numerator * (1 - value));
  const width = 2 * (denominator + z * z);
  return {
    value,
    lower: numerator === 0 ? 0 : (centre - spread) / width,
    upper: numerator === denominator ? 1 : (centre + spread) / width,
  };
}
