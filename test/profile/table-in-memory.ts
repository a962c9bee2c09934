import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../analytics/engine/duckdb/database.ts';
import type { Loaded } from '../../analytics/sources/reading/loaded.ts';
import { join, name, sql } from '../../analytics/sql/sql.ts';

export type Cells = readonly (readonly (string | null)[])[];

/** A database in memory that goes when the test ends. */
export async function scratchDatabase(): Promise<Database> {
  const temporary = mkdtempSync(joinPath(tmpdir(), 'quintile-profile-'));
  const database = await openDatabase({ path: null, temporary });
  onTestFinished(() => {
    database.close();
    rmSync(temporary, { recursive: true, force: true });
  });
  return database;
}

/** Rows of texts as an opened file; the sample is every `step`th row. */
export async function asFile(
  database: Database,
  names: readonly string[],
  rows: Cells,
  { step = 1, decimal = '.' as '.' | ',' } = {},
): Promise<Loaded> {
  const columns = names.map((column, index) => ({
    name: column,
    type: 'text' as const,
    sql: name(`c${index}`),
  }));
  const defined = columns.map((column) => sql`${column.sql} VARCHAR`);
  await database.run(sql`CREATE TEMP TABLE file (${join(defined)})`);
  for (const row of rows) {
    const cells = row.map((cell) => sql`${cell}`);
    await database.run(sql`INSERT INTO file VALUES (${join(cells)})`);
  }
  return {
    ...{ name: 'people.csv', parts: ['people.csv'], bytes: 1, format: 'csv', gzip: false },
    ...{ role: 'people', readAs: { decimal }, reasons: [], sheets: [], remarks: [] },
    ...{ source: sql`file`, columns, records: rows.length, synthetic: false },
    sample: rows.filter((_, index) => index % step === 0),
    rejects: async () => ({ rows: 0, list: [], remarks: [] }),
    placeOf: () => ({ file: 'people.csv', line: null }),
    unchanged: () => undefined,
  };
}
