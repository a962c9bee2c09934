import { expect, test } from 'vitest';
import { addJoined } from '../../analytics/sources/people/add-joined.ts';
import type { Joined } from '../../analytics/sources/people/joined.ts';
import { name, sql } from '../../analytics/sql/sql.ts';
import { memoryDatabase, rowsOf } from './tables.ts';

test('of people without an identifier a further file says neither yes nor no, nor how often', async () => {
  const database = await memoryDatabase();
  await database.run(
    sql`CREATE TABLE person AS SELECT * FROM ${rowsOf(
      ['person_id', 'sex'],
      [
        ['a', '1'],
        ['', '2'],
        ['b', '2'],
      ],
    )}`,
  );
  await database.run(sql`CREATE TABLE long AS SELECT 'a' AS id, TRUE AS has, 4 AS times`);
  const table = name('long');
  const gives = new Map([
    ['copd', { value: sql`${table}.has`, without: sql`FALSE` }],
    ['gp_contacts', { value: sql`${table}.times`, without: sql`0` }],
  ]);
  const further = {
    ...{ file: 'c.csv', role: 'conditions' as const, rows: 1, rejected: 0, unnamed: 0, losses: [] },
  };
  const file: Joined = { file: 'c.csv', table, gives, remarks: [], further };
  await addJoined(database, [file]);
  expect(await database.rows(sql`SELECT copd, gp_contacts FROM person`)).toEqual([
    { copd: true, gp_contacts: 4 },
    { copd: null, gp_contacts: null },
    { copd: false, gp_contacts: 0 },
  ]);
});
