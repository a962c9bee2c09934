import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attributable } from '../../analytics/statistics/attributable.ts';
import { concentrationIndex } from '../../analytics/statistics/concentration-index.ts';
import { decomposition } from '../../analytics/statistics/decomposition.ts';
import type { Estimate } from '../../analytics/statistics/estimate.ts';
import {
  funnelLimitsOfProportion,
  funnelLimitsOfRate,
  funnelLimitsOfRatio,
} from '../../analytics/statistics/funnel-limits.ts';
import { lifeExpectancy } from '../../analytics/statistics/life-expectancy.ts';
import { slopeIndex } from '../../analytics/statistics/slope-index.ts';

const settings = { seed: 4, numRuns: 60 };
const share = fc.double({ min: 0.02, max: 0.9, noNaN: true });
const bands = fc.array(
  fc.record({ population: fc.integer({ min: 200, max: 90_000 }), value: share }),
  { minLength: 5, maxLength: 12 },
);

type Bands = readonly { readonly population: number; readonly value: number }[];

const slopeOf = (of: Bands, more: Partial<Parameters<typeof slopeIndex>[0]> = {}) =>
  slopeIndex({
    populations: of.map(({ population }) => population),
    values: of.map(({ value }) => value),
    lower95: of.map(({ value }) => value * 0.95),
    upper95: of.map(({ value }) => value * 1.05),
    valueType: 'proportion',
    transform: true,
    repetitions: 1000,
    ...more,
  });

const isInside = ({ value, lower, upper }: Estimate) =>
  value !== null && lower !== null && upper !== null && lower <= value && value <= upper;

const width = ({ lower, upper }: Estimate) => (upper ?? 0) - (lower ?? 0);

test('a slope index lies inside its limits, which are wider at a higher confidence', () => {
  const holds = fc.property(bands, (of) => {
    const usual = slopeOf(of);
    const wide = slopeOf(of, { confidence: 0.998 });
    expect(isInside(usual.sii) && isInside(usual.rii)).toBe(true);
    expect(width(wide.sii)).toBeGreaterThan(width(usual.sii));
    expect(slopeOf(of, { confidence: [0.95, 0.998] }).sii.outer).toEqual({
      lower: wide.sii.lower,
      upper: wide.sii.upper,
    });
  });
  fc.assert(holds, settings);
});

test('bands given the other way round turn the slope index round', () => {
  const holds = fc.property(bands, (of) => {
    const there = slopeOf(of);
    const back = slopeOf([...of].reverse());
    expect(back.sii.value).toBeCloseTo(-(there.sii.value ?? 0), 9);
    expect(back.rii.value).toBeCloseTo(1 / (there.rii.value ?? 0), 9);
  });
  fc.assert(holds, settings);
});

test('a slope index keeps its meaning under every multiplier, also between 0 and 1', () => {
  const multipliers = fc.constantFrom(0.01, 0.5, 100, -1, -100, -0.01);
  const holds = fc.property(bands, multipliers, (of, multiplier) => {
    const one = slopeOf(of);
    const many = slopeOf(of, { multiplier });
    expect(many.sii.value).toBeCloseTo((one.sii.value ?? 0) * multiplier, 9);
    expect(isInside(many.sii) && isInside(many.rii)).toBe(true);
    const lower = multiplier > 0 ? one.rii.lower : 1 / (one.rii.upper ?? 0);
    expect(many.rii.lower).toBeCloseTo(lower ?? 0, 9);
  });
  fc.assert(holds, settings);
});

test('twice the population everywhere changes no slope index', () => {
  const holds = fc.property(bands, (of) => {
    const doubled = of.map(({ population, value }) => ({ population: 2 * population, value }));
    expect(slopeOf(doubled).sii.value).toBeCloseTo(slopeOf(of).sii.value ?? 0, 10);
  });
  fc.assert(holds, settings);
});

const five = [0.3, 0.25, 0.2, 0.15, 0.1].map((value) => ({ population: 1000, value }));

test('a simulation of the same seed gives the same limits, near to those of another seed', () => {
  const draw = (seed: number) =>
    slopeOf(five, { transform: false, repetitions: 100_000, seed }).sii;
  expect(draw(1)).toEqual(draw(1));
  expect(draw(2).lower).not.toBe(draw(1).lower);
  expect(draw(2).lower).toBeCloseTo(draw(1).lower ?? 0, 3);
});

test('five bands on a straight line from 0.325 to 0.075 have exactly that slope', () => {
  const index = slopeOf(five, { transform: false });
  expect(index.sii.value).toBeCloseTo(-0.25, 12);
  expect(index.rii.value).toBeCloseTo(0.075 / 0.325, 12);
  expect(index.siiOverMean).toBeCloseTo(-1.25, 12);
});

test('a band without people, a value of 0 or nothing at all gives a reason and no number', () => {
  const without = (more: Partial<Parameters<typeof slopeIndex>[0]>) => slopeOf(five, more).sii;
  const populations = [1000, 0, 1000, 1000, 1000];
  expect(without({ populations }).reason?.code).toBe('population-not-positive');
  expect(without({ values: [0.3, null, 0.2, 0.2, 0.1] }).reason?.code).toBe('values-missing');
  expect(without({ values: [0.3, 0, 0.2, 0.2, 0.1] })).toMatchObject({
    value: null,
    reason: { code: 'value-not-positive' },
  });
  const untransformed = without({ values: [0.3, 0, 0.2, 0.2, 0.1], transform: false });
  expect(untransformed).toMatchObject({ lower: null, reason: { code: 'value-not-positive' } });
  expect(untransformed.value).not.toBeNull();
});

test('a concentration index lies from -1 to 1 and inside its limits, and vanishes where all are equal', () => {
  const holds = fc.property(bands, (of) => {
    const index = concentrationIndex({
      populations: of.map(({ population }) => population),
      values: of.map(({ value }) => value),
      standardErrors: of.map(({ value }) => value / 50),
      isShare: true,
    });
    expect(Math.abs(index.relative.value ?? 2)).toBeLessThanOrEqual(1);
    expect(isInside(index.relative) && isInside(index.absolute)).toBe(true);
    const equal = concentrationIndex({
      populations: of.map(({ population }) => population),
      values: of.map(() => 0.4),
    });
    expect(equal.relative.value).toBeCloseTo(0, 12);
    expect(equal.relative.reason?.code).toBe('interval-missing');
  });
  fc.assert(holds, settings);
});

test('the delta limits of a concentration index agree with small changes of each value', () => {
  const populations = [1200, 900, 1000, 800, 1100];
  const values = [0.3, 0.25, 0.22, 0.15, 0.1];
  const standardErrors = [0.01, 0.02, 0.01, 0.015, 0.01];
  const relative = (of: readonly number[]) =>
    concentrationIndex({ populations, values: of, standardErrors }).relative;
  const variance = standardErrors.reduce((sum, error, group) => {
    const step = (by: number) => values.map((value, at) => (at === group ? value + by : value));
    const slope = ((relative(step(1e-6)).value ?? 0) - (relative(step(-1e-6)).value ?? 0)) / 2e-6;
    return sum + (slope * error) ** 2;
  }, 0);
  expect(width(relative(values))).toBeCloseTo(2 * 1.959963984540054 * Math.sqrt(variance), 8);
});

const groups = fc.array(
  fc.record({
    population: fc.integer({ min: 100, max: 50_000 }),
    events: fc.integer({ min: 0, max: 90 }),
  }),
  { minLength: 2, maxLength: 8 },
);

test('the excess of the groups adds up to the excess of all, which is the fraction of all events', () => {
  const holds = fc.property(groups, (of) => {
    const events = of.map((group) => group.events);
    const found = attributable({ events, populations: of.map(({ population }) => population) });
    const inAll = found.excessByGroup.reduce((sum, { value }) => sum + (value ?? 0), 0);
    expect(found.excess.value).toBeCloseTo(inAll, 6);
    expect(isInside(found.excess)).toBe(true);
    const all = events.reduce((sum, count) => sum + count, 0);
    if (all === 0) return expect(found.fraction.reason?.code).toBe('events-none');
    expect((found.fraction.value ?? 0) * all).toBeCloseTo(inAll, 6);
    expect(isInside(found.fraction)).toBe(true);
  });
  fc.assert(holds, settings);
});

test('30 of 100, 20 of 100 and 10 of 100: half of the 60 events are in excess', () => {
  const found = attributable({ events: [30, 20, 10], populations: [100, 100, 100] });
  expect(found.fraction.value).toBeCloseTo(0.5, 12);
  expect(found.excessByGroup.map(({ value }) => value)).toEqual([20, 10, 0]);
});

test('rates and people explain a difference of two crude rates with nothing left over', () => {
  const holds = fc.property(bands, bands, (one, other) => {
    const length = Math.min(one.length, other.length);
    const [first, second] = [one.slice(0, length), other.slice(0, length)];
    const found = decomposition({
      populations1: first.map(({ population }) => population),
      rates1: first.map(({ value }) => value),
      populations2: second.map(({ population }) => population),
      rates2: second.map(({ value }) => value),
    });
    const explained = (found.rateEffect ?? 0) + (found.compositionEffect ?? 0);
    expect(explained).toBeCloseTo(found.difference ?? Number.NaN, 12);
  });
  fc.assert(holds, settings);
});

test('funnel lines lie in order and close in on the average, cut at the multiplier', () => {
  const input = { numerators: [120, 95, 230], denominators: [800, 700, 1500], multiplier: 1000 };
  const { points, baseline } = funnelLimitsOfProportion(input);
  expect(points).toHaveLength(100);
  let before = Number.POSITIVE_INFINITY;
  for (const { lower998, lower95, upper95, upper998 } of points) {
    expect([lower998, lower95, baseline ?? 0, upper95, upper998]).toEqual(
      [lower998, lower95, baseline ?? 0, upper95, upper998].sort((a, b) => a - b),
    );
    expect(upper998).toBeLessThanOrEqual(before);
    before = upper998;
  }
  expect(points[0]?.upper998).toBe(1000);
  expect(points[50]?.upper95).toBeGreaterThan(baseline ?? 0);
});

test('funnel lines at the expected numbers of areas meet those at the observed counts', () => {
  const asked = { observed: [12, 45, 88], expected: [10, 50, 70], ratioType: 'count' } as const;
  const along = funnelLimitsOfRatio(asked).points.find(({ x }) => x === 20);
  const ratio = (along?.upper95 ?? 0) + 1;
  const [at] = funnelLimitsOfRatio({ ...asked, at: [20 / ratio] }).points;
  expect(at?.upper95).toBeCloseTo(along?.upper95 ?? 0, 8);
  const rates = funnelLimitsOfRate({
    events: [120, 150],
    rates: [310, 288],
    rateType: 'crude',
    multiplier: 100_000,
    at: [10, 40_000],
  });
  expect(rates.points[0]?.lower95).toBe(0);
  expect(rates.points[1]?.lower95).toBeLessThan(rates.baseline ?? 0);
});

const usualDeaths = [5, 1, 0, 0, 1, 1, 1, 2, 2, 3, 4, 6, 9, 14, 20, 30, 50, 80, 99, 60];
const usualPeople = usualDeaths.map(() => 2000);

test('life expectancy with a missing count of deaths is refused, not taken as everybody dying', () => {
  const deaths = usualDeaths.map((count, band) => (band === 3 ? null : count));
  const found = lifeExpectancy({ populations: usualPeople, deaths });
  expect(found).toMatchObject({ atBirth: { value: null }, reason: { code: 'deaths-missing' } });
});

test('a table may end at 85: people over deaths from there, and the table of Chiang before', () => {
  const { ages, atBirth } = lifeExpectancy({
    ageStarts: [0, 1, ...Array.from({ length: 17 }, (_, band) => 5 + 5 * band)],
    populations: [...usualPeople.slice(0, 18), 4000],
    deaths: [...usualDeaths.slice(0, 18), 600],
  });
  const from = (age: number) => ages.find((one) => one.age === age)?.value;
  const dying = (5 * 0.04) / (1 + 2.5 * 0.04);
  expect(from(85)).toBeCloseTo(4000 / 600, 12);
  expect(from(80)).toBeCloseTo(5 * (1 - dying / 2) + ((1 - dying) * 4000) / 600, 12);
  expect(isInside(atBirth)).toBe(true);
  expect(ages).toHaveLength(19);
});

test('a table that lacks a band in the middle is refused', () => {
  const ageStarts = [0, 1, 5, 10, 20, 25, 30];
  const each = (count: number) => ageStarts.map(() => count);
  const found = lifeExpectancy({ ageStarts, populations: each(2000), deaths: each(20) });
  expect(found.reason?.code).toBe('age-bands-do-not-match');
});
