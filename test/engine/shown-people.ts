import type { Database } from '../../analytics/engine/duckdb/database.ts';
import type { Workspace } from '../../analytics/engine/workspace/workspace.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { catalogueOf, type Person, writePeople } from '../sql/people-table.ts';

/** People as the extract of a workspace that lives in this database: a table, and a view of it. */
export async function showPeople(
  database: Database,
  people: readonly Person[],
): Promise<Workspace> {
  await database.run(sql`DROP VIEW IF EXISTS temp.person`);
  await writePeople(database, people);
  await database.run(sql`CREATE SCHEMA IF NOT EXISTS own`);
  await database.run(sql`CREATE OR REPLACE TABLE own.person AS SELECT * FROM person`);
  await database.run(sql`DROP TABLE person`);
  await database.run(sql`CREATE TEMP VIEW person AS SELECT * FROM own.person`);
  const { fields, conditions } = catalogueOf(people);
  const columns = (held: typeof fields) =>
    [...held].map(([id, { nullable }]) => ({ id, nullable }));
  const extract = {
    people: people.length,
    fields: columns(fields).filter(({ id }) => id !== 'person_id'),
    conditions: columns(conditions),
    lcps: [],
  };
  const place = { path: null, isReadOnly: false, held: [], chosen: null };
  return { ...place, database, extract } as unknown as Workspace;
}
