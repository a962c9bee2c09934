import { Refusal } from '../../contract/problem.ts';
import {
  type CodeColumn,
  type CodeTables,
  codesOf,
  combinationsOf,
} from '../../cube/code-tables.ts';
import { findField } from '../../dictionary/dictionary.ts';
import type { ExtractRecord } from '../../sources/extract-record.ts';
import { name, type Sql, sql } from '../../sql/sql.ts';
import type { Database } from '../duckdb/database.ts';
import { inTransaction } from '../workspace/layout.ts';
import { fingerprintOf } from '../workspace/manifest.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Names of the tables of codes. */
const codeTables = ['profile', 'setting', 'code'] as const;

/** Where tables of codes are kept: a schema of the workspace, or `temp` for this run only. */
export type CodesPlace = { readonly schema: string };

export const forThisRun: CodesPlace = { schema: 'temp' };

/** Fields that a profile holds before and after the conditions and flags, where the extract gives them. */
const [firstFields, lastFields] = [
  ['age', 'sex'],
  ['frailty', 'acg_group', 'smoking'],
];
const settingFields = ['practice', 'pcn', 'lcp', 'imd_decile', 'imd_quintile'];
const furtherSettings = ['ethnicity', 'ethnic_group'];

/** Extracts up to this many people are quick however many of them are alike. */
const quick = 2 ** 20;

interface Columns {
  readonly profile: readonly CodeColumn[];
  readonly setting: readonly CodeColumn[];
}

/** Columns that are there are told apart whether or not the extract gives them: they may be empty. */
async function columnsOf(
  database: Database,
  { fields, conditions }: ExtractRecord,
): Promise<Columns> {
  const held = new Map([...fields, ...conditions].map((column) => [column.id, column]));
  const present = await columnNames(database, sql`person`);
  const pick = (ids: readonly string[]) =>
    ids.flatMap((id) => (present.includes(id) ? [held.get(id) ?? { id, nullable: true }] : []));
  const flags = fields.filter(({ id }) => findField(id)?.kind === 'flag');
  return {
    profile: [...pick(firstFields), ...conditions, ...flags, ...pick(lastFields)],
    setting: pick([...settingFields, ...furtherSettings]),
  };
}

export function tablesAt({ schema }: CodesPlace): CodeTables {
  const at = (table: string) => sql`${name(schema)}.${name(table)}`;
  return { profile: at('profile'), setting: at('setting'), code: at('code') };
}

async function countRows(database: Database, table: Sql): Promise<number> {
  const [row] = await database.rows<{ rows: number }>(sql`SELECT count(*) AS rows FROM ${table}`);
  return row?.rows ?? 0;
}

export async function columnNames(database: Database, table: Sql): Promise<string[]> {
  const columns = await database.rows<{ id: string }>(
    sql`SELECT column_name AS id FROM (DESCRIBE ${table})`,
  );
  return columns.map(({ id }) => id);
}

const made = (table: Sql, place: CodesPlace) =>
  place === forThisRun ? sql`CREATE OR REPLACE TEMP TABLE ${table}` : sql`CREATE TABLE ${table}`;

/**
 * Writes the profiles. Where there are more than half as many as a large extract has people, columns
 * are left out from the last one on, but no condition: what asks about them is then asked of each
 * person.
 */
async function writeProfiles(
  database: Database,
  place: CodesPlace,
  columns: readonly CodeColumn[],
  { people, conditions }: Pick<ExtractRecord, 'people' | 'conditions'>,
): Promise<readonly CodeColumn[]> {
  const { profile } = tablesAt(place);
  await database.run(sql`${made(profile, place)} AS ${combinationsOf('profile', columns)}`);
  const isUseless = people > quick && (await countRows(database, profile)) > people / 2;
  if (!isUseless || columns.length <= firstFields.length + conditions.length) return columns;
  await database.run(sql`DROP TABLE ${profile}`);
  return writeProfiles(database, place, columns.slice(0, -1), { people, conditions });
}

/** What codes are of: the hash of the people and of the codes themselves. */
interface Source {
  readonly people: string;
  readonly codes: string;
}

const sourceAt = ({ schema }: CodesPlace) => sql`${name(schema)}.source`;

async function writeTables(
  database: Database,
  place: CodesPlace,
  record: ExtractRecord,
  people: string,
): Promise<void> {
  const tables = tablesAt(place);
  const { setting, profile: wanted } = await columnsOf(database, record);
  if (place !== forThisRun) {
    await database.run(sql`DROP SCHEMA IF EXISTS ${name(place.schema)} CASCADE`);
    await database.run(sql`CREATE SCHEMA ${name(place.schema)}`);
  }
  const profile = await writeProfiles(database, place, wanted, record);
  await database.run(sql`${made(tables.setting, place)} AS ${combinationsOf('setting', setting)}`);
  await database.run(sql`${made(tables.code, place)} AS ${codesOf(tables, { profile, setting })}`);
  const codes = await hashOf(database, tables);
  const source = sourceAt(place);
  await database.run(
    sql`${made(source, place)} AS SELECT CAST(${people} AS VARCHAR) AS people, CAST(${codes} AS VARCHAR) AS codes`,
  );
}

/**
 * Works out the codes of everybody in `person` and writes them, all the tables or none. `people` is
 * the hash of the people in the extract's manifest.
 */
export function writeCodes(
  database: Database,
  place: CodesPlace,
  record: ExtractRecord,
  people: string,
): Promise<void> {
  return inTransaction(database, () => writeTables(database, place, record, people));
}

/** A hash over all that the codes hold, whatever the order of their rows. */
async function hashOf(database: Database, tables: CodeTables): Promise<string> {
  const hashes: string[] = [];
  for (const table of codeTables) {
    const { people, hash } = await fingerprintOf(database, tables[table]);
    hashes.push(`${people} ${hash}`);
  }
  return hashes.join(', ');
}

/** Whether a place has codes, whole, of the people whose hash is given. */
export async function hasCodes(
  database: Database,
  place: CodesPlace,
  people: string,
): Promise<boolean> {
  const tables = tablesAt(place);
  try {
    const [row] = await database.rows<Source>(sql`SELECT people, codes FROM ${sourceAt(place)}`);
    return row?.people === people && row.codes === (await hashOf(database, tables));
  } catch (error) {
    if (error instanceof Refusal && error.problems[0]?.code === 'cancelled') throw error;
    return false;
  }
}

/** The hash of the people of the extract in hand, as its manifest has it. */
export function hashOfPeople({ held, chosen }: Pick<Workspace, 'held' | 'chosen'>): string {
  return held.find(({ id }) => id === chosen)?.manifest.hash ?? '';
}

/** Drops codes that are not in the workspace's file. */
export async function dropCodes(database: Database, place: CodesPlace): Promise<void> {
  const tables = tablesAt(place);
  for (const table of [...codeTables.map((one) => tables[one]), sourceAt(place)]) {
    await database.run(sql`DROP TABLE IF EXISTS ${table}`);
  }
}
