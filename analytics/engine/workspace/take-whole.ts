import { copyFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { stagingSchema } from '../../sources/staging-schema.ts';
import { stopIfAborted } from '../../sources/stop-if-aborted.ts';
import { name, sql } from '../../sql/sql.ts';
import { type Database, openDatabase } from '../duckdb/database.ts';
import { titleOf } from './check-extracts.ts';
import { hasWal, removeDatabase, rewritingFile } from './file-names.ts';
import { inTransaction, layOut, workspaceRow } from './layout.ts';
import { fingerprintOf, writeManifest } from './manifest.ts';
import { markPending } from './pending.ts';
import { damagedStaging, stagedRecord } from './staged-record.ts';
import { syncFile } from './sync-file.ts';
import type { Workspace } from './workspace.ts';

/** Share of a file's blocks that may be empty; more are not carried along. */
const mostFree = 0.1;

/** Whether a staging database holds its people and no traces of rows that were taken out again. */
async function isCompact(database: Database): Promise<boolean> {
  const [size] = await database.rows<{ total: number; free: number }>(
    sql`SELECT total_blocks AS total, free_blocks AS free FROM pragma_database_size()`,
  );
  const [table] = await database.rows<{ said: string | null }>(
    sql`SELECT comment AS said FROM duckdb_tables()
      WHERE schema_name = ${stagingSchema} AND table_name = 'person'`,
  );
  if (size === undefined || table === undefined) return false;
  return size.free <= size.total * mostFree && table.said === null;
}

/** Lays a staging database out as a workspace of one extract; gives its title, or null where it is not compact. */
async function layOutStaging(database: Database): Promise<string | null> {
  const record = await stagedRecord(database, null);
  if (!(await isCompact(database))) return null;
  const found = await fingerprintOf(database, sql`${name(stagingSchema)}.person`);
  if (found.people !== record.people) throw damagedStaging();
  await inTransaction(database, async () => {
    await layOut(database, 2);
    await writeManifest(database, stagingSchema, 1, found);
  });
  await database.run(sql`CHECKPOINT`);
  // What the second checkpoint frees takes the mark of a later import: one that fails leaves the file no larger.
  await database.run(sql`UPDATE quintile SET chosen = ${stagingSchema}`);
  await database.run(sql`CHECKPOINT`);
  return titleOf(record);
}

/** Moves a file, over the border of two disks where there is one. */
function moveFile(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
  syncFile(to, 'r+');
}

/**
 * Makes a staging database the file of a workspace that has never held an extract, which spares
 * writing everything a second time: gives the path of the file that is to take the workspace's place,
 * or null where the tables are to be copied. Until that file is in its place the workspace is as it
 * was.
 */
export async function takeWhole(
  { database, path }: Workspace,
  staging: string,
  signal: AbortSignal,
): Promise<string | null> {
  if (path === null || (await workspaceRow(database)).next !== 1) return null;
  const staged = await openDatabase({ path: staging, temporary: dirname(staging) });
  const title = await layOutStaging(staged).finally(() => staged.close());
  if (title === null) return null;
  if (hasWal(staging)) throw damagedStaging();
  stopIfAborted(signal);
  await markPending(database, title);
  const anew = rewritingFile(path);
  removeDatabase(anew);
  try {
    moveFile(staging, anew);
    stopIfAborted(signal);
  } catch (error) {
    removeDatabase(anew);
    throw error;
  }
  return anew;
}
