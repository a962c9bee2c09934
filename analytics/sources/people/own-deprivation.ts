import type { MappedColumn } from '../../contract/extract.ts';
import type { Database } from '../../engine/duckdb/database.ts';
import type { DeprivationTable } from '../../places/places.ts';
import { name, type Sql, sql } from '../../sql/sql.ts';
import { statedEdition } from '../mapping/deprivation-column.ts';

/** Deprivation that the extract itself gives. */
export interface OwnDeprivation {
  /** e.g. `IMD 2019`; null where its columns state none, or not the same. */
  readonly edition: string | null;
}

const ownFields: ReadonlySet<string> = new Set(['imd_decile', 'imd_quintile', 'imd_rank']);

/** Deprivation of the extract's own, where a column was mapped to it. */
export function ownDeprivation(columns: readonly MappedColumn[]): OwnDeprivation | null {
  const own = columns.filter(({ field }) => ownFields.has(field ?? ''));
  const editions = new Set(own.map(({ column, scale }) => scale ?? statedEdition(column)));
  if (editions.size === 0) return null;
  return { edition: editions.size === 1 ? ([...editions][0] ?? null) : null };
}

/** The edition of a table without what is said of it besides; null where it states none. */
export function tableEdition({ edition }: DeprivationTable): string | null {
  return /^IMD \d{4}/.exec(edition)?.[0] ?? null;
}

/** Whether two editions are the same, are not, or cannot be told. */
export function compareEditions(a: string | null, b: string | null): 'same' | 'other' | 'unknown' {
  if (a === null || b === null) return 'unknown';
  return a === b ? 'same' : 'other';
}

export interface OwnCounts {
  /** People whom the table gives nothing and the extract does. */
  readonly only: number;
  /** People of whom the table and the extract say different things. */
  readonly differ: number;
}

/**
 * Whether a code is one of an area outside England: of Wales, of Scotland, of Northern Ireland. The
 * indices of the nations do not compare, so that deprivation which the extract gives there is not English.
 */
export const isOutsideEngland = (code: string): boolean =>
  /^(?:[WSN]\d{8}|9\d[A-Z]{2}\w+)$/.test(code);

const checkColumn = name('own_check');

/**
 * Holds the extract's own deprivation against the table's, row by row: 1 where only the extract says
 * anything, 2 where the two differ. The column is there only till {@link countOwn} has read it.
 */
export function ownCheck(table: Sql, decile: Sql, quintile: Sql): Sql {
  return sql`CAST(CASE
      WHEN ${table} IS NULL AND coalesce(${decile}, ${quintile}) IS NOT NULL THEN 1
      WHEN ${decile} <> ${table} OR ${quintile} <> (${table} + 1) // 2 THEN 2
    END AS UTINYINT) AS ${checkColumn}`;
}

/** Counts what {@link ownCheck} found, and takes its column away. */
export async function countOwn(database: Database): Promise<OwnCounts> {
  const [counts] = await database.rows<OwnCounts>(
    sql`SELECT (count(*) FILTER (${checkColumn} = 1))::DOUBLE AS "only",
      (count(*) FILTER (${checkColumn} = 2))::DOUBLE AS differ FROM person`,
  );
  await database.run(sql`ALTER TABLE person DROP COLUMN ${checkColumn}`);
  return counts ?? { only: 0, differ: 0 };
}
