import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import type { Catalogue } from '../../analytics/criteria/catalogue.ts';
import { conditions, findField } from '../../analytics/dictionary/dictionary.ts';
import { type Database, openDatabase } from '../../analytics/engine/duckdb/database.ts';
import { join, literal, name, type Sql, sql } from '../../analytics/sql/sql.ts';

export type Value = string | number | boolean | null;

/** A person by canonical field and condition id; what is not there is not held. */
export type Person = Readonly<Record<string, Value>>;

const isCondition = (column: string) => conditions.some(({ id }) => id === column);

function typeOf(column: string): Sql {
  const kind = isCondition(column) ? 'flag' : findField(column)?.kind;
  if (kind === 'flag') return sql`BOOLEAN`;
  if (kind !== 'number') return sql`VARCHAR`;
  if (column === 'age' || column.startsWith('imd_')) return sql`UTINYINT`;
  return ['efi', 'bmi', 'cost'].includes(column) ? sql`DOUBLE` : sql`UINTEGER`;
}

/** What a table of these people holds; a column is nullable where somebody lacks it. */
export function catalogueOf(people: readonly Person[]): Catalogue {
  const held = Object.keys(people[0] ?? {}).map((column) => {
    const nullable = people.some((person) => person[column] === null);
    return [column, { nullable }] as const;
  });
  return {
    fields: new Map(held.filter(([column]) => !isCondition(column))),
    conditions: new Map(held.filter(([column]) => isCondition(column))),
  };
}

/** The table `person`, replaced where there is one. */
export async function writePeople(database: Database, people: readonly Person[]): Promise<void> {
  const columns = Object.keys(people[0] ?? {});
  const typed = join(columns.map((column) => sql`${name(column)} ${typeOf(column)}`));
  await database.run(sql`CREATE OR REPLACE TABLE person (${typed})`);
  const rows = people.map((person) => {
    const cells = columns.map((column) => person[column] ?? null);
    return sql`(${join(cells.map((cell) => (cell === null ? sql`NULL` : literal(cell))))})`;
  });
  await database.run(sql`INSERT INTO person VALUES ${join(rows)}`);
}

/** A database in memory, and the way to close it and sweep its folder. */
export async function openScratch(): Promise<{ database: Database; close: () => void }> {
  const temporary = mkdtempSync(joinPath(tmpdir(), 'quintile-language-'));
  const database = await openDatabase({ path: null, temporary, threads: 1, memory: 2 ** 29 });
  return {
    database,
    close() {
      database.close();
      rmSync(temporary, { recursive: true, force: true });
    },
  };
}
