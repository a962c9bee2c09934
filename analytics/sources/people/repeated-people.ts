import type { Database } from '../../engine/duckdb/database.ts';
import { join, literal, name, type Sql, sql } from '../../sql/sql.ts';
import { withTraces } from '../staging-schema.ts';
import { codeType } from './code-type.ts';

/** Rows of people that an earlier row already holds. */
export interface Repeated {
  /** Rows taken out. */
  readonly rows: number;
  /** People of whom there was more than one row. */
  readonly people: number;
  /** Of those rows, how many say something else than the row that was kept. */
  readonly differing: number;
  /** The first rows taken out, in the order of the file: at most {@link mostListed}. */
  readonly list: readonly RepeatedRow[];
}

/** A row that was taken out, and the one of the same person that was kept; both numbered from 1. */
export interface RepeatedRow {
  readonly row: number;
  readonly kept: number;
}

/** Repeated rows that are named one by one. */
const mostListed = 50;

const none: Repeated = { rows: 0, people: 0, differing: 0, list: [] };

/** The row of the file, where rows before it were taken out and some people have no other name. */
const fileRow = name('file row');

const codeColumns = ['lsoa', 'practice', 'pcn', 'lcp'] as const;

/** The type of a column of codes with those alone that rows outside `gone` have. */
async function typeWithout(database: Database, column: string, gone: Sql): Promise<Sql> {
  const held = await database.rows<{ code: string }>(
    sql`SELECT DISTINCT CAST(${name(column)} AS VARCHAR) AS code FROM person
      WHERE ${name(column)} IS NOT NULL AND rowid NOT IN (${gone}) ORDER BY code`,
  );
  return codeType(
    database,
    `held_${column}`,
    held.map(({ code }) => code),
  );
}

/** Writes `person` without some rows, and without the codes that only those had. */
async function writeWithout(database: Database, gone: Sql): Promise<void> {
  const columns = await database.rows<{ id: string }>(
    sql`SELECT column_name AS id FROM duckdb_columns()
      WHERE table_name = 'person' AND starts_with(data_type, 'ENUM')`,
  );
  const present = codeColumns.filter((code) => columns.some(({ id }) => id === code));
  const types: Sql[] = [];
  for (const code of present) {
    const type = await typeWithout(database, code, gone);
    types.push(sql`CAST(CAST(${name(code)} AS VARCHAR) AS ${type}) AS ${name(code)}`);
  }
  const replaced = types.length === 0 ? sql`` : sql`REPLACE (${join(types)})`;
  const numbered = (await countUnnamed(database)) > 0 ? sql`, rowid + 1 AS ${fileRow}` : sql``;
  await database.run(
    sql`CREATE TABLE kept_person AS
      SELECT * ${replaced} ${numbered} FROM person WHERE rowid NOT IN (${gone}) ORDER BY rowid`,
  );
  await database.run(sql`DROP TABLE person`);
  await database.run(sql`ALTER TABLE kept_person RENAME TO person`);
  await database.run(sql`COMMENT ON TABLE person IS ${literal(withTraces)}`);
}

/**
 * Takes the rows out of `person` whose person an earlier row already holds: the first row is kept.
 * Rows without an identifier are each a person of their own. `person` holds every row that can
 * be read, in the order of the file.
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
  const [found] = await database.rows<Omit<Repeated, 'list'>>(
    sql`SELECT (count(*) FILTER (place <> first))::DOUBLE AS rows,
        (count(*) FILTER (place = first))::DOUBLE AS people,
        (count(*) FILTER (content <> kept))::DOUBLE AS differing
      FROM repeated JOIN (
        SELECT first, content AS kept FROM repeated WHERE place = first) USING (first)`,
  );
  const list = await database.rows<RepeatedRow>(
    sql`SELECT (place + 1)::DOUBLE AS "row", (first + 1)::DOUBLE AS kept FROM repeated
      WHERE place <> first ORDER BY place LIMIT ${literal(mostListed)}`,
  );
  await writeWithout(database, sql`SELECT place FROM repeated WHERE place <> first`);
  await database.run(sql`DROP TABLE repeated`);
  return found === undefined ? none : { ...found, list };
}

async function countUnnamed(database: Database): Promise<number> {
  const [unnamed] = await database.rows<{ rows: number }>(
    sql`SELECT (count(*) - count(person_id))::DOUBLE AS rows FROM person`,
  );
  return unnamed?.rows ?? 0;
}

/** Names the people who have no identifier by their row. */
export async function nameUnnamed(database: Database): Promise<number> {
  const rows = await countUnnamed(database);
  if (rows === 0) return 0;
  const [numbered] = await database.rows(
    sql`SELECT 1 FROM duckdb_columns() WHERE table_name = 'person' AND column_name = 'file row'`,
  );
  const row = numbered === undefined ? sql`rowid + 1` : fileRow;
  await database.run(
    sql`UPDATE person SET person_id = 'row ' || CAST(${row} AS VARCHAR) WHERE person_id IS NULL`,
  );
  if (numbered !== undefined) await database.run(sql`ALTER TABLE person DROP COLUMN ${fileRow}`);
  return rows;
}
