import type { Database } from '../../engine/duckdb/database.ts';
import { join, name, sql } from '../../sql/sql.ts';
import type { PersonColumn } from './person-columns.ts';

/**
 * Conditions of fewer people than this single out those who have them. Spread over the hundred or
 * so ages and two sexes, 500 people are fewer than three an age and sex: whoever knows the
 * condition, the age and the sex is left with a group under five, whatever the size of the extract.
 */
export const rareUnder = 500;

/** The conditions that somebody has, but fewer people than {@link rareUnder}; and all people. */
export async function findRare(
  database: Database,
  columns: readonly PersonColumn[],
): Promise<{ readonly people: number; readonly rare: readonly PersonColumn[] }> {
  const conditions = columns.filter(({ isCondition }) => isCondition);
  const sums = conditions.map(({ id }) => sql`coalesce(sum(CAST(${name(id)} AS UTINYINT)), 0)`);
  const [found] = await database.rows<{ people: number; have: readonly number[] }>(
    sql`SELECT count(*)::DOUBLE AS people, CAST([${join(sums)}] AS DOUBLE[]) AS have FROM person`,
  );
  const isRare = (have: number) => have > 0 && have < rareUnder;
  return {
    people: found?.people ?? 0,
    rare: conditions.filter((_, at) => isRare(found?.have[at] ?? 0)),
  };
}
