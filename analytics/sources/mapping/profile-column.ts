import type { Database } from '../../engine/duckdb/database.ts';
import { literal, type Sql, sql } from '../../sql/sql.ts';
import type { ColumnType, Loaded, LoadedColumn } from '../reading/loaded.ts';
import { saysMissing } from './says-missing.ts';
import { isMissing } from './vocabulary.ts';

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
const mostValues = 200;

type Statistics = Omit<ColumnProfile, 'name' | 'type' | 'rows' | 'values'>;

/** A column of which nothing but the name and type is known. */
export function unprofiled(column: LoadedColumn, rows: number): ColumnProfile {
  const { name, type } = column;
  return { name, type, rows, filled: 0, distinct: 0, least: null, greatest: null, values: null };
}

/** Statistics from the values themselves, where they are few. */
function statisticsOf(values: readonly ValueCount[]): Statistics {
  const held = values.filter(({ value }) => value !== null && !isMissing(value));
  const numbers = held
    .map(({ value }) => Number((value ?? '').trim()))
    .filter((number) => Number.isFinite(number));
  return {
    filled: held.reduce((sum, { count }) => sum + count, 0),
    distinct: held.length,
    least: numbers.length === 0 ? null : Math.min(...numbers),
    greatest: numbers.length === 0 ? null : Math.max(...numbers),
  };
}

/** Statistics counted by the database, where there are many values. */
async function countStatistics(database: Database, groups: Sql): Promise<Statistics> {
  const [statistics] = await database.rows<Statistics>(sql`WITH groups AS (${groups}), read AS (
      SELECT *, TRY_CAST(value AS DOUBLE) AS number,
        value IS NULL OR ${saysMissing(sql`value`)} AS missing
      FROM groups)
    SELECT coalesce(sum(count) FILTER (NOT missing), 0) AS filled,
      (count(*) FILTER (NOT missing))::DOUBLE AS distinct,
      min(number) FILTER (isfinite(number)) AS least,
      max(number) FILTER (isfinite(number)) AS greatest
    FROM read`);
  return statistics ?? { filled: 0, distinct: 0, least: null, greatest: null };
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
  const found = await database.rows<ValueCount>(sql`${groups} LIMIT ${literal(mostValues + 1)}`);
  if (found.length > mostValues) return { ...empty, ...(await countStatistics(database, groups)) };
  const values = found.toSorted((a, b) => ((a.value ?? '') < (b.value ?? '') ? -1 : 1));
  return { ...empty, ...statisticsOf(values), values };
}
