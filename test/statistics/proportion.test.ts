import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { normalQuantile } from '../../analytics/statistics/normal-quantile.ts';
import { proportion } from '../../analytics/statistics/proportion.ts';
import { sharedFile } from '../shared-data.ts';

interface Case {
  readonly id: string;
  readonly fn: string;
  readonly inputs: Readonly<Record<string, number | null>>;
  readonly expected: Readonly<Record<string, number | null>>;
  readonly tolerance: { readonly rel: number; readonly abs: number };
}

const casesFile = sharedFile('cases/statistics.json');
const cases = (fn: string): Case[] =>
  casesFile === null
    ? []
    : (JSON.parse(readFileSync(casesFile, 'utf8')) as Case[]).filter((entry) => entry.fn === fn);

function expectNear(got: number | undefined, { id, expected, tolerance }: Case, field: string) {
  const want = expected[field];
  if (want === null || want === undefined) {
    expect(got, `${id} ${field}`).toBeUndefined();
    return;
  }
  const allowed = Math.max(tolerance.abs, tolerance.rel * Math.abs(want));
  expect(Math.abs((got ?? Number.NaN) - want), `${id} ${field}`).toBeLessThanOrEqual(allowed);
}

test('normal quantiles agree with base R', (context) => {
  if (casesFile === null) return context.skip('the reference cases are not beside this checkout');
  for (const entry of cases('qnorm')) {
    expectNear(normalQuantile(entry.inputs['p'] ?? Number.NaN), entry, 'value');
  }
  expect(cases('qnorm').length).toBeGreaterThan(5);
});

test('proportions and Wilson limits agree with the reference package', (context) => {
  if (casesFile === null) return context.skip('the reference cases are not beside this checkout');
  for (const entry of cases('proportion_wilson')) {
    const { x, n, confidence, multiplier } = entry.inputs;
    const got = proportion(x ?? Number.NaN, n ?? Number.NaN, confidence ?? 0.95);
    for (const field of ['value', 'lower', 'upper'] as const) {
      expectNear(got === undefined ? undefined : got[field] * (multiplier ?? 1), entry, field);
    }
  }
  expect(cases('proportion_wilson').length).toBeGreaterThan(20);
});

test('the Leeds diabetes register of 2019/20 has the interval worked out by hand', () => {
  const got = proportion(46_893, 716_215);
  expect(got?.lower).toBeCloseTo(0.06490282, 8);
  expect(got?.upper).toBeCloseTo(0.06604856, 8);
});

test('a proportion without a denominator, or beyond it, is undefined', () => {
  for (const [numerator, denominator] of [
    [0, 0],
    [-1, 10],
    [11, 10],
    [Number.NaN, 5],
    [1, -2],
  ]) {
    expect(proportion(numerator ?? 0, denominator ?? 0)).toBeUndefined();
  }
});

test('none of them gives a lower limit of exactly 0, and all of them an upper limit of exactly 1', () => {
  expect(proportion(0, 20)?.lower).toBe(0);
  expect(proportion(8, 8)?.upper).toBe(1);
});
