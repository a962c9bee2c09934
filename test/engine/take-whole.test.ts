import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../analytics/engine/duckdb/database.ts';
import { putInPlace } from '../../analytics/engine/workspace/rewrite.ts';
import { stagingSchema } from '../../analytics/sources/staging-schema.ts';
import { type Sql, sql } from '../../analytics/sql/sql.ts';
import { digest, filesWith, type HeldFile, holdFile } from './held-file.ts';
import { type StagedExtract, writeStaged } from './staged.ts';

const march: StagedExtract = { name: 'gp.csv', asAt: '2025-03-31', people: 20_000 };

/** Stages an extract, changes it and has it adopted; says whether the staged file itself was taken. */
async function adopted(held: HeldFile, extract: StagedExtract, changes: readonly Sql[] = []) {
  const { folder, client } = held.engine();
  const staging = join(folder, 'staging', 'staged.duckdb');
  await writeStaged(staging, extract);
  const database = await openDatabase({ path: staging, temporary: folder, schema: stagingSchema });
  for (const change of changes) await database.run(change);
  database.close();
  const { extracts } = await client.call('extract.adopt', { staging });
  return { isTaken: !existsSync(staging), extracts };
}

test('a workspace that never held an extract takes the staged file for its own', async () => {
  const held = await holdFile();
  const { isTaken, extracts } = await adopted(held, march);
  expect([isTaken, extracts.length]).toEqual([true, 1]);
  expect(readdirSync(held.folder)).toEqual(['w.quintile']);
  expect((await held.again()).extract?.people).toBe(20_000);
});

test('one that holds an extract, or has held one, copies the tables', async () => {
  const held = await holdFile();
  await adopted(held, march);
  expect((await adopted(held, { ...march, asAt: '2025-06-30' })).isTaken).toBe(false);
  for (const { id } of (await held.again()).extracts) {
    await held.engine().client.call('extract.delete', { id });
  }
  const again = await adopted(held, march);
  expect([again.isTaken, again.extracts.length]).toEqual([false, 1]);
});

const gone = 'SYN-GONE';
const traces: readonly (readonly [what: string, changes: readonly Sql[]])[] = [
  [
    'that was written again',
    [
      sql`CREATE TABLE fewer AS SELECT * FROM person`,
      sql`DROP TABLE person`,
      sql`ALTER TABLE fewer RENAME TO person`,
      sql`COMMENT ON TABLE person IS 'written again'`,
    ],
  ],
  [
    'beside which a large table was dropped',
    [
      sql`CREATE TABLE other AS SELECT ${gone} || range || hash(range) AS x FROM range(400000)`,
      sql`CHECKPOINT`,
      sql`DROP TABLE other`,
      sql`CHECKPOINT`,
    ],
  ],
];

test.each(traces)('the traces of a table %s are left behind', async (_, changes) => {
  const held = await holdFile();
  const { isTaken, extracts } = await adopted(held, march, changes);
  expect([isTaken, extracts.length]).toEqual([false, 1]);
  await held.engine().client.call('workspace.close', {});
  expect(filesWith(held.folder, gone)).toEqual([]);
});

test('a workspace that another program has changed since it was closed is not replaced', async () => {
  const held = await holdFile();
  await adopted(held, march);
  await held.engine().client.call('workspace.close', {});
  const [before, anew] = [digest(held.path), join(held.folder, '.w.quintile.rewriting')];
  writeFileSync(anew, 'ANEW');
  const place = { next: 1, temporary: held.engine().folder };
  await expect(putInPlace(anew, held.path, place)).rejects.toThrow(/Another program has changed/);
  expect([digest(held.path), existsSync(anew)]).toEqual([before, false]);
});
