import type { Database } from '../../engine/duckdb/database.ts';
import { sql } from '../../sql/sql.ts';
import type { CleanedField } from '../mapped-file.ts';
import { mostCodes } from './code-type.ts';

/** A code as the extract writes it, as it is spelled here, and of how many rows it is. */
export interface CodeCount {
  readonly written: string;
  readonly code: string;
  readonly people: number;
}

/**
 * The different values of a cleaned column of codes, in order; none where the column is not there,
 * null where there are too many for codes of places.
 */
export async function codeCounts(
  database: Database,
  field: CleanedField | undefined,
  spell: (code: string) => string = (code) => code,
): Promise<readonly CodeCount[] | null> {
  if (field === undefined) return [];
  const { column, profile, value } = field;
  if (profile.allValues === null) return null;
  const held = profile.allValues.flatMap((entry) => (entry.value === null ? [] : [entry]));
  if (held.length === 0) return [];
  const values = held.map((entry) => entry.value ?? '');
  const counts = held.map(({ count }) => String(count));
  const found = await database.rows<{ written: string; people: number }>(
    sql`SELECT CAST(written AS VARCHAR) AS written, sum(rows)::DOUBLE AS people FROM (
        SELECT ${value} AS written, rows FROM (
          SELECT unnest(CAST(${values} AS VARCHAR[])) AS ${column.sql},
            CAST(unnest(CAST(${counts} AS VARCHAR[])) AS BIGINT) AS rows))
      WHERE written IS NOT NULL GROUP BY ALL ORDER BY written`,
  );
  if (found.length > mostCodes) return null;
  return found.map(({ written, people }) => ({ written, code: spell(written), people }));
}

/** People whose code is one of those wanted. */
export function peopleOf(
  codes: readonly CodeCount[],
  isWanted: (code: string) => boolean = () => true,
): number {
  return codes.reduce((sum, { code, people }) => sum + (isWanted(code) ? people : 0), 0);
}
