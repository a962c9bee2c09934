import { copyFileSync, existsSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { releasedRows } from '../../analytics/contract/released.ts';
import { openDatabase } from '../../analytics/engine/duckdb/database.ts';
import { tableNames } from '../../analytics/engine/workspace/table-names.ts';
import { name, sql } from '../../analytics/sql/sql.ts';
import { type HeldFile, holdFile } from './held-file.ts';
import type { StagedExtract } from './staged.ts';

const march: StagedExtract = { name: 'gp.csv', asAt: '2025-03-31', people: 4000, marker: 'MARCH' };
const june: StagedExtract = { ...march, asAt: '2025-06-30', people: 4100 };

/** What a workspace's file holds beside an extract's own tables; the file is not in use. */
async function heldBeside(held: HeldFile, id: string): Promise<string[]> {
  const copy = join(held.folder, 'looked-at.quintile');
  copyFileSync(held.path, copy);
  const database = await openDatabase({ path: copy, temporary: held.folder, isReadOnly: true });
  try {
    return await tableNames(database, `${id} counted`);
  } finally {
    database.close();
    rmSync(copy);
  }
}

async function bySex({ engine }: HeldFile) {
  const table = await engine().client.call('table.release', {
    measure: 'people',
    by: ['segment', 'sex'],
    definition: { id: 'age-by-conditions' },
    policy: 'working',
  });
  return releasedRows(table).map(({ codes, count }) => [codes.segment, codes.sex, count]);
}

const shut = (held: HeldFile) => held.engine().client.call('workspace.close', {});

test('an import leaves the codes of its people in the workspace', async () => {
  const held = await holdFile();
  await held.adopt(march);
  await shut(held);
  expect(await heldBeside(held, 'e1')).toEqual(['code', 'profile', 'setting', 'source']);
});

test('what has been counted is in the workspace, and is the same when it is opened again', async () => {
  const held = await holdFile();
  await held.adopt(march);
  const before = await bySex(held);
  await shut(held);
  expect(await heldBeside(held, 'e1')).toContain('cube');
  await held.again();
  expect(await bySex(held)).toEqual(before);
  await shut(held);
  expect(await heldBeside(held, 'e1')).toContain('cube');
});

/** What another program may do to what was counted, between two openings. */
const meddling: readonly (readonly [string, readonly string[]])[] = [
  [
    'codes of fewer people',
    ['CREATE OR REPLACE TABLE "e1 counted".code AS FROM "e1 counted".code LIMIT 3999'],
  ],
  [
    'profiles of other ages',
    ['UPDATE "e1 counted".profile SET age = 90', 'DELETE FROM "e1 counted".cube'],
  ],
  ['a profile without a column', ['ALTER TABLE "e1 counted".profile DROP COLUMN age']],
  [
    'cubes without patterns',
    [`UPDATE "e1 counted".cube SET head = replace(head, '"patterns":[', '"patterns":[],"x":[')`],
  ],
  ['cubes with other bytes', ['UPDATE "e1 counted".cube SET body = NULL']],
  [
    'cubes of another make',
    [
      'CREATE OR REPLACE TABLE "e1 counted".cube AS SELECT 1 AS key, 2 AS head, 3 AS body, 4 AS seal',
    ],
  ],
  ['no cubes', ['DROP TABLE "e1 counted".cube']],
];

test.each(meddling)('%s are thrown away, and everybody is counted again', async (_, statements) => {
  const held = await holdFile();
  await held.adopt(march);
  const before = await bySex(held);
  await shut(held);
  const database = await openDatabase({ path: held.path, temporary: held.folder });
  for (const text of statements) await database.run({ text, values: [] });
  database.close();
  await held.again();
  expect(await bySex(held)).toEqual(before);
  await shut(held);
  await held.again();
  expect(await bySex(held)).toEqual(before);
});

test('codes and cubes of one extract are not taken for those of another of as many people', async () => {
  const held = await holdFile();
  await held.adopt(march);
  const first = await bySex(held);
  await shut(held);
  await held.again();
  await held.adopt({ ...june, people: 4000, firstAge: 40 });
  const second = await bySex(held);
  expect(second).not.toEqual(first);
  await shut(held);
  const database = await openDatabase({ path: held.path, temporary: held.folder });
  for (const table of ['code', 'profile', 'setting', 'source', 'cube']) {
    const mine = sql`"e2 counted".${name(table)}`;
    await database.run(sql`CREATE OR REPLACE TABLE ${mine} AS FROM "e1 counted".${name(table)}`);
  }
  database.close();
  await held.again();
  expect(await bySex(held)).toEqual(second);
});

test('a workspace of an earlier version, without codes, gets them with the first question', async () => {
  const held = await holdFile();
  await held.adopt(march);
  const before = await bySex(held);
  await shut(held);
  const database = await openDatabase({ path: held.path, temporary: held.folder });
  await database.run(sql`DROP SCHEMA "e1 counted" CASCADE`);
  database.close();
  await held.again();
  expect(await bySex(held)).toEqual(before);
  await shut(held);
  expect(await heldBeside(held, 'e1')).toContain('code');
});

test('what is deleted takes what was counted of it along', async () => {
  const held = await holdFile();
  await held.adopt(march);
  await held.adopt(june);
  await bySex(held);
  await held.engine().client.call('extract.delete', { id: 'e2' });
  await shut(held);
  expect(await heldBeside(held, 'e2')).toEqual([]);
});

test('a workspace that is cut by a byte counts what it counted before, or says that it is damaged', async () => {
  const held = await holdFile();
  await held.adopt(march);
  const before = await bySex(held);
  await shut(held);
  truncateSync(held.path, statSync(held.path).size - 1);
  const opened = await held.again().then(
    () => true,
    () => false,
  );
  if (opened) expect(await bySex(held)).toEqual(before);
  expect(existsSync(held.path)).toBe(true);
});
