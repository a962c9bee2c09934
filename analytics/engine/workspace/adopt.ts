import { existsSync, statSync } from 'node:fs';
import type { CallContext } from '../../contract/methods.ts';
import { stagingSchema } from '../../sources/staging-schema.ts';
import { stopIfAborted } from '../../sources/stop-if-aborted.ts';
import { literal, name, sql } from '../../sql/sql.ts';
import type { Database } from '../duckdb/database.ts';
import { titleOf } from './check-extracts.ts';
import { dropCounted } from './counted-schema.ts';
import { hasWal } from './file-names.ts';
import { extractTables, inTransaction, workspaceRow } from './layout.ts';
import { type Fingerprint, fingerprintOf, writeManifest } from './manifest.ts';
import { markPending } from './pending.ts';
import { damagedStaging, stagedRecord } from './staged-record.ts';
import { tableNames } from './table-names.ts';
import { takeWhole } from './take-whole.ts';
import type { HeldExtract, Workspace } from './workspace.ts';
import { requireWritable } from './write-failure.ts';

/** What taking an extract over has done. */
export interface Adopted {
  /** Whether it took the place of an earlier one of the same name and date. */
  readonly hasReplaced: boolean;
  readonly notices: readonly string[];
  readonly mustReopen: boolean;
  /** A file that is to take the place of the workspace's, see {@link takeWhole}. */
  readonly anew?: string;
}

/** Of how many times its own size a staging database may need room in the workspace. */
const roomFactor = 1.25;

/** Copies the staged tables into a schema of their own, and holds the copy against its source. */
async function copyTables(database: Database, id: string, position: number): Promise<Fingerprint> {
  const staged = await tableNames(database, stagingSchema, 'staging');
  const held = sql`staging.${name(stagingSchema)}`;
  await database.run(sql`CREATE SCHEMA ${name(id)}`);
  for (const table of extractTables.filter((entry) => staged.includes(entry))) {
    await database.run(
      sql`CREATE TABLE ${name(id)}.${name(table)} AS SELECT * FROM ${held}.${name(table)}`,
    );
  }
  const source = await fingerprintOf(database, sql`${held}.person`);
  const copy = await fingerprintOf(database, sql`${name(id)}.person`);
  if (source.people !== copy.people || source.hash !== copy.hash) throw damagedStaging();
  await writeManifest(database, id, position, copy);
  return copy;
}

/** The number of an extract: the next one, or in memory that which it had before the engine died. */
async function numberFor({ database, keep, held }: Workspace, next: number): Promise<number> {
  if (keep === undefined) return next;
  const { hash } = await fingerprintOf(database, sql`staging.${name(stagingSchema)}.person`);
  const used = held.map(({ position }) => position);
  return keep.numberOf(hash, used) ?? next;
}

/** Drops an extract's tables and its line in the manifest; its bytes stay in the file. */
async function dropExtract(database: Database, id: string): Promise<void> {
  await dropCounted(database, id);
  await database.run(sql`DROP SCHEMA ${name(id)} CASCADE`);
  await database.run(sql`DELETE FROM manifest WHERE id = ${id}`);
}

async function takeOver(
  workspace: Workspace,
  replaced: readonly HeldExtract[],
  signal: AbortSignal,
): Promise<void> {
  const { database, keep } = workspace;
  const { next } = await workspaceRow(database);
  const number = await numberFor(workspace, next);
  const id = `e${number}`;
  const after = Math.max(next, number + 1);
  await inTransaction(database, async () => {
    const { hash } = await copyTables(database, id, number);
    keep?.noteExtract(number, hash);
    for (const extract of replaced) await dropExtract(database, extract.id);
    await database.run(
      sql`UPDATE quintile SET chosen = ${id}, next = ${literal(after)}, pending = NULL`,
    );
    stopIfAborted(signal);
  });
}

/**
 * Writes what is committed into the file itself. A checkpoint that fails takes nothing back, but
 * DuckDB then uses the database no more: false says that it is to be opened anew.
 */
async function writeOut({ database, path }: Workspace): Promise<boolean> {
  if (path === null) return true;
  const isWritten = await database.run(sql`CHECKPOINT`).then(
    () => true,
    () => false,
  );
  if (!existsSync(path)) requireWritable({ path, file: null, isReadOnly: false });
  return isWritten;
}

const notWrittenOut =
  'The extract is kept, in part beside the workspace in a file of the same name that ends in .wal: move neither without the other before the workspace has been closed.';

async function adopt(workspace: Workspace, signal: AbortSignal): Promise<Adopted> {
  const { database, held } = workspace;
  const record = await stagedRecord(database, 'staging');
  const replaced = held.filter(
    (extract) => extract.record.name === record.name && extract.record.asAt === record.asAt,
  );
  await markPending(database, titleOf(record));
  await takeOver(workspace, replaced, signal);
  const isOpen = await writeOut(workspace);
  const isOutside = workspace.path !== null && hasWal(workspace.path);
  return {
    hasReplaced: replaced.length > 0,
    notices: isOutside ? [notWrittenOut] : [],
    mustReopen: !isOpen,
  };
}

/**
 * Takes the tables of a staging database into a workspace as an extract of its own, all or none, and
 * makes it the one in hand. One of the same name and date gives way to it. Where it throws, the
 * workspace is to be opened anew.
 */
export async function adoptStaging(
  workspace: Workspace,
  staging: string,
  { signal, progress }: CallContext,
): Promise<Adopted> {
  const { database } = workspace;
  requireWritable(workspace, (statSync(staging).size + 2 ** 20) * roomFactor);
  progress({ share: 0, phrase: 'Putting the extract into the workspace' });
  const anew = await takeWhole(workspace, staging, signal);
  if (anew !== null) return { hasReplaced: false, notices: [], mustReopen: false, anew };
  await database.run(sql`ATTACH ${literal(staging)} AS staging (READ_ONLY)`);
  try {
    return await adopt(workspace, signal);
  } finally {
    await database.run(sql`DETACH staging`).catch(() => undefined);
  }
}
