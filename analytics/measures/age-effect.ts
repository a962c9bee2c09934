import { decomposition } from '../statistics/decomposition.ts';
import { twoSidedZ } from '../statistics/distributions.ts';
import { type Estimate, noLimits, withoutEstimate } from '../statistics/estimate.ts';
import { reasonOf } from '../statistics/reason.ts';
import type { AgeCounts } from './counted.ts';

/** How much of the difference of two crude values is due to what happens at each age, and to ages. */
export interface Effects {
  readonly rates: Estimate;
  readonly ages: Estimate;
}

const method = 'Kitagawa 1955';

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** Variances of a rate per person at each age. */
const variances = (ages: readonly AgeCounts[]) =>
  ages.map(({ denominator, variance }) => variance / denominator ** 2);

/** The standard error of the rate effect, the ages of both groups taken as they are. */
function errorOf(one: readonly AgeCounts[], other: readonly AgeCounts[]): number {
  const [first, second] = [one, other].map((ages) => {
    const everybody = total(ages.map(({ denominator }) => denominator));
    return ages.map(({ denominator }) => denominator / everybody);
  });
  const [firstVariance, secondVariance] = [variances(one), variances(other)];
  const terms = one.map((_, band) => {
    const share = ((first?.[band] ?? 0) + (second?.[band] ?? 0)) / 2;
    return share ** 2 * ((firstVariance[band] ?? 0) + (secondVariance[band] ?? 0));
  });
  return Math.sqrt(total(terms));
}

/**
 * The difference of two groups' crude values as two effects that add up to it (Kitagawa 1955), per
 * `multiplier` people. The rate effect has normal limits, the ages taken as they
 * are; the age effect has none. Age bands in which neither group has anybody are left out; a band that
 * one of them lacks leaves both without a value.
 */
export function effectsOf(
  one: readonly AgeCounts[],
  other: readonly AgeCounts[],
  multiplier: number,
): Effects {
  const held = [...one.keys()].filter(
    (band) => (one[band]?.denominator ?? 0) + (other[band]?.denominator ?? 0) > 0,
  );
  const [first, second] = [one, other].map((ages) => held.map((band) => ages[band] as AgeCounts));
  if (first === undefined || second === undefined) throw new RangeError('two groups are compared');
  if ([...first, ...second].some(({ denominator }) => denominator === 0)) {
    const none = withoutEstimate(method, 'population-not-positive');
    return { rates: none, ages: none };
  }
  const people = (ages: readonly AgeCounts[]) => ages.map(({ denominator }) => denominator);
  const rates = (ages: readonly AgeCounts[]) =>
    ages.map(({ denominator, numerator }) => numerator / denominator);
  const { rateEffect, compositionEffect, reason } = decomposition({
    populations1: people(first),
    rates1: rates(first),
    populations2: people(second),
    rates2: rates(second),
  });
  const scaled = (value: number | null) => (value === null ? null : value * multiplier);
  const value = scaled(rateEffect);
  const margin = twoSidedZ(0.95) * errorOf(first, second) * multiplier;
  const limits = value === null ? noLimits : { lower: value - margin, upper: value + margin };
  return {
    rates: { value, ...limits, method, reason },
    ages: {
      value: scaled(compositionEffect),
      ...noLimits,
      method,
      reason: reason ?? reasonOf('ages-as-they-are'),
    },
  };
}

/**
 * How far one person can move either effect, per `multiplier` people: by the mean share of the bands of
 * that age, among the people of the smaller of them.
 */
export function effectLeverage(
  one: readonly AgeCounts[],
  other: readonly AgeCounts[],
  multiplier: number,
): number {
  const people = (ages: readonly AgeCounts[]) => total(ages.map(({ denominator }) => denominator));
  const [all, others] = [people(one), people(other)];
  return one.reduce((most, { denominator: first }, band) => {
    const second = other[band]?.denominator ?? 0;
    const share = (first / all + second / others) / 2;
    const fewest = Math.min(first, second);
    return fewest > 0 ? Math.max(most, (multiplier * share) / fewest) : most;
  }, 0);
}
