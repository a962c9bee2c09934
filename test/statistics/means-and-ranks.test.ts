import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isTooSmallToRank,
  rankRanges,
  standardisedMean,
} from '../../analytics/statistics/index.ts';

const seed = { seed: 20260, numRuns: 200 };

test('the standardised mean of two bands is worked out by hand', () => {
  const bands = { populations: [4, 2], sums: [8, 10], squares: [20, 52], standard: [3, 1] };
  const { value, lower, upper, reason } = standardisedMean(bands);
  // 3/4 of 2 and 1/4 of 5; variances (20 - 16)/3/4 and (52 - 50)/1/2.
  expect(value).toBeCloseTo(2.75, 12);
  const margin = 1.959963984540054 * Math.sqrt(0.5625 / 3 + 0.0625);
  expect(lower).toBeCloseTo(2.75 - margin, 10);
  expect(upper).toBeCloseTo(2.75 + margin, 10);
  expect(reason).toBeNull();
});

test('with one weight everywhere the ages of the group are its standard', () => {
  const people = fc.array(
    fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 9 }),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(people, (bands) => {
      const all = bands.flat();
      const { value } = standardisedMean({
        populations: bands.map((band) => band.length),
        sums: bands.map((band) => band.reduce((sum, one) => sum + one, 0)),
        squares: bands.map((band) => band.reduce((sum, one) => sum + one ** 2, 0)),
        standard: bands.map((band) => band.length),
      });
      expect(value).toBeCloseTo(all.reduce((sum, one) => sum + one, 0) / all.length, 9);
    }),
    seed,
  );
});

test('a band with nobody, or of one person, has its reason', () => {
  const bands = { sums: [3, 1], squares: [5, 1], standard: [1, 1] };
  expect(standardisedMean({ ...bands, populations: [2, 0] }).reason?.code).toBe(
    'population-not-positive',
  );
  const lone = standardisedMean({ ...bands, populations: [2, 1] });
  expect(lone).toMatchObject({ value: 1.25, lower: null, upper: null });
  expect(lone.reason?.code).toBe('interval-of-one-value');
});

test('only intervals that lie apart are an order', () => {
  const ranges = rankRanges([
    { lower: 10, upper: 12 },
    { lower: 1, upper: 3 },
    { lower: 2, upper: 5 },
    { lower: null, upper: null },
    { lower: 6, upper: 11 },
  ]);
  expect(ranges).toEqual([
    { from: 1, to: 2 },
    { from: 3, to: 4 },
    { from: 3, to: 4 },
    null,
    { from: 1, to: 2 },
  ]);
  expect(isTooSmallToRank({ from: 1, to: 2 }, 4)).toBe(false);
  expect(isTooSmallToRank({ from: 1, to: 3 }, 4)).toBe(true);
});

test('a place that the true order may have is in every range, whatever the order of the rows', () => {
  const limits = fc.array(
    fc.tuple(
      fc.double({ min: 0, max: 9, noNaN: true }),
      fc.double({ min: 0, max: 3, noNaN: true }),
    ),
    {
      minLength: 1,
      maxLength: 19,
    },
  );
  fc.assert(
    fc.property(limits, (list) => {
      const intervals = list.map(([lower, width]) => ({ lower, upper: lower + width }));
      const ranges = rankRanges(intervals);
      const byMiddle = [...intervals.keys()].sort((a, b) => {
        const middle = (at: number) => (list[at]?.[0] ?? 0) + (list[at]?.[1] ?? 0) / 2;
        return middle(b) - middle(a);
      });
      for (const [place, row] of byMiddle.entries()) {
        expect(ranges[row]?.from).toBeLessThanOrEqual(place + 1);
        expect(ranges[row]?.to).toBeGreaterThanOrEqual(place + 1);
      }
      expect(rankRanges(intervals.toReversed()).toReversed()).toEqual(ranges);
    }),
    seed,
  );
});
