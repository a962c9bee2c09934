import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from '../../contract/problem.ts';
import { literal, name, type Sql, sql } from '../../sql/sql.ts';
import { type Database, openDatabase } from '../duckdb/database.ts';
import { hasWal, removeDatabase, rewritingFile, setAsideFiles } from './file-names.ts';
import { inTransaction, workspaceRow } from './layout.ts';
import { type Fingerprint, fingerprintOf } from './manifest.ts';
import { chosenAfter, type Removal, sourceOf } from './removal.ts';
import { syncFile } from './sync-file.ts';
import { tableNames } from './table-names.ts';
import type { HeldExtract, Workspace } from './workspace.ts';
import { requireWritable } from './write-failure.ts';

function notTheSame(): Refusal {
  return new Refusal({
    code: 'workspace-unreadable',
    reason: 'The workspace could not be written anew without a difference, so it stays as it was.',
    hint: 'Import the extract again into a new workspace.',
  });
}

function changedElsewhere(): Refusal {
  return new Refusal({
    code: 'workspace-in-use',
    reason: 'Another program has changed this workspace meanwhile: what it holds now stays.',
    hint: 'Open it again, and do this once more.',
  });
}

async function copyExtract(database: Database, id: string, removal: Removal): Promise<void> {
  await database.run(sql`CREATE SCHEMA anew.${name(id)}`);
  for (const table of await tableNames(database, id)) {
    await database.run(
      sql`CREATE TABLE anew.${name(id)}.${name(table)} AS ${sourceOf(removal, id, table)}`,
    );
  }
}

/** Holds the copy of a table against what it was copied from, by every value. */
async function requireSame(database: Database, source: Sql, copy: Sql): Promise<Fingerprint> {
  const [here, there] = [
    await fingerprintOf(database, source),
    await fingerprintOf(database, copy),
  ];
  if (here.people !== there.people || here.hash !== there.hash) throw notTheSame();
  return there;
}

async function copyAll(
  { database, chosen, held }: Workspace,
  stay: readonly HeldExtract[],
  removal: Removal,
): Promise<void> {
  const after = chosenAfter(chosen, held, removal);
  await database.run(
    sql`CREATE TABLE anew.main.quintile AS
      SELECT layout, CAST(${after} AS VARCHAR) AS chosen, next, pending FROM main.quintile`,
  );
  await database.run(
    sql`CREATE TABLE anew.main.manifest AS
      SELECT * FROM main.manifest
      WHERE id <> coalesce(CAST(${removal.dropped} AS VARCHAR), '')`,
  );
  await database.run(sql`CREATE TABLE anew.main.register AS SELECT * FROM main.register`);
  await requireSame(database, sql`main.register`, sql`anew.main.register`);
  await database.run(sql`CREATE TABLE anew.main.register_end AS SELECT * FROM main.register_end`);
  for (const { id } of stay) {
    await copyExtract(database, id, removal);
    const source = sql`(${sourceOf(removal, id, 'person')})`;
    const { hash } = await requireSame(database, source, sql`anew.${name(id)}.person`);
    await database.run(sql`UPDATE anew.main.manifest SET hash = ${hash} WHERE id = ${id}`);
  }
}

/**
 * Writes what stays of a workspace into a new file beside it, without a byte of what goes, and
 * returns the new file's path. The old file is as it was.
 */
export async function writeAnew(
  workspace: Workspace,
  path: string,
  removal: Removal,
): Promise<string> {
  const { database, held } = workspace;
  const anew = rewritingFile(path);
  requireWritable(workspace, statSync(path).size + 2 ** 20);
  removeDatabase(anew);
  try {
    await database.run(sql`ATTACH ${literal(anew)} AS anew`);
    const stay = held.filter(({ id }) => id !== removal.dropped);
    await inTransaction(database, () => copyAll(workspace, stay, removal));
    await database.run(sql`CHECKPOINT anew`);
    await database.run(sql`DETACH anew`);
    if (hasWal(anew)) throw notTheSame();
    syncFile(anew, 'r+');
    return anew;
  } catch (error) {
    await database.run(sql`DETACH DATABASE IF EXISTS anew`).catch(() => undefined);
    removeDatabase(anew);
    throw error;
  }
}

/** Refuses a workspace that another program has, or has had, before it since it was closed here. */
async function requireLeftAlone(path: string, next: number, temporary: string): Promise<void> {
  if (!existsSync(path) || hasWal(path)) throw notTheSame();
  const database = await openDatabase({ path, temporary, isReadOnly: true });
  try {
    if ((await workspaceRow(database)).next !== next) throw changedElsewhere();
  } finally {
    database.close();
  }
}

/**
 * Puts a file that is written whole in the place of a workspace, which must be closed. `next` is the
 * number of the next extract that it was closed with.
 */
export async function putInPlace(
  anew: string,
  path: string,
  { next, temporary }: { readonly next: number; readonly temporary: string },
): Promise<void> {
  try {
    await requireLeftAlone(path, next, temporary);
  } catch (error) {
    removeDatabase(anew);
    throw error;
  }
  renameSync(anew, path);
  for (const file of setAsideFiles(path)) rmSync(file, { force: true });
  if (process.platform !== 'win32') syncFile(dirname(path), 'r');
}
