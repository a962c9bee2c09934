import { copyFileSync, existsSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { releasedRows } from '../../analytics/contract/released.ts';
import { openDatabase } from '../../analytics/engine/duckdb/database.ts';
import { tableNames } from '../../analytics/engine/workspace/table-names.ts';
import { sql } from '../../analytics/sql/sql.ts';
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
  expect(await heldBeside(held, 'e1')).toEqual(['code', 'profile', 'setting']);
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

test('a kept cube that is not of everybody is not answered from', async () => {
  const held = await holdFile();
  await held.adopt(march);
  const before = await bySex(held);
  await shut(held);
  const database = await openDatabase({ path: held.path, temporary: held.folder });
  const [of] = await database.rows<{ name: string }>(
    sql`SELECT key AS name FROM "e1 counted".cube LIMIT 1`,
  );
  await database.run(
    sql`CREATE OR REPLACE TABLE "e1 counted".code AS SELECT * FROM "e1 counted".code LIMIT 3999`,
  );
  database.close();
  expect(of?.name).toBeDefined();
  await held.again();
  expect(await bySex(held)).toEqual(before);
  await shut(held);
  expect(await heldBeside(held, 'e1')).toContain('code');
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
