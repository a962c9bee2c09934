import { expect, test } from 'vitest';
import { checkOf, reportOn } from './asks.ts';
import { changed, cleanPeople, practices } from './clean.ts';
import type { Person } from './people.ts';

const clean = cleanPeople();

async function check(id: string, people: readonly Person[]) {
  return checkOf(await reportOn(people), id);
}

test('a field that one practice lacks and others have is a hole', async () => {
  const people = changed(clean, ({ practice: code }) => code === 'B86002', { bmi: null });
  const found = await check('holes-fields', people);
  expect(found.verdict).toBe('wrong');
  expect(found.detail).toContain('B86002: Body mass index.');
});

test('a field that most people lack everywhere is no hole', async () => {
  const people = changed(clean, (_, at) => at % 20 !== 0, { bmi: null });
  expect((await check('holes-fields', people)).verdict).toBe('passed');
});

test('a condition that nobody has in one practice is a hole where others have it', async () => {
  const people = changed(clean, ({ practice: code }) => code === 'B86003', { diabetes: false });
  const found = await check('holes-conditions', people);
  expect(found.verdict).toBe('wrong');
  expect(found.detail).toContain('B86003: Diabetes.');
  const rare = clean.map((person, at) => ({ ...person, gout: at === 0 }));
  expect((await check('holes-conditions', rare)).verdict).toBe('passed');
});

/** Every ninth of these people, in two practices of some 130 people each. */
const small = clean
  .filter((_, at) => at % 9 === 0)
  .map((person, at) => ({ ...person, practice: practices[at % 2] ?? '' }));

test('a practice of a small list in which nobody has any condition is a hole', async () => {
  const none = { diabetes: false, dementia: false, copd: false, osteoporosis: false };
  const people = changed(small, ({ practice: code }) => code === 'B86002', none);
  const found = await check('holes-conditions', people);
  expect(found.verdict).toBe('wrong');
  expect(found.detail).toContain('B86002: any condition at all.');
  expect((await check('holes-conditions', small)).verdict).toBe('passed');
  const one = changed(people, (person) => person === people.at(1), { diabetes: true });
  expect((await check('holes-conditions', one)).detail).not.toContain('any condition at all.');
});

test('practices of fewer than a hundred people are not held against each other', async () => {
  const people = small.slice(0, 180);
  expect(await check('holes-conditions', people)).toMatchObject({ verdict: 'not-checked' });
});
