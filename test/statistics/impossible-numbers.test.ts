import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Confidence } from '../../analytics/statistics/estimate.ts';
import * as statistics from '../../analytics/statistics/index.ts';
import { standardisedMean } from '../../analytics/statistics/standardised-mean.ts';

const odd = [0, 1e-320, 1, 5, 9, 15, 400, 1e16, 1e308, -1, Number.NaN, Number.POSITIVE_INFINITY];
const number = fc.constantFrom<(number | null)[]>(...odd, null);
const sound = fc.constantFrom(1, 9, 15, 400, 20_000);
const either = fc.oneof({ weight: 4, arbitrary: sound }, { weight: 1, arbitrary: number });
const list = fc.array(either, { minLength: 5, maxLength: 5 });
const confidences: readonly unknown[] = [0.95, 1, 100, null, [0.95, 0.998], 'high', {}, Number.NaN];
const settings = { seed: 20_260_502, numRuns: 400 };
/** What nobody may be given, wherever it stands in an answer. */
function holdsNaN(answer: unknown): boolean {
  if (typeof answer === 'number') return Number.isNaN(answer);
  return typeof answer === 'object' && answer !== null && Object.values(answer).some(holdsNaN);
}

test('rates and ratios of any four numbers neither stop nor give NaN', () => {
  const of = [
    statistics.rateRatio,
    statistics.rateRatioLogNormal,
    statistics.rateDifference,
    statistics.twoByTwo,
  ];
  const check = (numbers: readonly (number | null)[], asked: unknown, by: number | null) => {
    const [one = null, two = null, three = null, four = null] = numbers;
    const confidence = asked as Confidence;
    const multiplier = by as number;
    const single = { numerator: one, denominator: two, confidence, multiplier };
    const groups = { numerator1: one, denominator1: two, numerator2: three, denominator2: four };
    const answers = [
      statistics.rate(single),
      statistics.proportion(single),
      statistics.exactBinomialLimits({ ...single, confidence: asked as number }),
      statistics.poissonLimits({ count: one, confidence: asked as number }),
      statistics.funnelExpected({ observed: one as number, p: two as number }),
      ...of.map((statistic) => statistic({ ...groups, confidence, multiplier })),
    ];
    expect(answers.filter(holdsNaN)).toEqual([]);
  };
  fc.assert(fc.property(list, fc.constantFrom(...confidences), either, check), settings);
});

test('rates, means and indices of any lists of numbers neither stop nor give NaN', () => {
  type Numbers = readonly (number | null)[];
  const check = (a: Numbers, b: Numbers, c: Numbers, asked: unknown, by: number | null) => {
    const shared = { confidence: asked as Confidence, multiplier: by as number };
    const bands = { counts: a, populations: b, standard: c, ...shared };
    const people = { populations: b, values: a, confidence: shared.confidence };
    const errors = { valueType: 'other', standardErrors: c } as const;
    const rates = { events: a, rates: c, denominators: b, rateType: 'crude' } as const;
    const answers = [
      statistics.directlyStandardisedRate(bands),
      statistics.gammaStandardisedRate(bands),
      statistics.repeatEventRateOfSums({ ...bands, squares: a }),
      statistics.attributable({ events: a, ...people }),
      statistics.slopeIndex({ ...people, ...errors }),
      statistics.lifeExpectancy({ ageStarts: c as number[], populations: b, deaths: a }),
      statistics.funnelPoints({ ...rates, multiplier: by as number }),
      statistics.funnelLimitsOfRate({ ...rates, multiplier: by as number }),
      statistics.funnelLimitsOfRatio({ observed: a, expected: b, ratioType: 'isr' }),
      statistics.funnelSignificanceOfRate({ ...rates, multiplier: by as number }),
    ];
    expect(answers.filter(holdsNaN)).toEqual([]);
  };
  const asked = fc.constantFrom(...confidences);
  fc.assert(fc.property(list, list, list, asked, either, check), { ...settings, numRuns: 150 });
});

test('counts too large or too small for the library leave nulls, and the search ends', () => {
  const nothing = { forUpperLimit: null, forLowerLimit: null };
  const observed = Number.POSITIVE_INFINITY;
  expect(statistics.funnelExpected({ observed, p: 0.025 })).toEqual(nothing);
  expect(statistics.funnelExpected({ observed: 1e300, p: 0.025 })).toEqual(nothing);
  expect(statistics.funnelExpected({ observed: 5, p: 1e-320 }).forLowerLimit).toBeNull();
  expect(statistics.gammaQuantile(0.5, 1e16)).toBeUndefined();
  expect(statistics.gammaQuantile(0.5, 1e15)).toBeCloseTo(1e15, -3);
  const most = { counts: [1e308], populations: [1000], standard: [1] };
  expect(statistics.gammaStandardisedRate(most)).toMatchObject({
    ...{ value: 1e305, lower: null, reason: { code: 'limit-not-calculable' } },
  });
  const two = { counts: [1e308, 1e308], populations: [1, 1], standard: [1, 1] };
  expect(statistics.gammaStandardisedRate(two).reason?.code).toBe('number-out-of-range');
});

test('a confidence that is no number is refused', () => {
  for (const confidence of ['high', {}, true, ['a']] as unknown as Confidence[]) {
    const found = statistics.rate({ numerator: 5, denominator: 10, confidence });
    expect(found).toMatchObject({ value: null, reason: { code: 'confidence-out-of-range' } });
  }
});

test('95% is 0.95 to every statistic, also where it takes one confidence only', () => {
  const count = { numerator: 12, denominator: 300 };
  const groups = { numerator1: 12, denominator1: 300, numerator2: 8, denominator2: 310 };
  const five = [300, 250, 200, 150, 100];
  const bands = { counts: [12, 9], populations: [300, 400], standard: [1, 2] };
  const index = {
    populations: five,
    values: five,
    valueType: 'other',
    standardErrors: five,
  } as const;
  const all: readonly ((confidence: number) => unknown)[] = [
    (confidence) => statistics.rate({ ...count, confidence }),
    (confidence) => statistics.byarLimits({ count: 12, confidence }),
    (confidence) => statistics.exactPoissonLimits({ count: 12, confidence }),
    (confidence) => statistics.exactBinomialLimits({ ...count, confidence }),
    (confidence) => statistics.twoByTwo({ ...groups, confidence }),
    (confidence) => statistics.rateRatio({ ...groups, confidence }),
    (confidence) => statistics.directlyStandardisedRate({ ...bands, confidence }),
    (confidence) => statistics.gammaStandardisedRate({ ...bands, confidence }),
    (confidence) => statistics.mean({ values: five, confidence }),
    (confidence) => statistics.slopeIndex({ ...index, confidence }),
    (confidence) => statistics.attributable({ events: five, populations: five, confidence }),
  ];
  for (const of of all) {
    expect(of(95)).toEqual(of(0.95));
    expect(of(100)).toEqual(of(1));
    expect(of(99.8)).not.toEqual(of(0.95));
  }
});

test('a limit that is missing at a confidence of 1 has its reason', () => {
  const code = 'no-limit-at-certainty';
  const bands = { counts: [12, 9], populations: [300, 400], standard: [1, 2], confidence: 1 };
  const five = [300, 250, 200, 150, 100];
  const groups = { numerator1: 12, denominator1: 300, numerator2: 18, denominator2: 310 };
  const index = statistics.slopeIndex({
    ...{ populations: five, values: five, valueType: 'other', standardErrors: five },
    confidence: 1,
  });
  const sums = { populations: [300, 400], sums: [600, 900], squares: [2000, 3000] };
  for (const { value, lower, reason } of [
    statistics.directlyStandardisedRate(bands),
    statistics.rate({ numerator: 12, denominator: 300, confidence: 1 }),
    statistics.rateDifference({ ...groups, confidence: 1 }),
    standardisedMean({ ...sums, standard: [1, 1], confidence: 100 }),
    index.sii,
    index.rii,
  ]) {
    expect(value).not.toBeNull();
    expect(lower).toBeNull();
    expect(reason?.code).toBe(code);
  }
  expect(statistics.rate({ numerator: 5, denominator: 300, confidence: 1 })).toMatchObject({
    ...{ lower: 0, upper: Number.POSITIVE_INFINITY, reason: null },
  });
});

test('a funnel of impossible numbers says what is wrong with them', () => {
  const areas = { events: [15, 40], rates: [300, 400], rateType: 'crude' } as const;
  const limits = (more: object) =>
    statistics.funnelLimitsOfRate({ ...areas, multiplier: 1000, ...more }).reason?.code;
  expect(limits({ events: [Number.POSITIVE_INFINITY, 40] })).toBe('numerator-missing');
  expect(limits({ events: [Number.NaN, 40] })).toBe('numerator-missing');
  expect(limits({ denominators: [Number.NaN, 40] })).toBe('denominator-missing');
  expect(limits({ multiplier: 1e-320 })).toBe('number-out-of-range');
  expect(limits({ multiplier: Number.NaN })).toBe('multiplier-not-positive');
  expect(limits({ years: 0 })).toBe('years-not-positive');
  for (const multiplier of [Number.NaN, 'many'] as number[]) {
    const [point] = statistics.funnelPoints({ ...areas, multiplier });
    expect(point).toMatchObject({ rate: null, reason: { code: 'multiplier-not-positive' } });
  }
});

test('a crude rate never stands for a missing standardised one, nor 0 for one of 15 events', () => {
  const area = { events: [15], denominators: [1000], multiplier: 100_000 } as const;
  const point = (rate: number | null, rateType: 'crude' | 'dsr') =>
    statistics.funnelPoints({ ...area, rates: [rate], rateType })[0];
  const nothing = { rate: null, population: null };
  expect(point(null, 'dsr')).toMatchObject({ ...nothing, reason: { code: 'values-missing' } });
  expect(point(0, 'dsr')).toMatchObject({ ...nothing, reason: { code: 'rate-not-positive' } });
  expect(point(0, 'crude')).toMatchObject({ ...nothing, reason: { code: 'rate-not-positive' } });
  expect(point(null, 'crude')).toMatchObject({ rate: 1500, reason: null });
});

test('a reason says what is the matter and not something else', () => {
  const full = { numerator1: 10, denominator1: 10, numerator2: 5, denominator2: 10 };
  expect(statistics.oddsRatio(full).reason?.text).toMatch(/empty cell/);
  const none = statistics.attributable({ events: [0, 0], populations: [10, 10] });
  expect(none.fraction.reason?.text).toBe('there are no events');
  const five = [5, 4, 3, 2, 1];
  const slope = (more: object) =>
    statistics.slopeIndex({
      ...{ populations: five, values: five, valueType: 'other', standardErrors: five, ...more },
    }).sii.reason?.text;
  expect(slope({ populations: [5, null, 3, 2, 1] })).toBe('the population of a band is missing');
  expect(slope({ multiplier: 0 })).toBe('the multiplier is 0 or not a number');
  expect(slope({ multiplier: -1 })).toBeUndefined();
  const trend = statistics.proportionTrend({
    ...{ years: five, numerators: [0, 1, 2, 3, 4], denominators: [9, 9, 9, 9, 9] },
  });
  expect(trend.reason?.text).toBe('a proportion of 0 or 1 has no logit');
  const { method } = statistics.rate({ numerator: null, denominator: 9 });
  expect(method).toBe("exact Poisson below 10 events, Byar's from 10");
  const ages = statistics.lifeExpectancy({
    ...{ ageStarts: [Number.NaN, 1, 5], populations: [9, 9, 9], deaths: [1, 1, 1] },
  });
  expect(ages).toMatchObject({ ages: [], reason: { code: 'first-age-not-zero' } });
});

test('squares of events that come to less than the events are refused', () => {
  const refused = statistics.crudeRepeatEventRate({ count: 40, squares: 39, population: 100 });
  expect(refused).toMatchObject({ value: null, reason: { code: 'squares-below-count' } });
  const single = statistics.crudeRepeatEventRate({ count: 40, squares: 40, population: 100 });
  expect(single).toMatchObject({ value: 0.4, reason: null });
});
