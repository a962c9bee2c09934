import type { Database } from '../../engine/duckdb/database.ts';
import { join, name, sql } from '../../sql/sql.ts';
import { mostValues, type ValueCount } from '../mapping/column-profile.ts';
import type { FurtherCount } from './column-question.ts';

/**
 * What is asked of a column besides, answered from all of its values, in rows. Not asked where they
 * are so few that each has been looked at.
 */
export async function furtherOfValues(
  database: Database,
  further: readonly FurtherCount[],
  values: readonly ValueCount[],
): Promise<ReadonlyMap<string, number>> {
  const held = values.filter(({ value }) => value !== null);
  if (further.length === 0 || held.length <= mostValues) return new Map();
  const cells = held.map(({ value }) => value ?? '');
  const rows = held.map(({ count }) => String(count));
  const counts = further.map(
    ({ sql: test }, at) =>
      sql`coalesce(sum(rows) FILTER (${test(sql`cell`)}), 0)::DOUBLE AS ${name(`further${at}`)}`,
  );
  const [answer] = await database.rows<Record<string, number>>(
    sql`SELECT ${join(counts)} FROM (
      SELECT unnest(CAST(${cells} AS VARCHAR[])) AS cell,
        CAST(unnest(CAST(${rows} AS VARCHAR[])) AS BIGINT) AS rows)`,
  );
  return new Map(further.map(({ id }, at) => [id, answer?.[`further${at}`] ?? 0]));
}
