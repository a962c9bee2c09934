import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Estimate } from '../../analytics/statistics/estimate.ts';
import {
  compareByQuintile,
  crudeRepeatEventRate,
  directlyStandardisedRate,
  gammaStandardisedRate,
  indirectlyStandardisedRatio,
  mean,
  meanOfSums,
  proportion,
  quantile,
  rate,
  rateDifference,
  rateRatio,
  repeatEventRateOfSums,
  riskDifference,
} from '../../analytics/statistics/index.ts';

const seeded = { seed: 20_260_501, numRuns: 200 };
type Of = (confidence: number, multiplier: number) => Estimate;

const band = fc.record({
  count: fc.integer({ min: 0, max: 60 }),
  population: fc.integer({ min: 61, max: 20_000 }),
  standard: fc.integer({ min: 1, max: 7000 }),
});
type Band = { count: number; population: number; standard: number };
const someBands = fc.array(band, { minLength: 1, maxLength: 19 });
const columns = (rows: readonly Band[]) => ({
  counts: rows.map(({ count }) => count),
  populations: rows.map(({ population }) => population),
  standard: rows.map(({ standard }) => standard),
});
const against = (rows: readonly Band[]) => ({
  ...columns(rows),
  referenceCounts: rows.map(({ standard }) => standard),
  referencePopulations: rows.map(({ standard }) => standard * 40),
});

function estimatesOf(rows: readonly Band[]): readonly Of[] {
  const [first = { count: 1, population: 70 }] = rows;
  const last = rows.at(-1) ?? first;
  const share = { numerator: first.count, denominator: first.population };
  const two = {
    numerator1: first.count,
    denominator1: first.population,
    numerator2: last.count,
    denominator2: last.population,
  };
  return [proportion, rate]
    .map(
      (of): Of =>
        (confidence, multiplier) =>
          of({ ...share, confidence, multiplier }),
    )
    .concat(
      [directlyStandardisedRate, gammaStandardisedRate].map(
        (of): Of =>
          (confidence, multiplier) =>
            of({ ...columns(rows), confidence, multiplier }),
      ),
      [rateDifference, riskDifference, rateRatio].map(
        (of): Of =>
          (confidence, multiplier) =>
            of({ ...two, confidence, multiplier }),
      ),
      [
        (confidence, by) =>
          indirectlyStandardisedRatio({ ...against(rows), confidence, referenceValue: by }),
      ],
    );
}

const near = (a: number | null, b: number | null) => {
  if (a === null || b === null || !Number.isFinite(b)) return expect(a).toBe(b);
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1e-6, Math.abs(b)));
};

test('an interval holds its value and is wider at 99.8% than at 95%', () => {
  const check = (rows: readonly Band[]) => {
    for (const of of estimatesOf(rows)) {
      const inner = of(0.95, 1);
      if (inner.value === null) {
        expect(inner.reason).not.toBeNull();
        continue;
      }
      const outer = of(0.998, 1);
      const slack = Number.isFinite(inner.value) ? 1e-12 * Math.abs(inner.value) : 0;
      expect(inner.lower).toBeLessThanOrEqual(inner.value + slack);
      expect(inner.upper).toBeGreaterThanOrEqual(inner.value - slack);
      expect(outer.lower).toBeLessThanOrEqual(inner.lower ?? Number.NaN);
      expect(outer.upper).toBeGreaterThanOrEqual(inner.upper ?? Number.NaN);
    }
  };
  fc.assert(fc.property(someBands, check), seeded);
});

test('a multiplier multiplies the value and both limits', () => {
  const check = (rows: readonly Band[]) => {
    for (const of of estimatesOf(rows)) {
      const [plain, scaled] = [of(0.95, 1), of(0.95, 1000)];
      for (const part of ['value', 'lower', 'upper'] as const) {
        const number = plain[part];
        near(scaled[part], number === null ? null : number * 1000);
      }
    }
  };
  fc.assert(fc.property(someBands, check), seeded);
});

test('the order of age bands and the scale of the standard do not matter', () => {
  const check = (rows: readonly Band[]) => {
    const turned = rows.toReversed().map((row) => ({ ...row, standard: row.standard / 7 }));
    for (const of of [directlyStandardisedRate, gammaStandardisedRate]) {
      const [one, other] = [of(columns(rows)), of(columns(turned))];
      near(other.value, one.value);
      near(other.lower, one.lower);
      near(other.upper, one.upper);
    }
  };
  fc.assert(fc.property(someBands, check), seeded);
});

test('events that nobody has twice are independent events, and repeats widen the interval', () => {
  const check = (rows: readonly Band[]) => {
    const bands = columns(rows);
    const single = repeatEventRateOfSums({ ...bands, squares: bands.counts });
    const plain = directlyStandardisedRate(bands);
    expect([single.value, single.lower, single.upper]).toEqual([
      plain.value,
      plain.lower,
      plain.upper,
    ]);
    const twice = repeatEventRateOfSums({ ...bands, squares: bands.counts.map((n) => 2 * n) });
    if (plain.lower !== null) expect(twice.lower).toBeLessThan(plain.lower);
  };
  fc.assert(fc.property(someBands, check), seeded);
});

test('a band without people leaves a reason and the totals, and so do fewer than 10 events', () => {
  const empty = directlyStandardisedRate({
    counts: [20, 0],
    populations: [100, 0],
    standard: [1, 1],
  });
  expect(empty).toMatchObject({ value: null, reason: { code: 'population-not-positive' } });
  expect(empty).toMatchObject({ totalCount: 20, totalPopulation: 100 });
  const few = crudeRepeatEventRate({ count: 9, squares: 20, population: 50 });
  expect(few).toMatchObject({ value: null, totalCount: 9, totalPopulation: 50 });
  expect(few.reason?.code).toBe('fewer-than-10-events');
});

test('a mean from sums is the mean from values, and about an origin it stands far from 0', () => {
  const check = (values: readonly number[]) => {
    const whole = mean({ values });
    const squares = values.reduce((sum, value) => sum + value * value, 0);
    const sum = values.reduce((total, value) => total + value, 0);
    const summed = meanOfSums({ count: values.length, sum, sumOfSquares: squares });
    near(summed.value, whole.value);
    near(summed.lower, whole.lower);
    near(summed.upper, whole.upper);
    const far = meanOfSums({
      count: values.length,
      sum,
      sumOfSquares: squares,
      origin: 1e12,
    });
    near(far.standardDeviation, whole.standardDeviation);
  };
  const costs = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 2, maxLength: 50 });
  fc.assert(fc.property(costs, check), seeded);
});

test('quantiles are from 1 to their number, follow the values and keep ties together', () => {
  const check = (values: readonly number[]) => {
    const { quantiles } = quantile({ values, quantiles: 5 });
    for (const [a, one] of values.entries()) {
      expect(quantiles[a]).toBeGreaterThanOrEqual(1);
      expect(quantiles[a]).toBeLessThanOrEqual(5);
      for (const [b, other] of values.entries()) {
        if (one === other) expect(quantiles[a]).toBe(quantiles[b]);
        if (one > other) expect(quantiles[a]).toBeLessThanOrEqual(quantiles[b] ?? Number.NaN);
      }
    }
  };
  const values = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 40 });
  fc.assert(fc.property(values, check), seeded);
});

test('rank 8 of 28 is in the sixth twentieth by whole numbers', () => {
  const values = Array.from({ length: 28 }, (_, index) => 28 - index);
  expect(quantile({ values, quantiles: 20 }).quantiles[7]).toBe(6);
});

test('fifths by position give what is left over to the first', () => {
  const values = [7, 6, 5, 4, 3, 2, 1];
  expect(compareByQuintile({ values })).toEqual([5, 4, 3, 2, 2, 1, 1]);
  expect(compareByQuintile({ values: [1, 2, 3, 4] })).toEqual([null, null, null, null]);
});
