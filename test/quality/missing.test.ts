import { expect, test } from 'vitest';
import { lcps, reportOn } from './asks.ts';
import { changed, cleanPeople, firstChanged } from './clean.ts';

const clean = cleanPeople();

test('every field and condition is listed with the people of whom it says nothing', async () => {
  const report = await reportOn(firstChanged(clean, 120, { bmi: null }));
  const fields = report.missing.map(({ field }) => field);
  expect(fields).toEqual([
    ...['age', 'sex', 'ethnicity', 'lsoa', 'practice', 'lcp', 'bmi', 'pregnant'],
    ...['copd', 'dementia', 'diabetes', 'osteoporosis'],
  ]);
  expect(report.missing.find(({ field }) => field === 'bmi')).toEqual({
    field: 'bmi',
    label: 'Body mass index',
    people: { shown: 120 },
    percent: 5,
  });
});

test('missing values are told by LCP, in the order of the lookup, the not allocated last', async () => {
  const placed = firstChanged(clean, 30, { lcp: null });
  const report = await reportOn(changed(placed, ({ lcp }) => lcp === 'south', { bmi: null }));
  expect(report.missingByLcp.map(({ lcp }) => lcp)).toEqual([
    ...lcps.map(({ code }) => code),
    'not-allocated',
  ]);
  const bmi = report.missing.findIndex(({ field }) => field === 'bmi');
  expect(report.missingByLcp.map(({ percents }) => percents[bmi])).toEqual([0, 100, 0, 0]);
  expect(report.missingByLcp.map(({ people }) => people)).toEqual(
    [790, 790, 790, 30].map((shown) => ({ shown })),
  );
});

test('a hidden cell does not come back from the total and the other LCPs', async () => {
  const people = clean.map((person, at) => ({
    ...person,
    bmi: at === 0 || (at % 3 === 1 && at < 27) ? null : 25,
  }));
  const report = await reportOn(people);
  const bmi = report.missing.findIndex(({ field }) => field === 'bmi');
  expect(report.missing[bmi]?.people).toEqual({ shown: 10 });
  const [north, south, west] = report.missingByLcp.map(({ percents }) => percents[bmi]);
  expect([north, south, west]).toEqual([null, null, 0]);
});

test('an LCP of few people hides its size, and nothing is said of it in percent', async () => {
  const report = await reportOn(firstChanged(clean, 4, { lcp: null, bmi: null }));
  const apart = report.missingByLcp.find(({ lcp }) => lcp === 'not-allocated');
  expect(apart?.people).toHaveProperty('hidden');
  const bmi = report.missing.findIndex(({ field }) => field === 'bmi');
  expect(apart?.percents[bmi]).toBeNull();
  const lcp = report.missing.find(({ field }) => field === 'lcp');
  expect(lcp).toMatchObject({ people: { hidden: expect.any(String) }, percent: null });
});

test('without LCPs there is no table by LCP', async () => {
  const report = await reportOn(clean.map(({ lcp: _, ...person }) => person));
  expect(report.missingByLcp).toEqual([]);
  expect(report.missing.length).toBeGreaterThan(0);
});
