import type { Database } from '../../engine/duckdb/database.ts';
import { name, type Sql, sql } from '../../sql/sql.ts';

/** More different codes than this are not codes of places: England has 33,755 LSOAs. */
export const mostCodes = 100_000;

/**
 * A type for a column of codes: an enumeration of these, in their order, so that grouping works on
 * small numbers; plain text where there are none.
 */
export async function codeType(
  database: Database,
  column: string,
  codes: readonly string[],
): Promise<Sql> {
  if (codes.length === 0) return sql`VARCHAR`;
  const list = name(`${column}_codes`);
  const type = name(`${column}_code`);
  await database.run(
    sql`CREATE TEMP TABLE ${list} AS SELECT unnest(CAST(${codes} AS VARCHAR[])) AS code`,
  );
  await database.run(sql`CREATE TEMP TYPE ${type} AS ENUM (SELECT code FROM ${list})`);
  return type;
}
