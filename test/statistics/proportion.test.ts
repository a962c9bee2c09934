import { expect, test } from 'vitest';
import { proportion } from '../../analytics/statistics/proportion.ts';

test('the Leeds diabetes register of 2019/20 has the interval worked out by hand', () => {
  const got = proportion({ numerator: 46_893, denominator: 716_215 });
  expect(got.lower).toBeCloseTo(0.06490282, 8);
  expect(got.upper).toBeCloseTo(0.06604856, 8);
});

test('a proportion without a denominator, or beyond it, has a reason and no number', () => {
  for (const [numerator, denominator, code] of [
    [0, 0, 'denominator-not-positive'],
    [-1, 10, 'numerator-negative'],
    [11, 10, 'numerator-above-denominator'],
    [Number.NaN, 5, 'numerator-missing'],
    [1, null, 'denominator-missing'],
    [1, -2, 'denominator-not-positive'],
  ] as const) {
    const got = proportion({ numerator, denominator });
    expect(got).toMatchObject({ value: null, lower: null, upper: null, reason: { code } });
  }
});

test('none of them gives a lower limit of exactly 0, and all of them an upper limit of exactly 1', () => {
  expect(proportion({ numerator: 0, denominator: 20 }).lower).toBe(0);
  expect(proportion({ numerator: 8, denominator: 8 }).upper).toBe(1);
});

test('a confidence is a share, a percentage, none, or the pair of Fingertips', () => {
  const asked = { numerator: 37, denominator: 412 };
  expect(proportion({ ...asked, confidence: 95 })).toEqual(proportion(asked));
  expect(proportion({ ...asked, confidence: 100 })).toMatchObject({ lower: 0, upper: 1 });
  for (const confidence of [0.89, 1.01, 89, 101, Number.NaN]) {
    const refused = proportion({ ...asked, confidence });
    expect(refused.reason?.code).toBe('confidence-out-of-range');
  }
  expect(proportion({ ...asked, confidence: null })).toMatchObject({ lower: null, reason: null });
  const both = proportion({ ...asked, confidence: [0.95, 0.998] });
  expect(both.lower).toBe(proportion(asked).lower);
  expect(both.outer?.upper).toBe(proportion({ ...asked, confidence: 0.998 }).upper);
  expect(proportion({ ...asked, confidence: [95, 99.8] })).toEqual(both);
  const mixed = proportion({ ...asked, confidence: [95, 0.998] });
  expect(mixed.reason?.code).toBe('confidence-pair-unsupported');
});
