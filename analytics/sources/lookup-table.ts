import type { Database } from '../engine/database.ts';
import { join, name, type Sql, sql } from '../sql/sql.ts';

/** Enumerations with more values than this are no faster than text. */
const mostCodes = 100_000;

/** A temporary table from columns of texts, all bound; an empty text becomes missing. */
export async function lookupTable(
  database: Database,
  table: string,
  columns: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const parts = Object.entries(columns).map(([column, values]) => {
    const list = values.length === 0 ? [''] : values;
    return sql`nullif(unnest(CAST(${list} AS VARCHAR[])), '') AS ${name(column)}`;
  });
  await database.run(sql`CREATE TEMP TABLE ${name(table)} AS SELECT ${join(parts)}`);
}

/**
 * A type for a column of codes: an enumeration of these, in their order, so that grouping works on
 * small numbers; plain text where there are none, or too many.
 */
export async function codeType(
  database: Database,
  column: string,
  codes: readonly string[],
): Promise<Sql> {
  if (codes.length === 0 || codes.length > mostCodes) return sql`VARCHAR`;
  const list = `${column}_codes`;
  const type = name(`${column}_code`);
  await lookupTable(database, list, { code: codes });
  await database.run(sql`CREATE TYPE ${type} AS ENUM (SELECT code FROM ${name(list)})`);
  return type;
}
