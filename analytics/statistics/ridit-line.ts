import { sumOf } from './input.ts';
/** A straight line over the population ranked from 0 (most deprived) to 1 (least deprived). */
export interface Line {
  /** Where it stands at rank 0. */
  readonly intercept: number;
  /** What it gains from rank 0 to rank 1. */
  readonly slope: number;
}

/** How the intercept and the slope spread when the values do. */
export interface LineVariance {
  readonly intercept: number;
  readonly slope: number;
  readonly covariance: number;
}

/** Both ends of a line are weighted sums of the values: these are the weights. */
export interface RiditWeights {
  readonly shares: readonly number[];
  readonly intercept: readonly number[];
  readonly slope: readonly number[];
}

/** Each band's share of the population, and the rank of the middle of the band from 0 to 1. */
export function ridits(populations: readonly number[]): {
  readonly shares: readonly number[];
  readonly ranks: readonly number[];
} {
  const everybody = sumOf(populations);
  const shares = populations.map((population) => population / everybody);
  let before = 0;
  const ranks = shares.map((share) => {
    const rank = before + share / 2;
    before += share;
    return rank;
  });
  return { shares, ranks };
}

/** Least squares on the mid-rank, weighted by the population. */
export function riditWeights(populations: readonly number[]): RiditWeights {
  const { shares, ranks } = ridits(populations);
  const centre = sumOf(shares.map((share, band) => share * (ranks[band] ?? 0)));
  const spread = sumOf(shares.map((share, band) => share * ((ranks[band] ?? 0) - centre) ** 2));
  const slope = shares.map((share, band) => (share * ((ranks[band] ?? 0) - centre)) / spread);
  const intercept = shares.map((share, band) => share - centre * (slope[band] ?? 0));
  return { shares, intercept, slope };
}

const weighted = (weights: readonly number[], values: readonly number[]) =>
  sumOf(weights.map((weight, band) => weight * (values[band] ?? 0)));

export function fitLine(weights: RiditWeights, values: readonly number[]): Line {
  return {
    intercept: weighted(weights.intercept, values),
    slope: weighted(weights.slope, values),
  };
}

/** Exact for independent values, whatever their distribution. */
export function lineVariance(weights: RiditWeights, errors: readonly number[]): LineVariance {
  const variances = errors.map((error) => error ** 2);
  const product = (one: readonly number[], other: readonly number[]) =>
    sumOf(variances.map((variance, band) => variance * (one[band] ?? 0) * (other[band] ?? 0)));
  return {
    intercept: product(weights.intercept, weights.intercept),
    slope: product(weights.slope, weights.slope),
    covariance: product(weights.intercept, weights.slope),
  };
}
