import type { Database } from '../../engine/duckdb/database.ts';
import { join, literal, name, type Sql, sql } from '../../sql/sql.ts';
import type { CleanedField } from '../mapped-file.ts';
import { cellOf, isLostAs } from './count-lost.ts';
import type { Loss } from './losses.ts';

/** Rows that are named one by one of each loss. */
export const mostLocated = 20;

/** Rows from the start of a file among which lost cells are looked for: a fifth of a second's work. */
const searchedRows = 250_000;

/**
 * Finds the first rows of each loss, numbered from 1 in the order of the file among those that can be
 * read. One reading of the start of the file, made only where anything is lost.
 */
export async function locateLost(
  database: Database,
  source: Sql,
  fields: ReadonlyMap<string, CleanedField>,
  losses: readonly Loss[],
): Promise<readonly Loss[]> {
  const wanted = losses.flatMap((loss) => {
    const field = fields.get(loss.field);
    return field === undefined || loss.rows === 0 ? [] : [{ loss, field }];
  });
  if (wanted.length === 0) return losses;
  const asked = [...new Set(wanted.map(({ field }) => field))];
  const firsts = wanted.map(({ loss, field }, index) => {
    const isLost = isLostAs(loss.kind, field, asked.indexOf(field));
    return sql`CAST(min(place, ${literal(mostLocated)}) FILTER (${isLost}) AS DOUBLE[])
      AS ${name(`first${index}`)}`;
  });
  const [found] = await database.rows<Record<string, readonly number[] | null>>(
    sql`SELECT ${join(firsts)}
      FROM (SELECT row_number() OVER () AS place, ${join(asked.map(cellOf))}
        FROM (SELECT * FROM ${source} LIMIT ${literal(searchedRows)}))`,
  );
  const firstOf = new Map(
    wanted.map(({ loss }, index) => [loss, found?.[`first${index}`] ?? []] as const),
  );
  return losses.map((loss) => {
    const first = firstOf.get(loss);
    return first === undefined ? loss : { ...loss, first };
  });
}
