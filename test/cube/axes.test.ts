import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ageAxis,
  ageBandAxis,
  ethnicGroupAxis,
  lcpAxis,
  sexAxis,
} from '../../analytics/cube/axes.ts';
import type { PersonAxis } from '../../analytics/cube/axis.ts';
import { combinationAxis, conditionCountAxis } from '../../analytics/cube/condition-axes.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { catalogueOf, openScratch, type Person, writePeople } from '../sql/people-table.ts';

let scratch: Awaited<ReturnType<typeof openScratch>>;

beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

/** The code of the category that each person is put into. */
async function codesOn({ position, categories }: PersonAxis, people: readonly Person[]) {
  await writePeople(scratch.database, people);
  const rows = await scratch.database.rows<{ place: number }>(
    sql`SELECT ${position} AS place FROM person ORDER BY rowid`,
  );
  return rows.map(({ place }) => categories[place]?.code);
}

test('age bands are those of the European Standard Population', async () => {
  const ages = [0, 4, 5, 64, 65, 84, 85, 89, 90, 104, 120, null];
  const people = ages.map((age) => ({ age }));
  expect(await codesOn(ageBandAxis, people)).toEqual([
    ...['0-4', '0-4', '5-9', '60-64', '65-69', '80-84', '85-89', '85-89'],
    ...['90+', '90+', '90+', 'not-known'],
  ]);
  expect((await codesOn(ageAxis, people)).slice(-2)).toEqual(['120', 'not-known']);
});

test('a sex, an ethnic group or an LCP that is not known has a category of its own', async () => {
  const sexes = ['1', '2', '9', 'X', null].map((sex) => ({ sex }));
  expect(await codesOn(sexAxis, sexes)).toEqual(['1', '2', '9', 'not-known', 'not-known']);
  const groups = ['white', 'asian', null].map((ethnic_group) => ({ ethnic_group }));
  expect(await codesOn(ethnicGroupAxis, groups)).toEqual(['white', 'asian', 'not-known']);
  const lcps = lcpAxis([{ code: "O'Brien", label: 'One' }]);
  const places = ["O'Brien", 'elsewhere', null].map((lcp) => ({ lcp }));
  expect(await codesOn(lcps, places)).toEqual(["O'Brien", 'not-allocated', 'not-allocated']);
});

test('conditions are counted up to five, and not where an unknown one could change the count', async () => {
  const people: Person[] = [
    { asthma: false, copd: false, diabetes: false },
    { asthma: true, copd: true, diabetes: false },
    { asthma: true, copd: null, diabetes: false },
  ];
  const axis = conditionCountAxis(catalogueOf(people));
  expect(await codesOn(axis, people)).toEqual(['0', '2', 'not-known']);
  const combined = combinationAxis(['copd', 'diabetes']);
  expect(await codesOn(combined, people)).toEqual(['none', 'copd', 'not-known']);
});
