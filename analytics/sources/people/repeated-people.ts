import type { Database } from '../../engine/duckdb/database.ts';
import { sql } from '../../sql/sql.ts';
import type { CleanColumn } from '../mapping/clean-column.ts';
import type { Loaded } from '../reading/loaded.ts';

/**
 * Lists in the temporary table `repeated` the rows whose person an earlier row already holds, and
 * gives their number. Rows without an identifier are each a person of their own.
 */
export async function findRepeated(
  database: Database,
  { source }: Loaded,
  id: CleanColumn | undefined,
): Promise<number> {
  if (id === undefined) return 0;
  const ids = sql`SELECT place, ${id.value} AS id FROM ${source}`;
  const [count] = await database.rows<{ repeated: number }>(
    sql`SELECT count(id) - count(DISTINCT id) AS repeated FROM (${ids})`,
  );
  const repeated = count?.repeated ?? 0;
  if (repeated > 0) {
    await database.run(
      sql`CREATE TEMP TABLE repeated AS
        WITH ids AS (${ids}), firsts AS (
          SELECT id, min(place) AS first FROM ids WHERE id IS NOT NULL
          GROUP BY id HAVING count(*) > 1)
        SELECT place FROM ids JOIN firsts USING (id) WHERE place <> first`,
    );
  }
  return repeated;
}
