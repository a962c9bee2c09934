import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { onTestFinished } from 'vitest';
import { conditions, findField } from '../../analytics/dictionary/dictionary.ts';
import { type Database, openDatabase } from '../../analytics/engine/duckdb/database.ts';
import { join, literal, name, type Sql, sql } from '../../analytics/sql/sql.ts';

export type Cell = string | number | boolean | null;

/** A person as a test states it: canonical field or condition to value; what is left out is empty. */
export type Person = Readonly<Record<string, Cell>>;

const codes: ReadonlySet<string> = new Set(['sex', 'ethnicity', 'lsoa', 'practice', 'pcn', 'lcp']);
const isCondition = new Set(conditions.map(({ id }) => id));

/** A type as the import writes it: enumerations for codes, where there are any. */
function typeOf(column: string, people: readonly Person[]): Sql {
  if (codes.has(column)) {
    const values = [...new Set(people.map((person) => person[column] ?? null))];
    const texts = values.filter((value) => value !== null).map((value) => literal(String(value)));
    return texts.length === 0 ? sql`VARCHAR` : sql`ENUM(${join(texts)})`;
  }
  if (column === 'age') return sql`UTINYINT`;
  const kind = findField(column)?.kind;
  if (isCondition.has(column) || kind === 'flag') return sql`BOOLEAN`;
  return kind === 'number' ? sql`DOUBLE` : sql`VARCHAR`;
}

/** A database in memory with a table `person` of these people, as the import writes it; an empty text is empty. */
export async function withPeople(
  people: readonly Person[],
  columns: readonly string[] = [...new Set(people.flatMap((person) => Object.keys(person)))],
): Promise<Database> {
  const folder = mkdtempSync(joinPath(tmpdir(), 'quintile-quality-'));
  const database = await openDatabase({ path: null, temporary: folder });
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const all = ['person_id', ...columns];
  const lists = all.map((column) => {
    const held = people.map((person, at) =>
      column === 'person_id' ? `SYN-${at}` : String(person[column] ?? ''),
    );
    const cells = held.length === 0 ? [''] : held;
    return sql`unnest(CAST(${cells} AS VARCHAR[])) AS ${name(column)}`;
  });
  const cells = all.map((column) => {
    const type = typeOf(column, people);
    return sql`CAST(nullif(${name(column)}, '') AS ${type}) AS ${name(column)}`;
  });
  await database.run(
    sql`CREATE TABLE person AS SELECT ${join(cells)} FROM (SELECT ${join(lists)})
      LIMIT ${literal(people.length)}`,
  );
  return database;
}

/** Whole numbers from 0 up to a bound, the same for the same seed. */
export function drawing(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}
