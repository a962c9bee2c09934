import { Refusal } from '../../contract/problem.ts';
import { literal, name, sql } from '../../sql/sql.ts';
import type { Database } from '../duckdb/database.ts';
import { makeRegisterTable } from '../register/register-table.ts';
import { fingerprintOf, writeManifest } from './manifest.ts';
import { tableNames } from './table-names.ts';

/** The layout of a workspace file; a file of a later number is refused, not guessed at. */
export const layout = 3;

/** The earliest layout that can be read as it is: it lacks nothing but the register of releases. */
export const readableLayout = 2;

/** The tables that an extract may have, each in the extract's own schema. */
export const extractTables = ['person', 'extract', 'shape', 'quality'] as const;

/** The one row of the table `quintile`: what a workspace knows of itself. */
export interface WorkspaceRow {
  readonly layout: number;
  /** Id of the extract that questions are put to. */
  readonly chosen: string | null;
  /** Number of the next extract: none is given twice. */
  readonly next: number;
  /** Name of an extract whose import has begun and not ended. */
  readonly pending: string | null;
}

/** Lays out an empty database as a workspace, in whatever transaction is open. */
export async function layOut(database: Database, next = 1): Promise<void> {
  await database.run(
    sql`CREATE TABLE quintile
      AS SELECT ${literal(layout)} AS layout, CAST(NULL AS VARCHAR) AS chosen,
        ${literal(next)} AS next, CAST(NULL AS VARCHAR) AS pending`,
  );
  await database.run(
    sql`CREATE TABLE manifest
      (id VARCHAR, position INTEGER, people BIGINT, hash VARCHAR, duckdb VARCHAR)`,
  );
  await makeRegisterTable(database);
}

export async function workspaceRow(database: Database): Promise<WorkspaceRow> {
  const [row] = await database.rows<WorkspaceRow>(sql`SELECT * FROM quintile`);
  if (row !== undefined) return row;
  throw new Refusal({
    code: 'workspace-unreadable',
    reason: 'The workspace is damaged: it no longer says what it holds.',
    hint: 'Import the extract again into a new workspace.',
  });
}

/** The layout of a database, 0 where it is no workspace. */
export async function layoutOf(database: Database): Promise<number> {
  if (!(await tableNames(database, 'main')).includes('quintile')) return 0;
  const rows = await database
    .rows<{ layout: unknown }>(sql`SELECT layout FROM quintile LIMIT 1`)
    .catch(() => []);
  return typeof rows[0]?.layout === 'number' ? rows[0].layout : 0;
}

/** Work that happens as a whole or not at all. */
export async function inTransaction(database: Database, work: () => Promise<void>): Promise<void> {
  await database.run(sql`BEGIN TRANSACTION`);
  try {
    await work();
    await database.run(sql`COMMIT`);
  } catch (error) {
    await database.run(sql`ROLLBACK`).catch(() => undefined);
    throw error;
  }
}

/** Moves the one extract of layout 1, where there is one, into a schema of its own. */
async function upgradeFirst(database: Database): Promise<void> {
  const held = await tableNames(database, 'main');
  const hasExtract = held.includes('person') && held.includes('extract');
  await database.run(sql`DROP TABLE quintile`);
  await layOut(database, hasExtract ? 2 : 1);
  if (!hasExtract) return;
  await database.run(sql`CREATE SCHEMA e1`);
  for (const table of extractTables.filter((entry) => held.includes(entry))) {
    await database.run(sql`CREATE TABLE e1.${name(table)} AS SELECT * FROM main.${name(table)}`);
    await database.run(sql`DROP TABLE main.${name(table)}`);
  }
  await writeManifest(database, 'e1', 1, await fingerprintOf(database, sql`e1.person`));
  await database.run(sql`UPDATE quintile SET chosen = 'e1'`);
}

/** Gives a workspace of layout 2 its register of releases. */
async function upgradeSecond(database: Database): Promise<void> {
  await makeRegisterTable(database);
  await database.run(sql`UPDATE quintile SET layout = ${literal(layout)}`);
}

/** Brings a workspace of an earlier layout to this one, or leaves it as it was. */
export function upgradeLayout(database: Database, from: number): Promise<void> {
  return inTransaction(database, () =>
    from < readableLayout ? upgradeFirst(database) : upgradeSecond(database),
  );
}
