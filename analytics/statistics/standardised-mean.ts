import { twoSidedZ } from './distributions.ts';
import { type Estimate, limitsAt, noLimits, reasonOfLimits, withoutEstimate } from './estimate.ts';
import { type Asked, askedProblem, isMissing, type Maybe } from './input.ts';
import { type ReasonCode, reasonOf } from './reason.ts';

export const weightedMean = 'mean weighted to a standard population';

/** Age bands: how many people, and the sum over them of a value and of its square. */
export interface MeanBands extends Asked {
  readonly populations: readonly Maybe[];
  readonly sums: readonly Maybe[];
  readonly squares: readonly Maybe[];
  readonly standard: readonly Maybe[];
}

function bandsProblem({ populations, sums, squares, standard }: MeanBands): ReasonCode | null {
  const { length } = populations;
  if (length === 0 || [sums, squares, standard].some((list) => list.length !== length)) {
    return 'bands-differ';
  }
  if (populations.some((people) => isMissing(people))) return 'population-missing';
  if (populations.some((people) => !((people ?? 0) > 0))) return 'population-not-positive';
  if (standard.some((weight) => isMissing(weight))) return 'standard-missing';
  if (standard.some((weight) => (weight ?? 0) < 0)) return 'standard-negative';
  if (!standard.some((weight) => (weight ?? 0) > 0)) return 'standard-empty';
  return [...sums, ...squares].some((sum) => isMissing(sum)) ? 'values-missing' : null;
}

/** The variance of one band's mean; null of one person, whose spread is not known. */
function varianceOfMean(people: number, sum: number, squares: number): number | null {
  if (people < 2) return null;
  return Math.max(0, squares - sum ** 2 / people) / (people - 1) / people;
}

/**
 * The mean that a group would have with the ages of a standard population: the sum over age bands of
 * w m / W, with the variance sum(w² s² / n) / W², and normal limits (stratified sampling: Cochran 1977,
 * Sampling Techniques, 5.3). A band of one person leaves the value without limits.
 */
export function standardisedMean(bands: MeanBands): Estimate {
  const { populations, sums, squares, standard, confidence = 0.95, multiplier = 1 } = bands;
  const problem = bandsProblem(bands) ?? askedProblem(bands);
  if (problem !== null) return withoutEstimate(weightedMean, problem);
  const whole = standard.reduce<number>((sum, weight) => sum + (weight ?? 0), 0);
  const share = (band: number) => (standard[band] ?? 0) / whole;
  const weighted = populations.map((people, band) => {
    const [n, sum, square] = [people ?? 0, sums[band] ?? 0, squares[band] ?? 0];
    return { value: (share(band) * sum) / n, variance: varianceOfMean(n, sum, square), band };
  });
  const value = weighted.reduce((sum, one) => sum + one.value, 0);
  const isLone = weighted.some(({ variance, band }) => variance === null && share(band) > 0);
  const variance = weighted.reduce(
    (sum, one) => sum + share(one.band) ** 2 * (one.variance ?? 0),
    0,
  );
  const margin = (at: number) => twoSidedZ(at) * Math.sqrt(variance);
  const limits = limitsAt(confidence, (at) =>
    isLone || at === 1
      ? noLimits
      : { lower: (value - margin(at)) * multiplier, upper: (value + margin(at)) * multiplier },
  );
  const reason = isLone ? reasonOf('interval-of-one-value') : reasonOfLimits(confidence, limits);
  return { value: value * multiplier, ...limits, method: weightedMean, reason };
}
