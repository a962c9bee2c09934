import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Problem, Refusal } from '../../analytics/contract/problem.ts';
import type { ReadAs } from '../../analytics/contract/reading.ts';
import { openDatabase } from '../../analytics/engine/duckdb/database.ts';
import { listFiles } from '../../analytics/sources/reading/list-files.ts';
import type { Loaded, Rejects } from '../../analytics/sources/reading/loaded.ts';
import { openFiles } from '../../analytics/sources/reading/open-files.ts';
import type { ReadContext } from '../../analytics/sources/reading/part.ts';
import { join as list, literal, type Sql, sql } from '../../analytics/sql/sql.ts';

/** A folder that goes when the test ends. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quintile-reading-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file into a scratch folder; its name may have folders in it. */
export function writeFile(name: string, content: string | Uint8Array, folder = scratchFolder()) {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

export interface Opened extends Loaded {
  readonly rows: readonly (readonly unknown[])[];
  readonly left: Rejects;
}

export interface OpenOptions extends Partial<ReadContext> {
  readonly readAs?: Readonly<Record<string, ReadAs>>;
  /** Columns that are read, by number; all where left out. */
  readonly only?: readonly number[];
}

/** Opens paths as an import does, and reads every table to its end. */
export async function openPaths(
  paths: readonly string[],
  { readAs = {}, only, ...context }: OpenOptions = {},
): Promise<readonly Opened[]> {
  const temporary = context.temporary ?? scratchFolder();
  const files = listFiles(paths);
  const folders = [temporary];
  const database = await openDatabase({ path: null, files, folders, temporary, readsFiles: true });
  try {
    const tables = await openFiles(database, files, readAs, {
      signal: new AbortController().signal,
      progress: () => undefined,
      ...context,
      temporary,
    });
    const opened: Opened[] = [];
    for (const table of tables) {
      const columns = only?.map((index) => table.columns[index]?.sql ?? sql`NULL`);
      const wanted = columns === undefined ? sql`*` : list(columns);
      const result = await database.query(sql`SELECT ${wanted} FROM ${table.source}`);
      const rows = await result.getRowsJS();
      opened.push({ ...table, rows, left: await table.rejects(rows.length) });
    }
    return opened;
  } finally {
    database.close();
  }
}

/** Opens one file of the given content, as `people.csv` unless it is named. */
export async function openText(
  content: string | Uint8Array,
  readAs: ReadAs = {},
  { name = 'people.csv', ...options }: OpenOptions & { readonly name?: string } = {},
): Promise<Opened> {
  const path = writeFile(name, content);
  const [opened] = await openPaths([path], { ...options, readAs: { [name]: readAs } });
  if (opened === undefined) throw new Error('No table was opened.');
  return opened;
}

export const namesOf = ({ columns }: Loaded) => columns.map(({ name }) => name);

/** The problem with which something is refused; fails where it is not. */
export async function refusal(promise: Promise<unknown>): Promise<Problem> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Refusal && error.problems[0] !== undefined) return error.problems[0];
    throw error;
  }
  throw new Error('This was not refused.');
}

/** Writes a query's rows to a Parquet file. */
export async function writeParquet(query: Sql, path: string): Promise<string> {
  const temporary = scratchFolder();
  mkdirSync(join(path, '..'), { recursive: true });
  const database = await openDatabase({ path: null, folders: [join(path, '..')], temporary });
  try {
    await database.run(sql`COPY (${query}) TO ${literal(path)} (FORMAT parquet)`);
  } finally {
    database.close();
  }
  return path;
}
