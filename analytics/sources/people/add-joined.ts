import { conditions, fields } from '../../dictionary/dictionary.ts';
import type { Database } from '../../engine/duckdb/database.ts';
import { join, literal, name, type Sql, sql } from '../../sql/sql.ts';
import { counted } from '../counted.ts';
import { withTraces } from '../staging-schema.ts';
import type { Joined } from './joined.ts';

const order = [...fields, ...conditions].map(({ id }) => id);
const isCondition: ReadonlySet<string> = new Set(conditions.map(({ id }) => id));

/**
 * The columns of `person` with what the files give, each laid over what was there. A file may add a
 * yes to a condition; where it has no row, whatever the file of people says stands, unknown as well.
 * Of people without an identifier no file says anything: not that they have nothing either.
 */
function columnsWith(present: readonly string[], files: readonly Joined[]): Sql[] {
  const given = new Map<string, Sql[]>();
  for (const { gives, table } of files) {
    if (table === null) continue;
    for (const [id, { value, without }] of gives) {
      const expression = sql`CASE WHEN person.person_id IS NULL THEN NULL
        WHEN ${table}.id IS NULL THEN ${without} ELSE ${value} END`;
      given.set(id, [...(given.get(id) ?? []), expression]);
    }
  }
  const columnOf = (id: string): Sql => {
    const own = present.includes(id) ? [sql`person.${name(id)}`] : [];
    const values = [...own, ...(given.get(id) ?? [])];
    if (given.get(id) === undefined) return values[0] ?? sql`NULL`;
    return isCondition.has(id)
      ? sql`(${join(values, ' OR ')})`
      : sql`CAST(coalesce(${join([...(given.get(id) ?? []), ...own])}) AS DOUBLE)`;
  };
  const added = order.filter((id) => given.has(id) && !present.includes(id));
  return [...present, ...added].map((id) => sql`${columnOf(id)} AS ${name(id)}`);
}

/** The people of a further file of whom a row was read. Exact; not to be shown. */
export interface FurtherPeople {
  readonly file: string;
  readonly people: number;
  /** Those of them who are not in the file of people. */
  readonly strangers: number;
}

async function peopleOf(database: Database, { table, file }: Joined): Promise<FurtherPeople> {
  if (table === null) return { file, people: 0, strangers: 0 };
  const [row] = await database.rows<Omit<FurtherPeople, 'file'>>(
    sql`SELECT count(*)::DOUBLE AS people,
        (count(*) FILTER (NOT EXISTS (SELECT 1 FROM person WHERE person.person_id = ${table}.id)))
          ::DOUBLE AS strangers
      FROM ${table}`,
  );
  return { file, people: row?.people ?? 0, strangers: row?.strangers ?? 0 };
}

function strangersRemark({ file, strangers }: FurtherPeople): string[] {
  const are = counted(strangers, 'person', 'people');
  return strangers === 0 ? [] : [`${are} of ${file} not in the file of people: left out.`];
}

export interface AddedFiles {
  readonly remarks: readonly string[];
  readonly people: readonly FurtherPeople[];
}

/**
 * Lays what further files say of people over `person`, in its order; says who is not in it. People
 * without an identifier of their own are to have none yet.
 */
export async function addJoined(database: Database, files: readonly Joined[]): Promise<AddedFiles> {
  if (files.length === 0) return { remarks: [], people: [] };
  const columns = await database.rows<{ column_name: string }>(
    sql`SELECT column_name FROM duckdb_columns() WHERE table_name = 'person' ORDER BY column_index`,
  );
  const remarks: string[] = [];
  const people: FurtherPeople[] = [];
  for (const file of files) {
    const of = await peopleOf(database, file);
    people.push(of);
    remarks.push(...file.remarks, ...strangersRemark(of));
  }
  const present = columns.map(({ column_name }) => column_name);
  const tables = files.flatMap(({ table }) => (table === null ? [] : [table]));
  if (tables.length === 0) return { remarks, people };
  const joins = tables.map((table) => sql`LEFT JOIN ${table} ON ${table}.id = person.person_id`);
  await database.run(
    sql`CREATE TABLE joined_person AS
      SELECT ${join(columnsWith(present, files))}
      FROM person ${join(joins, ' ')} ORDER BY person.rowid`,
  );
  await database.run(sql`DROP TABLE person`);
  await database.run(sql`ALTER TABLE joined_person RENAME TO person`);
  await database.run(sql`COMMENT ON TABLE person IS ${literal(withTraces)}`);
  return { remarks, people };
}
