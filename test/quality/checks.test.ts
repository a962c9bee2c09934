import { expect, test } from 'vitest';
import type { QualityAsk } from '../../analytics/sources/quality/quality-ask.ts';
import { checkOf, noPlaces, placesOf, practice, reportOn } from './asks.ts';
import { changed, cleanPeople, firstChanged, lsoas, practices } from './clean.ts';
import type { Person } from './people.ts';

const clean = cleanPeople();
const known = practices.map((code) => practice(code));
const places = placesOf(lsoas, known);

async function check(id: string, people: readonly Person[], more: Partial<QualityAsk> = {}) {
  return checkOf(await reportOn(people, { places, ...more }), id);
}

test('of people of whom nothing is wrong, no check finds anything', async () => {
  const { checks } = await reportOn(clean, {
    places: placesOf(lsoas, [...known, practice('B86900', { closed: '2019-03-31' })]),
  });
  expect(checks.filter(({ verdict }) => verdict === 'look' || verdict === 'wrong')).toEqual([]);
  const open = checks.filter(({ verdict }) => verdict === 'not-checked');
  expect(open.map(({ id }) => id)).toEqual(['people-deceased']);
  expect(checks.length).toBeGreaterThan(30);
});

test('rows that could not be read are counted exactly', async () => {
  const rejects = [{ file: 'people.csv', line: 7, column: null, reason: 'Too few cells.' }];
  const rows = { read: 2403, kept: 2400, rejected: 3 };
  const found = await check('rows-unread', clean, { rows, rejects, rejectsNotListed: 2 });
  expect(found).toMatchObject({ verdict: 'wrong', count: { shown: 3 } });
});

test('repeated people are wrong where their rows differ, and to be looked at where they do not', async () => {
  const rows = { read: 2420, kept: 2400, rejected: 20 };
  const same = await check('rows-repeated', clean, {
    rows,
    repeated: { rows: 20, people: 20, differing: 0, list: [] },
  });
  expect(same).toMatchObject({ verdict: 'look', count: { shown: 20 } });
  const differing = await check('rows-repeated', clean, {
    rows,
    repeated: { rows: 20, people: 20, differing: 3, list: [] },
  });
  expect(differing.verdict).toBe('wrong');
  expect(differing.detail).toContain('first row of each person was kept');
  expect(await check('rows-repeated', clean, { repeated: null })).toMatchObject({
    verdict: 'not-checked',
  });
});

test('people without an identifier are counted, or hidden where they are few', async () => {
  expect(await check('people-unnamed', clean, { unnamed: 31 })).toMatchObject({
    verdict: 'wrong',
    count: { shown: 30 },
  });
  expect(await check('people-unnamed', clean, { unnamed: 3 })).toMatchObject({
    verdict: 'wrong',
    count: { hidden: expect.any(String) },
  });
  expect(await check('people-unnamed', clean, { unnamed: null })).toMatchObject({
    verdict: 'not-checked',
  });
});

test('people who have died are looked at', async () => {
  const people = clean.map((person, at) => ({ ...person, deceased: at < 12 }));
  expect(await check('people-deceased', people)).toMatchObject({
    verdict: 'look',
    count: { shown: 10 },
  });
});

test('one sex only, and many of no known sex, are looked at', async () => {
  const women = changed(clean, () => true, { sex: '2', pregnant: false });
  expect((await check('people-one-sex', women)).detail).toContain('is female');
  const unknown = firstChanged(clean, 300, { sex: 'X' });
  expect(await check('people-one-sex', unknown)).toMatchObject({
    verdict: 'look',
    count: { shown: 300 },
  });
});

const losses = [
  ['not-read', 'sex', 'not-read:Gender', 'codes', 'wrong'],
  ['outside', 'age', 'outside:Gender', 'ages-and-dates', 'wrong'],
  ['outside', 'bmi', 'outside:Gender', 'codes', 'wrong'],
  ['suppressed', 'gp_contacts', 'suppressed:Gender', 'codes', 'look'],
  ['future-date', 'diabetes', 'future-date:Gender', 'ages-and-dates', 'wrong'],
] as const;

test.each(losses)('cells lost as %s from %s are told by column', async (...row) => {
  const [kind, field, id, group, verdict] = row;
  const loss = { column: 'Gender', field, kind, rows: 12 };
  const report = await reportOn(clean, { losses: [loss] });
  expect(checkOf(report, id)).toMatchObject({
    group,
    verdict,
    column: 'Gender',
    count: { shown: 10 },
  });
});

test('a kind of loss that was not looked for is not said to be absent', async () => {
  const report = await reportOn(clean, { lossKinds: new Set(['not-read', 'outside'] as const) });
  expect(checkOf(report, 'future-date').verdict).toBe('not-checked');
  expect(checkOf(report, 'suppressed').verdict).toBe('not-checked');
  expect(checkOf(report, 'not-read').verdict).toBe('passed');
});

test('ages that are all the same, or heaped on one value, are wrong', async () => {
  const same = await check(
    'age-heaped',
    changed(clean, () => true, { age: 44 }),
  );
  expect(same.verdict).toBe('wrong');
  expect(same.detail).toContain('Everybody is aged 44');
  const heaped = await check('age-heaped', firstChanged(clean, 700, { age: 0 }));
  expect(heaped).toMatchObject({ verdict: 'wrong' });
  expect(heaped.detail).toContain('not known');
});

test('ages in fives are looked at', async () => {
  const people = clean.map((person) => ({
    ...person,
    age: Math.floor((person['age'] as number) / 5) * 5,
  }));
  expect((await check('age-fives', people)).verdict).toBe('look');
});

test('ages of 110 and over, and an open last age, are looked at', async () => {
  const old = await check('age-very-old', firstChanged(clean, 20, { age: 118 }));
  expect(old).toMatchObject({ verdict: 'look', count: { shown: 20 } });
  const top = clean.map((person) => ({ ...person, age: Math.min(80, person['age'] as number) }));
  const open = await check('age-open-top', firstChanged(top, 60, { age: 80 }));
  expect(open.verdict).toBe('look');
  expect(open.detail).toContain('80 and over');
});

test('a condition below the lowest age of its register is looked at, with its edition', async () => {
  const people = firstChanged(clean, 33, { diabetes: true, age: 12 });
  const found = await check('age-rule:diabetes', people);
  expect(found).toMatchObject({ verdict: 'look', count: { shown: 35 } });
  expect(found.title).toContain('17 and over, QOF 2019/20');
});

test('a condition above the highest age of its register is looked at', async () => {
  const people = clean.map((person, at) => ({ ...person, 'childhood-asthma': at < 20 }));
  const aged = firstChanged(people, 20, { age: 50 });
  expect(await check('age-rule:childhood-asthma', aged)).toMatchObject({
    verdict: 'look',
    count: { shown: 20 },
  });
});

const contradictions: readonly (readonly [string, Person])[] = [
  ['pregnant-male', { pregnant: true, sex: '1' }],
  ['pregnant-age', { pregnant: true, sex: '2', age: 71 }],
  ['dementia-child', { dementia: true, age: 9 }],
  ['copd-child', { copd: true, age: 9 }],
];

test.each(contradictions)('people who are %s are looked at', async (id, change) => {
  expect(await check(id, firstChanged(clean, 25, change))).toMatchObject({
    verdict: 'look',
    count: { shown: 25 },
  });
  expect((await check(id, clean)).verdict).toBe('passed');
});

test('a condition of nobody, and one of nearly everybody, are named', async () => {
  const people = changed(clean, () => true, { copd: false, dementia: true });
  const found = await check('conditions-none-or-all', people);
  expect(found.verdict).toBe('look');
  expect(found.detail).toContain('Nobody has COPD');
  expect(found.detail).toContain('90% or more have Dementia');
});

test('areas are told apart: Welsh, outside, of another vintage, and no LSOAs at all', async () => {
  const lists = { 'LSOA 2011': [...lsoas.slice(0, 12), 'E01009901', 'E01009902'] };
  const people = clean.map((person, at) => {
    const codes = ['W01000001', 'E01088888', 'E01009901', 'E02000001'];
    const lsoa = at < 80 ? codes[Math.floor(at / 20)] : person['lsoa'];
    return { ...person, lsoa: lsoa ?? null };
  });
  const report = await reportOn(people, { places: placesOf(lsoas, known, lists) });
  for (const id of ['lsoa-welsh', 'lsoa-outside', 'lsoa-other-vintage', 'lsoa-no-lsoa']) {
    expect(checkOf(report, id)).toMatchObject({ count: { shown: 20 } });
  }
  expect(checkOf(report, 'lsoa-vintage')).toMatchObject({ verdict: 'look' });
});

test('without a list of areas nothing is said of them', async () => {
  expect(await check('lsoa-lists', clean, { places: noPlaces })).toMatchObject({
    verdict: 'not-checked',
  });
});

test('many people in areas with few others are looked at', async () => {
  const people = clean.map((person, at) =>
    at < 200 ? { ...person, lsoa: `E0105${String(1000 + (at % 50))}` } : person,
  );
  expect(await check('lsoa-thin', people)).toMatchObject({
    verdict: 'look',
    count: { shown: 200 },
  });
});

test('people without an LCP are counted and kept', async () => {
  expect(await check('place-none', firstChanged(clean, 50, { lcp: null }))).toMatchObject({
    verdict: 'look',
    count: { shown: 50 },
  });
});

test('practices are held against the lookup: unknown, closed, without a PCN or an LCP', async () => {
  const people = clean.map((person, at) => {
    const codes = ['B86901', 'B86902', 'B86903', 'B86904'];
    return at < 160 ? { ...person, practice: codes[Math.floor(at / 40)] ?? '' } : person;
  });
  const lookup = [
    ...known,
    practice('B86902', { closed: '2024-09-30' }),
    practice('B86903', { pcn: null }),
    practice('B86904', { lcp: null }),
  ];
  const report = await reportOn(people, { places: placesOf(lsoas, lookup) });
  const ids = ['unknown', 'closed', 'no-pcn', 'no-lcp'].map((kind) => `practice-${kind}`);
  for (const [at, id] of ids.entries()) {
    const found = checkOf(report, id);
    expect(found).toMatchObject({ verdict: 'look', count: { shown: 40 } });
    expect(found.detail).toContain(`named: B8690${at + 1}.`);
  }
});

test('a practice that closed after the date of the extract is not stale', async () => {
  const lookup = known.map((one) => ({ ...one, closed: '2025-06-30' }));
  const report = await reportOn(clean, { places: placesOf(lsoas, lookup), asAt: '2025-03-31' });
  expect(checkOf(report, 'practice-closed').verdict).toBe('passed');
});

test('what is no code of a practice is never named', async () => {
  const people = firstChanged(clean, 40, { practice: 'A text of somebody' });
  const found = await check('practice-unknown', people);
  expect(found).toMatchObject({ count: { shown: 40 } });
  expect(found.detail).not.toContain('somebody');
});

test('a practice of few people is not named', async () => {
  const found = await check('practice-unknown', firstChanged(clean, 5, { practice: 'B86901' }));
  expect(found.count).toEqual({ hidden: expect.any(String) });
  expect(found.detail).not.toContain('B86901');
});

test('an extract of nobody is wrong, and nothing else is said of it', async () => {
  const report = await reportOn([]);
  expect(checkOf(report, 'rows-any').verdict).toBe('wrong');
  expect(report.checks.every(({ group }) => group === 'rows')).toBe(true);
  expect(report).toMatchObject({ missing: [], missingByLcp: [], reidentification: null });
});

test('an extract of one person says nothing of that person', async () => {
  const report = await reportOn([{ age: 40, sex: '1', lsoa: 'E01000010', bmi: null, lcp: null }]);
  const words = JSON.stringify(report.checks);
  expect(words).not.toMatch(/aged 40|E01000010/);
  expect(report.missing.find(({ field }) => field === 'bmi')?.people).toHaveProperty('hidden');
});
