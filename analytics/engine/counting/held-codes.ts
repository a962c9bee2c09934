import type { CodeTables } from '../../cube/code-tables.ts';
import { sql } from '../../sql/sql.ts';
import { eachPiece } from '../duckdb/columns.ts';
import type { Database } from '../duckdb/database.ts';
import { columnNames } from './codes.ts';
import { type HeldColumns, holdColumns, type NumberedTable } from './held-columns.ts';

/** Everybody's codes in memory, and the columns of the profiles and settings that they stand for. */
export interface HeldCodes {
  readonly profiles: HeldColumns;
  readonly settings: HeldColumns;
  /** How many people are of each profile. */
  readonly people: Uint32Array;
  /** The profile and the setting of each person, in no order: read the first time. */
  codes(): Promise<PersonCodes>;
}

export interface PersonCodes {
  readonly profile: Uint32Array;
  readonly setting: Uint16Array | Uint32Array;
}

async function readPeople({ database, table, rows }: NumberedTable): Promise<Uint32Array> {
  const people = new Uint32Array(rows);
  const select = sql`SELECT profile, people FROM ${table}`;
  await eachPiece(database, select, ([at = [], counts = []], count) => {
    for (let row = 0; row < count; row += 1) people[at[row] as number] = counts[row] as number;
  });
  return people;
}

async function readPersons(
  database: Database,
  { code }: CodeTables,
  { persons, settings }: { readonly persons: number; readonly settings: number },
): Promise<PersonCodes> {
  const profile = new Uint32Array(persons);
  const setting = settings <= 2 ** 16 ? new Uint16Array(persons) : new Uint32Array(persons);
  let next = 0;
  const select = sql`SELECT profile, setting FROM ${code}`;
  await eachPiece(database, select, ([profiles = [], places = []], count) => {
    profile.set(profiles, next);
    setting.set(places, next);
    next += count;
  });
  return { profile, setting };
}

async function numberedTable(
  database: Database,
  tables: CodeTables,
  number: 'profile' | 'setting',
): Promise<NumberedTable> {
  const table = tables[number];
  const [row] = await database.rows<{ rows: number }>(sql`SELECT count(*) AS rows FROM ${table}`);
  const columns = new Set(await columnNames(database, table));
  return { database, table, number, rows: row?.rows ?? 0, columns };
}

/** Whether there are as many people of each profile as the profiles say. */
export function areOf({ profile }: PersonCodes, people: Uint32Array): boolean {
  const counted = new Uint32Array(people.length);
  for (const one of profile) counted[one] = (counted[one] as number) + 1;
  return counted.every((count, at) => count === people[at]);
}

/** Reads what is asked about of tables of codes, and keeps it in memory. */
export async function holdCodes(
  database: Database,
  tables: CodeTables,
  persons: number,
): Promise<HeldCodes> {
  const profiles = await numberedTable(database, tables, 'profile');
  const settings = await numberedTable(database, tables, 'setting');
  let codes: Promise<PersonCodes> | null = null;
  return {
    profiles: holdColumns(profiles),
    settings: holdColumns(settings),
    people: await readPeople(profiles),
    codes() {
      codes ??= readPersons(database, tables, { persons, settings: settings.rows });
      return codes;
    },
  };
}
