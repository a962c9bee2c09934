import { randomBytes } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../analytics/engine/duckdb/database.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { flip, type HeldFile, holdFile, problemOf, writeTo } from './held-file.ts';
import { recordOf, type StagedExtract } from './staged.ts';

const march: StagedExtract = { name: 'gp.csv', asAt: '2025-03-31', people: 4000 };

/** A workspace as it lies after a crash between the commit of an import and its checkpoint. */
async function crashed(): Promise<HeldFile> {
  const held = await holdFile();
  await held.adopt(march);
  await held.engine().client.call('workspace.close', {});
  const live = join(held.folder, 'live');
  copyFileSync(held.path, live);
  const database = await openDatabase({ path: live, temporary: held.folder });
  await database.run(sql`UPDATE quintile SET pending = 'gp.csv as at 2025-06-30'`);
  await database.run(sql`CHECKPOINT`);
  await database.run(sql`BEGIN`);
  await database.run(sql`CREATE SCHEMA e2`);
  await database.run(sql`CREATE TABLE e2.person AS SELECT * FROM e1.person`);
  const record = JSON.stringify(recordOf({ ...march, asAt: '2025-06-30' }));
  await database.run(sql`CREATE TABLE e2."extract" AS SELECT CAST(${record} AS VARCHAR) AS record`);
  await database.run(sql`CREATE TABLE e2.shape AS SELECT * FROM e1.shape`);
  await database.run(
    sql`INSERT INTO manifest SELECT 'e2', 2, people, hash, duckdb FROM manifest WHERE id = 'e1'`,
  );
  await database.run(sql`UPDATE quintile SET chosen = 'e2', next = 3, pending = NULL`);
  await database.run(sql`COMMIT`);
  for (const ending of ['', '.wal']) copyFileSync(live + ending, held.path + ending);
  database.close();
  rmSync(live);
  return held;
}

test('after a crash the log is taken in, which is said, and nothing is lost', async () => {
  const held = await crashed();
  const { extracts, extract, notices } = await held.again();
  expect(extracts).toHaveLength(2);
  expect(extract?.asAt).toBe('2025-06-30');
  expect(notices.join()).toMatch(/not closed.*all that had been kept/);
  expect(readdirSync(held.folder)).toEqual(['w.quintile']);
  expect((await held.again()).notices).toEqual([]);
});

test.each([
  ['is missing', (log: string) => rmSync(log)],
  ['is cut short', (log: string) => writeFileSync(log, readFileSync(log).subarray(0, -1))],
  ['is empty', (log: string) => writeFileSync(log, '')],
  ['is of random bytes', (log: string) => writeFileSync(log, randomBytes(4000))],
])(
  'where the log after a crash %s, the state before opens and the loss is said once',
  async (_, harm) => {
    const held = await crashed();
    harm(`${held.path}.wal`);
    const { extracts, extract, notices } = await held.again();
    expect(extracts).toHaveLength(1);
    expect(extract?.people).toBe(4000);
    expect(notices).toEqual([
      expect.stringMatching(/import of gp\.csv as at 2025-06-30 did not come to its end/),
    ]);
    expect(readdirSync(held.folder)).toEqual(['w.quintile']);
    expect((await held.again()).notices).toEqual([]);
    expect((await held.adopt({ ...march, asAt: '2025-06-30' })).extracts).toHaveLength(2);
  },
);

test('a log that cannot be read back is put beside the workspace, which opens as it was before', async () => {
  const held = await crashed();
  flip(`${held.path}.wal`);
  const { extracts, notices } = await held.again();
  expect(extracts).toHaveLength(1);
  expect(notices[0]).toMatch(/could not be read back and are lost.*w\.quintile\.wal\.set-aside-1/);
  expect(readdirSync(held.folder).sort()).toEqual(['w.quintile', 'w.quintile.wal.set-aside-1']);
  await held.engine().client.call('extract.delete', { id: extracts[0]?.id ?? '' });
  expect(readdirSync(held.folder)).toEqual(['w.quintile']);
});

test('what an interrupted rewriting or import left behind is swept', async () => {
  const held = await holdFile();
  await held.adopt(march);
  await held.engine().client.call('workspace.close', {});
  const { size } = statSync(held.path);
  writeFileSync(
    held.path,
    Buffer.concat([readFileSync(held.path), Buffer.from('LEFTOVER'.repeat(1e5))]),
  );
  writeFileSync(join(held.folder, '.w.quintile.rewriting'), 'LEFTOVER');
  writeFileSync(join(held.folder, '.w.quintile.rewriting.wal'), 'LEFTOVER');
  expect((await held.again()).extract?.people).toBe(4000);
  expect(readdirSync(held.folder)).toEqual(['w.quintile']);
  expect(statSync(held.path).size).toBe(size);
});

test('people who are not those that were imported are noticed', async () => {
  const held = await holdFile();
  await held.adopt(march);
  await held.engine().client.call('workspace.close', {});
  await writeTo(held.path, held.folder, [
    sql`UPDATE e1.person SET age = 50 WHERE person_id = 'SYN-7'`,
  ]);
  expect((await problemOf(held.again())).reason).toMatch(/not what was imported/);
});

test('where one of two extracts is damaged the other is in hand, and the damaged one can go', async () => {
  const held = await holdFile();
  await held.adopt(march);
  await held.adopt({ ...march, asAt: '2025-06-30' });
  await held.engine().client.call('workspace.close', {});
  await writeTo(held.path, held.folder, [
    sql`UPDATE e2.person SET age = 50 WHERE person_id = 'SYN-7'`,
  ]);
  const { extract, notices } = await held.again();
  expect(extract?.asAt).toBe('2025-03-31');
  expect(notices[0]).toMatch(/gp\.csv as at 2025-06-30 is damaged/);
  const { client } = held.engine();
  expect((await problemOf(client.call('extract.choose', { id: 'e2' }))).code).toBe(
    'workspace-unreadable',
  );
  await client.call('extract.delete', { id: 'e2' });
  expect((await held.again()).notices).toEqual([]);
});
