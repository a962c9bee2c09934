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
  readonly persons: PersonCodes;
}

/** Everybody by profile: those of profile p are at `setting[start[p]]` up to `setting[start[p + 1]]`. */
export interface PersonCodes {
  /** One longer than there are profiles; the last is how many people there are. */
  readonly start: Uint32Array;
  /** The setting of each person, those of a profile in no order. */
  readonly setting: Uint16Array | Uint32Array;
}

async function readStarts({ database, table, rows }: NumberedTable): Promise<Uint32Array> {
  const start = new Uint32Array(rows + 1);
  const select = sql`SELECT profile, people FROM ${table}`;
  await eachPiece(database, select, ([at = [], counts = []], count) => {
    for (let row = 0; row < count; row += 1) start[(at[row] as number) + 1] = counts[row] as number;
  });
  for (let at = 1; at <= rows; at += 1) {
    start[at] = (start[at] as number) + (start[at - 1] as number);
  }
  return start;
}

/** Null where there are not as many people of each profile as the profiles say. */
async function readPersons(
  database: Database,
  { code }: CodeTables,
  start: Uint32Array,
  settings: number,
): Promise<PersonCodes | null> {
  const persons = start[start.length - 1] as number;
  const setting = settings <= 2 ** 16 ? new Uint16Array(persons) : new Uint32Array(persons);
  const next = start.slice(0, -1);
  await eachPiece(database, sql`SELECT profile, setting FROM ${code}`, (columns, count) => {
    const [profiles = [], places = []] = columns;
    for (let row = 0; row < count; row += 1) {
      const profile = profiles[row] as number;
      const at = next[profile] as number;
      setting[at] = places[row] as number;
      next[profile] = at + 1;
    }
  });
  return next.every((end, profile) => end === start[profile + 1]) ? { start, setting } : null;
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

/** Reads tables of codes into memory; null where they are not the codes of so many people. */
export async function holdCodes(
  database: Database,
  tables: CodeTables,
  people: number,
): Promise<HeldCodes | null> {
  const profiles = await numberedTable(database, tables, 'profile');
  const settings = await numberedTable(database, tables, 'setting');
  const start = await readStarts(profiles);
  if (start[start.length - 1] !== people) return null;
  const persons = await readPersons(database, tables, start, settings.rows);
  if (persons === null) return null;
  return { profiles: holdColumns(profiles), settings: holdColumns(settings), persons };
}
