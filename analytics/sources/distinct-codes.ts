import type { Database } from '../engine/duckdb/database.ts';
import { literal, sql } from '../sql/sql.ts';
import type { CleanColumn } from './clean-column.ts';
import { mostCodes } from './code-type.ts';
import type { Loaded } from './loaded.ts';

/**
 * The different values of a cleaned column of codes, in order; none where the column is not there,
 * or where there are too many for codes of places.
 */
export async function distinctCodes(
  database: Database,
  { source }: Loaded,
  column: CleanColumn | undefined,
): Promise<readonly string[]> {
  if (column === undefined) return [];
  const rows = await database.rows<{ code: string }>(
    sql`SELECT DISTINCT code FROM (SELECT ${column.value} AS code FROM ${source})
      WHERE code IS NOT NULL ORDER BY code LIMIT ${literal(mostCodes + 1)}`,
  );
  return rows.length > mostCodes ? [] : rows.map(({ code }) => code);
}
