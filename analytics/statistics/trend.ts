import { type Comparison, judged, type Polarity } from './comparison.ts';
import { chiSquaredQuantile, twoSidedZ } from './distributions.ts';
import { isMissing, type Maybe, proportionProblem, sumOf } from './input.ts';
import { type Reason, type ReasonCode, reasonOf } from './reason.ts';

export type TrendMarker =
  | 'Increasing'
  | 'Decreasing'
  | 'No significant change'
  | 'No significant change (outlier)'
  | 'Cannot be calculated';

export interface Trend {
  readonly marker: TrendMarker;
  /** Per year: of the logit of a proportion, or of the value. */
  readonly slope: Maybe;
  readonly chiSquared: Maybe;
  /** The slope without each of the five points, in the order of years. */
  readonly leaveOneOutSlopes: readonly number[];
  /** The years used. */
  readonly years: readonly number[];
  readonly reason: Reason | null;
}

interface Point {
  readonly year: number;
  readonly value: number;
  readonly weight: number;
}

/** The points that a marker rests on. */
export const trendPoints = 5;

const threshold = chiSquaredQuantile(0.998, 1) ?? Number.POSITIVE_INFINITY;

const withoutTrend = (code: ReasonCode): Trend => ({
  marker: 'Cannot be calculated',
  slope: null,
  chiSquared: null,
  leaveOneOutSlopes: [],
  years: [],
  reason: reasonOf(code),
});

function fitLine(points: readonly Point[]) {
  const weight = sumOf(points.map((point) => point.weight));
  const middle = sumOf(points.map((point) => point.weight * point.year)) / weight;
  const spread = sumOf(points.map((point) => point.weight * (point.year - middle) ** 2));
  const product = sumOf(points.map(({ weight: w, year, value }) => w * (year - middle) * value));
  return { slope: product / spread, spread, product };
}

function markerOf(slope: number, chiSquared: number, without: readonly number[]): TrendMarker {
  if (!(chiSquared > threshold)) return 'No significant change';
  const isTurned = without.some((other) => Math.sign(other) !== Math.sign(slope));
  if (isTurned) return 'No significant change (outlier)';
  return slope > 0 ? 'Increasing' : 'Decreasing';
}

function trendOf(points: readonly Point[], chiSquared: number): Trend {
  const { slope } = fitLine(points);
  const leaveOneOutSlopes = points.map((left) => fitLine(points.filter((p) => p !== left)).slope);
  const marker = markerOf(slope, chiSquared, leaveOneOutSlopes);
  const years = points.map(({ year }) => year);
  return { marker, slope, chiSquared, leaveOneOutSlopes, years, reason: null };
}

/** The rows of the last five years in their order, or why there are not five. */
function lastRows(years: readonly Maybe[]): readonly number[] | ReasonCode {
  if (years.some(isMissing)) return 'values-missing';
  const yearOf = (row: number) => years[row] ?? 0;
  const rows = [...years.keys()].sort((a, b) => yearOf(a) - yearOf(b)).slice(-trendPoints);
  if (rows.length < trendPoints) return 'fewer-than-5-points';
  const gaps = rows.slice(1).map((row, before) => yearOf(row) - yearOf(rows[before] ?? row));
  const isEven = gaps.every((gap) => gap > 0 && gap === gaps[0]);
  return isEven ? rows : 'years-not-consecutive';
}

const firstProblem = (found: readonly (ReasonCode | null)[]) =>
  found.find((code) => code !== null) ?? null;

/** Cochran 1954 and Armitage 1955, with the variance of N, not N - 1. */
function cochranArmitage(
  years: readonly number[],
  cases: readonly number[],
  of: readonly number[],
) {
  const share = sumOf(cases) / sumOf(of);
  const points = years.map((year, row) => {
    const people = of[row] ?? 1;
    return { year, value: (cases[row] ?? 0) / people, weight: people };
  });
  const { product, spread } = fitLine(points);
  return product ** 2 / (share * (1 - share) * spread);
}

/**
 * Fingertips' trend marker of a proportion, from its last five evenly spaced years (periods ought not to
 * overlap): chi-squared by Cochran and Armitage over 9.5495 (p below 0.002) marks a trend, whose direction
 * is that of the least squares slope of the logit; not one that turns when any one year is left out.
 */
export function proportionTrend({
  years,
  numerators,
  denominators,
}: {
  readonly years: readonly Maybe[];
  readonly numerators: readonly Maybe[];
  readonly denominators: readonly Maybe[];
}): Trend {
  const rows = lastRows(years);
  if (typeof rows === 'string') return withoutTrend(rows);
  const pairs = rows.map((row) => [numerators[row] ?? null, denominators[row] ?? null] as const);
  const problem = firstProblem(pairs.map(([cases, of]) => proportionProblem(cases, of)));
  if (problem !== null) return withoutTrend(problem);
  const cases = pairs.map(([count]) => count ?? 0);
  const of = pairs.map(([, people]) => people ?? 1);
  const used = rows.map((row) => years[row] ?? 0);
  const points = used.map((year, at) => {
    const share = (cases[at] ?? 0) / (of[at] ?? 1);
    return { year, value: Math.log(share / (1 - share)), weight: 1 };
  });
  if (!points.every(({ value }) => Number.isFinite(value))) {
    return withoutTrend('proportion-without-logit');
  }
  return trendOf(points, cochranArmitage(used, cases, of));
}

/**
 * Fingertips' trend marker of any other value with 95% limits: least squares weighted by 1 / SE², with SE
 * the width of the interval over 2 x 1.959964 (the live service's 3.92 is rounded), and chi-squared the
 * slope squared over its variance. The rest is as for {@link proportionTrend}.
 */
export function valueTrend({
  years,
  values,
  lowers,
  uppers,
}: {
  readonly years: readonly Maybe[];
  readonly values: readonly Maybe[];
  readonly lowers: readonly Maybe[];
  readonly uppers: readonly Maybe[];
}): Trend {
  const rows = lastRows(years);
  if (typeof rows === 'string') return withoutTrend(rows);
  const at = (column: readonly Maybe[], row: number) => column[row] ?? null;
  if (rows.some((row) => isMissing(at(values, row)))) return withoutTrend('values-missing');
  if (rows.some((row) => isMissing(at(lowers, row)) || isMissing(at(uppers, row)))) {
    return withoutTrend('interval-missing');
  }
  const z = twoSidedZ(0.95);
  const points = rows.map((row) => {
    const error = ((at(uppers, row) ?? 0) - (at(lowers, row) ?? 0)) / (2 * z);
    return {
      year: at(years, row) ?? 0,
      value: at(values, row) ?? 0,
      weight: 1 / error ** 2,
      error,
    };
  });
  if (!points.every(({ error }) => error > 0)) return withoutTrend('error-not-positive');
  const { slope, spread } = fitLine(points);
  return trendOf(points, slope ** 2 * spread);
}

/** A trend said as better or worse by the polarity; 'similar' where there is no significant change. */
export function judgeTrend(marker: TrendMarker, polarity: Polarity): Comparison {
  if (marker === 'Cannot be calculated') return 'not-compared';
  if (marker === 'Increasing') return judged('higher', polarity);
  return marker === 'Decreasing' ? judged('lower', polarity) : 'similar';
}
