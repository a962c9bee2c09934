import { expect, test } from 'vitest';
import {
  compareWithBenchmark,
  judgeTrend,
  proportionTrend,
  standardisedDifference,
  standardisedRatio,
} from '../../analytics/statistics/index.ts';

const years = [2019, 2020, 2021, 2022, 2023];
const denominators = years.map(() => 1000);

test('a trend needs five evenly spaced years, in any order, and takes the last five', () => {
  const numerators = [100, 120, 140, 161, 180];
  const trend = proportionTrend({ years, numerators, denominators });
  expect(trend.marker).toBe('Increasing');
  const turned = { years: years.toReversed(), numerators: numerators.toReversed(), denominators };
  expect(proportionTrend(turned).marker).toBe('Increasing');
  const four = proportionTrend({ years: years.slice(1), numerators, denominators });
  expect(four).toMatchObject({ marker: 'Cannot be calculated', slope: null });
  expect(four.reason?.code).toBe('fewer-than-5-points');
  const gap = proportionTrend({ years: [2017, ...years.slice(1)], numerators, denominators });
  expect(gap.reason?.code).toBe('years-not-consecutive');
  const none = proportionTrend({ years, numerators: [0, 1, 2, 3, 4], denominators });
  expect(none.reason?.code).toBe('proportion-without-logit');
});

test('more of what ought to be low is worse, and of what has no polarity only higher', () => {
  expect(judgeTrend('Increasing', 'low-is-good')).toBe('worse');
  expect(judgeTrend('Decreasing', 'low-is-good')).toBe('better');
  expect(judgeTrend('No significant change (outlier)', 'low-is-good')).toBe('similar');
  const area = { lower: 11, upper: 13, polarity: 'none' } as const;
  expect(compareWithBenchmark({ ...area, benchmark: 10 })).toBe('higher');
  expect(compareWithBenchmark({ ...area, benchmark: 11 })).toBe('similar');
  expect(compareWithBenchmark({ ...area, benchmark: 14, polarity: 'high-is-good' })).toBe('worse');
  expect(compareWithBenchmark({ ...area, benchmark: null })).toBe('not-compared');
});

test('a ratio of standardised rates turned round is its inverse, and no difference holds 0', () => {
  const pair = { value1: 300, standardError1: 12, value2: 200, standardError2: 10 };
  const turned = { value1: 200, standardError1: 10, value2: 300, standardError2: 12 };
  const ratio = standardisedRatio(pair);
  expect(ratio.value).toBe(1.5);
  expect((ratio.lower ?? 0) * (standardisedRatio(turned).upper ?? 0)).toBeCloseTo(1, 12);
  expect(standardisedRatio({ ...pair, value2: 0 }).reason?.code).toBe('value-not-positive');
  const difference = standardisedDifference({ ...pair, value2: 300 });
  expect(difference.value).toBe(0);
  expect(difference.upper).toBeCloseTo(1.959964 * Math.hypot(12, 10), 4);
  expect(difference.lower).toBe(-(difference.upper ?? 0));
});
