import type { Mapping } from '../../contract/extract.ts';
import type { Database } from '../../engine/duckdb/database.ts';
import type { DeprivationTable } from '../../places/places.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import type { CleanColumn } from '../mapping/clean-column.ts';
import { statedEdition } from '../mapping/deprivation-column.ts';
import type { CodeCount } from './code-counts.ts';

/** Deprivation that the extract itself gives. */
export interface OwnDeprivation {
  /** e.g. `IMD 2019`; null where its columns state none, or not the same. */
  readonly edition: string | null;
}

/** Deprivation of the extract's own, where a column was mapped to it. */
export function ownDeprivation({ columns }: Mapping): OwnDeprivation | null {
  const own = columns.filter(({ field }) => field === 'imd_decile' || field === 'imd_quintile');
  const editions = new Set(own.map(({ column }) => statedEdition(column)));
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

/** Holds the extract's own deprivation against a table by LSOA. */
export async function compareDeprivation(
  database: Database,
  rows: Sql,
  columns: ReadonlyMap<string, CleanColumn>,
  lsoas: readonly CodeCount[],
  { deciles }: DeprivationTable,
): Promise<OwnCounts> {
  const value = (id: string) => columns.get(id)?.value ?? sql`NULL`;
  const listed = lsoas.flatMap(({ written, code }) => {
    const decile = deciles.get(code);
    return decile === undefined ? [] : [[written, String(decile)] as const];
  });
  const [counts] = await database.rows<OwnCounts>(
    sql`WITH listed AS (
        SELECT unnest(CAST(${listed.map(([lsoa]) => lsoa)} AS VARCHAR[])) AS lsoa,
          CAST(unnest(CAST(${listed.map(([, decile]) => decile)} AS VARCHAR[])) AS INTEGER) AS decile),
      own AS (
        SELECT ${value('lsoa')} AS lsoa, CAST(${value('imd_decile')} AS INTEGER) AS own_decile,
          CAST(${value('imd_quintile')} AS INTEGER) AS own_quintile FROM ${rows})
      SELECT
        count(*) FILTER (decile IS NULL AND coalesce(own_decile, own_quintile) IS NOT NULL)::DOUBLE
          AS "only",
        count(*) FILTER (own_decile <> decile OR own_quintile <> (decile + 1) // 2)::DOUBLE AS differ
      FROM own LEFT JOIN listed USING (lsoa)`,
  );
  return counts ?? { only: 0, differ: 0 };
}
