import type { Database } from '../../engine/duckdb/database.ts';
import { sql } from '../../sql/sql.ts';

/** Rows of people that an earlier row already holds. */
export interface Repeated {
  /** Rows taken out. */
  readonly rows: number;
  /** People of whom there was more than one row. */
  readonly people: number;
  /** Of those rows, how many say something else than the row that was kept. */
  readonly differing: number;
}

const none: Repeated = { rows: 0, people: 0, differing: 0 };

/**
 * Takes the rows out of `person` whose person an earlier row already holds: the first row is kept.
 * Rows without an identifier are each a person of their own.
 */
export async function removeRepeated(database: Database, hasId: boolean): Promise<Repeated> {
  if (!hasId) return none;
  const [count] = await database.rows<{ rows: number }>(
    sql`SELECT count(person_id) - count(DISTINCT person_id) AS rows FROM person`,
  );
  if (count === undefined || count.rows === 0) return none;
  await database.run(
    sql`CREATE TEMP TABLE repeated AS
      WITH firsts AS (
        SELECT person_id, min(rowid) AS first FROM person
        WHERE person_id IS NOT NULL GROUP BY person_id HAVING count(*) > 1)
      SELECT rowid AS place, first, person_id, hash(person) AS content
      FROM person JOIN firsts USING (person_id)`,
  );
  const [found] = await database.rows<Repeated>(
    sql`SELECT (count(*) FILTER (place <> first))::DOUBLE AS rows,
        (count(*) FILTER (place = first))::DOUBLE AS people,
        (count(*) FILTER (content <> kept))::DOUBLE AS differing
      FROM repeated JOIN (
        SELECT first, content AS kept FROM repeated WHERE place = first) USING (first)`,
  );
  await database.run(
    sql`DELETE FROM person WHERE rowid IN (SELECT place FROM repeated WHERE place <> first)`,
  );
  await database.run(sql`DROP TABLE repeated`);
  return found ?? none;
}

/** Names the people who have no identifier by their row. */
export async function nameUnnamed(database: Database): Promise<number> {
  const [unnamed] = await database.rows<{ rows: number }>(
    sql`SELECT (count(*) - count(person_id))::DOUBLE AS rows FROM person`,
  );
  const rows = unnamed?.rows ?? 0;
  if (rows > 0) {
    await database.run(
      sql`UPDATE person SET person_id = 'row ' || CAST(rowid + 1 AS VARCHAR) WHERE person_id IS NULL`,
    );
  }
  return rows;
}
