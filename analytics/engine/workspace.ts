import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type ProblemCode, Refusal } from '../contract/problem.ts';
import type { ExtractRecord } from '../sources/extract-record.ts';
import { literal, sql } from '../sql/sql.ts';
import { type Database, openDatabase } from './duckdb/database.ts';

/** The layout of a workspace file; a file of another number is refused, not guessed at. */
const layout = 1;

/** An open workspace: one database, and the record of the extract in it. */
export interface Workspace {
  /** Base name of the file; null where it lives in memory. */
  readonly file: string | null;
  readonly database: Database;
  readonly extract: ExtractRecord | null;
  readonly hasShapes: boolean;
}

interface Named {
  readonly name: string;
}

async function tableNames(database: Database): Promise<string[]> {
  const rows = await database.rows<Named>(
    sql`SELECT table_name AS name FROM duckdb_tables() WHERE NOT internal ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

function damaged(): Refusal {
  return new Refusal({
    code: 'workspace-unreadable',
    reason: 'The workspace is damaged: what it holds cannot be read.',
    hint: 'Import the extract again into a new workspace.',
  });
}

function notOurs(): never {
  throw new Refusal({
    code: 'workspace-unreadable',
    reason: 'The file is not a Quintile workspace of this version.',
    hint: 'Choose another file, or a new name for a new workspace.',
  });
}

function mayUse(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Refuses what DuckDB would call damage, or wait for without end: no folder, no file, no permission. */
function requireUsable(path: string): void {
  const where = { file: basename(path) };
  const refuse = (code: ProblemCode, reason: string, hint: string) => {
    throw new Refusal({ code, reason, hint, where });
  };
  if (!existsSync(dirname(path))) {
    const hint = 'Make it, or choose another place.';
    refuse('output-unwritable', 'The folder of the workspace does not exist.', hint);
  }
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isFile()) {
    refuse('workspace-unreadable', 'The workspace is not a file.', 'Choose another name.');
  }
  if (!mayUse(path)) {
    const hint = 'Ask for permission to read and change it, or copy it to a place of your own.';
    refuse('output-unwritable', 'The workspace may not be read and changed by this user.', hint);
  }
}

async function requireLayout(database: Database, isNew: boolean): Promise<void> {
  if (isNew) {
    await database.run(sql`CREATE TABLE quintile AS SELECT ${literal(layout)} AS layout`);
    return;
  }
  const names = await tableNames(database);
  if (!names.includes('quintile')) notOurs();
  const [row] = await database.rows<{ layout: number }>(sql`SELECT layout FROM quintile`);
  if (row?.layout !== layout) notOurs();
}

/** The record of the extract in a database, checked against the people in it; null without one. */
async function readExtract(database: Database): Promise<ExtractRecord | null> {
  const names = await tableNames(database);
  if (!names.includes('extract') || !names.includes('person')) return null;
  const [row] = await database.rows<{ record: string; people: number }>(
    sql`SELECT record, (SELECT count(*) FROM person) AS people FROM extract`,
  );
  if (row === undefined) return null;
  const record = JSON.parse(row.record) as ExtractRecord;
  if (record.people === row.people) return record;
  throw new Refusal({
    code: 'workspace-unreadable',
    reason: 'The workspace holds fewer or more people than were imported, so it is damaged.',
    hint: 'Import the extract again.',
  });
}

/** What a database holds now: called on opening it, and after an extract has come in. */
export async function describeWorkspace(
  file: string | null,
  database: Database,
): Promise<Workspace> {
  const extract = await readExtract(database);
  const [row] =
    extract === null
      ? []
      : await database.rows<{ shapes: number }>(sql`SELECT count(*) AS shapes FROM shape`);
  return { file, database, extract, hasShapes: (row?.shapes ?? 0) > 0 };
}

/** Opens a workspace, or makes one where the file does not exist; a null path is memory only. */
export async function openWorkspace(
  path: string | null,
  privateFolder: string,
): Promise<Workspace> {
  if (path !== null) requireUsable(path);
  const isNew = path === null || !existsSync(path);
  const database = await openDatabase({
    path,
    folders: [join(privateFolder, 'staging')],
    temporary: privateFolder,
  });
  try {
    await requireLayout(database, isNew);
    return await describeWorkspace(path === null ? null : basename(path), database);
  } catch (error) {
    database.close();
    throw error instanceof Refusal && error.problems[0]?.code === 'internal' ? damaged() : error;
  }
}
