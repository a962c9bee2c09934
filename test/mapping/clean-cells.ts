import { openDatabase } from '../../analytics/engine/duckdb/database.ts';
import { cleanColumn, type MappedSource } from '../../analytics/sources/mapping/clean-column.ts';
import type { ColumnType } from '../../analytics/sources/reading/loaded.ts';
import { name, type Sql, sql } from '../../analytics/sql/sql.ts';
import { profileOf } from './profile-of.ts';
import { scratchFolder } from './scratch-folder.ts';

type Options = Pick<MappedSource, 'scale' | 'readAs' | 'latest'> & { readonly type?: ColumnType };

/** Runs a query in a database of its own. */
export async function query<Row>(statement: Sql): Promise<Row[]> {
  const database = await openDatabase({ path: null, temporary: scratchFolder() });
  try {
    return await database.rows<Row>(statement);
  } finally {
    database.close();
  }
}

/** What the cells of a column are read as, and what is said of those that are not. */
export async function cleanCells(
  id: string,
  cells: readonly (string | null)[],
  { type = 'text', ...options }: Options = {},
): Promise<{ readonly values: readonly unknown[]; readonly remarks: readonly string[] }> {
  const typed = { text: sql`VARCHAR`, number: sql`DOUBLE`, flag: sql`BOOLEAN`, date: sql`DATE` };
  const column = { name: 'x', type, sql: name('c0') };
  const profile = profileOf('x', cells, type);
  const { value, remarks } = cleanColumn({ column, profile, id, ...options });
  const given = cells.map((cell) => cell ?? '\u0000');
  const rows = await query<{ value: unknown }>(
    sql`SELECT ${value} AS value FROM (
      SELECT TRY_CAST(nullif(cell, chr(0)) AS ${typed[type as keyof typeof typed]}) AS c0, place
      FROM (SELECT unnest(CAST(${given} AS VARCHAR[])) AS cell,
        unnest(range(${given.length})) AS place)) ORDER BY place`,
  );
  return { values: rows.map((row) => row.value), remarks };
}
