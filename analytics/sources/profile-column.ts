import type { Database } from '../engine/database.ts';
import { sql } from '../sql/sql.ts';
import type { ColumnType, Loaded, LoadedColumn } from './loaded.ts';
import { readingRows } from './read-table.ts';
import { saysMissing } from './says-missing.ts';

/** A value of a column and in how many rows it stands. Stays in the engine. */
export interface ValueCount {
  readonly value: string | null;
  readonly count: number;
}

/** What the cells of a column are like, whatever its name says. */
export interface ColumnProfile {
  readonly name: string;
  readonly type: ColumnType;
  readonly rows: number;
  /** Rows whose cell holds something other than a word for missing. */
  readonly filled: number;
  readonly distinct: number;
  /** Least and greatest number among the cells; null where none is a number. */
  readonly least: number | null;
  readonly greatest: number | null;
  /** Every value, where there are at most {@link mostValues} different ones; else null. */
  readonly values: readonly ValueCount[] | null;
}

/** Columns with more different values than this hold numbers, codes or free text, not words. */
export const mostValues = 200;

type Statistics = Omit<ColumnProfile, 'name' | 'type' | 'rows' | 'values'>;

/** A column of which nothing but the name and type is known. */
export function unprofiled(column: LoadedColumn, rows: number): ColumnProfile {
  const { name, type } = column;
  return { name, type, rows, filled: 0, distinct: 0, least: null, greatest: null, values: null };
}

/** Counts what a column holds. Nested columns are not looked into. */
export async function profileColumn(
  database: Database,
  { source, rows }: Loaded,
  column: LoadedColumn,
): Promise<ColumnProfile> {
  const empty = unprofiled(column, rows.read - rows.rejected);
  if (column.type === 'other') return empty;
  const groups = sql`SELECT CAST(${column.sql} AS VARCHAR) AS value, count(*)::DOUBLE AS count
    FROM ${source} GROUP BY ALL`;
  const [statistics] = await readingRows<Statistics>(
    database,
    sql`WITH groups AS (${groups}), read AS (
      SELECT *, TRY_CAST(value AS DOUBLE) AS number,
        value IS NULL OR ${saysMissing(sql`value`)} AS missing
      FROM groups)
    SELECT coalesce(sum(count) FILTER (NOT missing), 0) AS filled,
      (count(*) FILTER (NOT missing))::DOUBLE AS distinct,
      min(number) FILTER (isfinite(number)) AS least,
      max(number) FILTER (isfinite(number)) AS greatest
    FROM read`,
  );
  const profile = { ...empty, ...statistics };
  if (profile.distinct > mostValues) return profile;
  const values = await readingRows<ValueCount>(database, sql`${groups} ORDER BY value NULLS FIRST`);
  return { ...profile, values };
}
