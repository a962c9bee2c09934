import type { Database } from '../../engine/duckdb/database.ts';
import { literal, type Sql, sql } from '../../sql/sql.ts';
import type { CleanColumn } from '../mapping/clean-column.ts';
import type { Loaded } from '../reading/loaded.ts';
import { mostCodes } from './code-type.ts';

/** A code as the extract writes it, as it is spelled here, and of how many people it is. */
export interface CodeCount {
  readonly written: string;
  readonly code: string;
  readonly people: number;
}

/** The rows of the extract that become people: those of {@link findRepeated} left out. */
export function keptRows({ source }: Loaded, repeated: number): Sql {
  return repeated === 0
    ? source
    : sql`(SELECT * FROM ${source} WHERE place NOT IN (SELECT place FROM repeated))`;
}

/**
 * The different values of a cleaned column of codes, in order; none where the column is not there,
 * null where there are too many for codes of places.
 */
export async function codeCounts(
  database: Database,
  rows: Sql,
  column: CleanColumn | undefined,
  spell: (code: string) => string = (code) => code,
): Promise<readonly CodeCount[] | null> {
  if (column === undefined) return [];
  const found = await database.rows<{ written: string; people: number }>(
    sql`SELECT written, count(*)::DOUBLE AS people
      FROM (SELECT ${column.value} AS written FROM ${rows})
      WHERE written IS NOT NULL GROUP BY written ORDER BY written
      LIMIT ${literal(mostCodes + 1)}`,
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
