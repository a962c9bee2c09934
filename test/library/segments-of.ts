import { shippedDefinitions } from '../../analytics/definition/library.ts';
import { parseDefinition } from '../../analytics/definition/parse.ts';
import type { Segmentation } from '../../analytics/definition/segmentation.ts';
import { conditions } from '../../analytics/dictionary/dictionary.ts';
import type { Database } from '../../analytics/engine/duckdb/database.ts';
import {
  compileSegments,
  noSegment,
  outsideSegment,
} from '../../analytics/sql/compile-segments.ts';
import { join, name, sql } from '../../analytics/sql/sql.ts';
import { catalogueOf, type Person, writePeople } from '../sql/people-table.ts';

/** A shipped document, checked. */
export function model(id: string): Segmentation {
  const shipped = shippedDefinitions.find((one) => one.id === id);
  if (shipped === undefined) throw new RangeError(`No document ${id} is shipped.`);
  return parseDefinition(shipped.text, `${id}.yaml`);
}

const noCondition = Object.fromEntries(conditions.map(({ id }) => [id, false]));

const nothingElse: Person = {
  frailty: null,
  acg_group: null,
  smoking: null,
  housebound: false,
  care_home: false,
  carer: false,
  pregnant: false,
  homeless: false,
  looked_after: false,
  ethnicity: 'A',
  ethnic_group: 'white',
  imd_quintile: 3,
  emergency_admissions: 0,
};

/** Somebody in an extract that holds everything a shipped document asks for. */
export function person(
  age: number | null,
  recorded: readonly string[] = [],
  other: Person = {},
): Person {
  const unknown = recorded.filter((id) => !Object.hasOwn(noCondition, id));
  if (unknown.length > 0) throw new RangeError(`No condition ${unknown.join(', ')}.`);
  const has = Object.fromEntries(recorded.map((id) => [id, true]));
  return { ...noCondition, ...nothingElse, age, ...has, ...other };
}

/** Somebody of that age of whose conditions nothing is known. */
export function unknownPerson(age: number | null, other: Person = {}): Person {
  const unknown = Object.fromEntries(conditions.map(({ id }) => [id, null]));
  return { ...person(age), ...unknown, ...other };
}

/** Where the model puts each of these people: the ids of their segments, `outside`, or none. */
export async function segmentsOf(
  id: string,
  people: readonly Person[],
  database: Database,
): Promise<readonly (readonly string[])[]> {
  const document = model(id);
  const key = (index: number) => String(index).padStart(4, '0');
  const numbered = people.map((one, index) => ({ ...one, person_id: key(index) }));
  await writePeople(database, numbered);
  const { assignment, segments } = compileSegments(document, catalogueOf(numbered));
  const matched = segments.map(
    ({ id: segment, matches }) => sql`coalesce(${matches}, FALSE) AS ${name(`matches ${segment}`)}`,
  );
  const rows = await database.rows<Readonly<Record<string, number | boolean>>>(
    sql`SELECT segment, ${join(matched)} FROM (${assignment}) ORDER BY ${name('person_id')}`,
  );
  return rows.map((row) => {
    if (row.segment === outsideSegment) return ['outside'];
    const ids = segments.map((segment) => segment.id);
    if (document.assign === 'every-match') return ids.filter((one) => row[`matches ${one}`]);
    return row.segment === noSegment ? [] : [ids[Number(row.segment)] ?? '?'];
  });
}
