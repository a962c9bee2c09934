import { onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../analytics/engine/duckdb/database.ts';
import { join, name, type Sql, sql } from '../../analytics/sql/sql.ts';
import { scratchFolder } from '../sources/staging.ts';

/** A database in memory that goes when the test ends. */
export async function memoryDatabase(): Promise<Database> {
  const database = await openDatabase({ path: null, temporary: scratchFolder() });
  onTestFinished(() => database.close());
  return database;
}

/** Rows of texts as a source; an empty text is an empty cell. */
export function rowsOf(columns: readonly string[], rows: readonly (readonly string[])[]): Sql {
  const lists = columns.map(
    (column, at) =>
      sql`unnest(CAST(${rows.map((row) => row[at] ?? '')} AS VARCHAR[])) AS ${name(column)}`,
  );
  const cells = columns.map((column) => sql`nullif(${name(column)}, '') AS ${name(column)}`);
  return sql`(SELECT ${join(cells)} FROM (SELECT ${join(lists)}))`;
}
