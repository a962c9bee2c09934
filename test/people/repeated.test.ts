import { expect, test } from 'vitest';
import { removeRepeated } from '../../analytics/sources/people/repeated-people.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { memoryDatabase, rowsOf } from './tables.ts';

async function peopleOf(rows: readonly (readonly string[])[]) {
  const database = await memoryDatabase();
  await database.run(
    sql`CREATE TABLE person AS SELECT * FROM ${rowsOf(['person_id', 'sex'], rows)}`,
  );
  return database;
}

test('of a person with several rows the first is kept, and the others are named by their number', async () => {
  const people = ['a1', 'b1', 'a1', 'c1', 'a2', 'b1'].map((cell) => [...cell]);
  const database = await peopleOf(people);
  expect(await removeRepeated(database, true)).toEqual({
    ...{ rows: 3, people: 2, differing: 1 },
    list: [
      { row: 3, kept: 1 },
      { row: 5, kept: 1 },
      { row: 6, kept: 2 },
    ],
  });
  const held = await database.rows(sql`SELECT person_id, sex FROM person ORDER BY rowid`);
  expect(held.map((row) => Object.values(row as object).join(''))).toEqual(['a1', 'b1', 'c1']);
});

test('rows without an identifier repeat nobody', async () => {
  const database = await peopleOf([
    ['', '1'],
    ['', '1'],
  ]);
  expect(await removeRepeated(database, true)).toMatchObject({ rows: 0, list: [] });
});

test('the first 50 of many repeated rows are named, in the order of the file', async () => {
  const rows = Array.from({ length: 5000 }, (_, at) => [`p${at % 2000}`, '1']);
  const { rows: out, list } = await removeRepeated(await peopleOf(rows), true);
  expect(out).toBe(3000);
  expect(list).toEqual(Array.from({ length: 50 }, (_, at) => ({ row: 2001 + at, kept: 1 + at })));
});
