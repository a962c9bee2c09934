import { type Places, type RowColumns, type Values, valuesAt } from '../../criteria/row-columns.ts';
import { type Truths, truthsBy } from '../../criteria/truths.ts';
import { findField } from '../../dictionary/dictionary.ts';
import { join, literal, name, type Sql, sql } from '../../sql/sql.ts';
import { eachPiece } from '../duckdb/columns.ts';
import type { Database } from '../duckdb/database.ts';

/** A table of combinations: its rows are numbered from 0 by a column of this name. */
export interface NumberedTable {
  readonly database: Database;
  readonly table: Sql;
  readonly number: 'profile' | 'setting';
  readonly rows: number;
  readonly columns: ReadonlySet<string>;
}

/** What has been read of a table of combinations, column by column, as it is asked about. */
export interface HeldColumns {
  readonly rows: number;
  readonly names: ReadonlySet<string>;
  /** The columns with those read that are there and have not been read yet, and nothing counted. */
  read(ids: readonly string[]): Promise<RowColumns>;
  /** What an expression of whole numbers under 65,536 gives for each row; the same text is read once. */
  numbers(expression: Sql): Promise<Uint16Array>;
  /** 1 for each row of which a test is true, else 0. */
  flags(test: Sql): Promise<Uint16Array>;
}

/** What a flag is where it is missing. */
const missingFlag = 2;

async function readInto(
  { database, table, number }: NumberedTable,
  expression: Sql,
  target: { [row: number]: number },
): Promise<void> {
  const select = sql`SELECT ${name(number)}, ${expression} FROM ${table}`;
  await eachPiece(database, select, ([rows = [], values = []], count) => {
    for (let at = 0; at < count; at += 1) target[rows[at] as number] = values[at] as number;
  });
}

/** Reads flags, all in one pass; a missing one is unknown. */
async function readFlags(
  { database, table, number, rows }: NumberedTable,
  ids: readonly string[],
): Promise<Map<string, Truths>> {
  const columns = ids.map(
    (id) => sql`coalesce(CAST(${name(id)} AS UTINYINT), ${literal(missingFlag)})`,
  );
  const values = ids.map(() => new Uint8Array(rows));
  const select = sql`SELECT ${join([name(number), ...columns])} FROM ${table}`;
  await eachPiece(database, select, ([at = [], ...flags], count) => {
    flags.forEach((flag, index) => {
      const target = values[index] as Uint8Array;
      for (let row = 0; row < count; row += 1) target[at[row] as number] = flag[row] as number;
    });
  });
  const truthsOf = (own: Uint8Array) =>
    truthsBy(rows, (row) => (own[row] === missingFlag ? null : own[row] === 1));
  return new Map(ids.map((id, index) => [id, truthsOf(values[index] as Uint8Array)]));
}

/** Room for places in a list of so many values, one of them beyond the list. */
const placesFor = (rows: number, values: number): Places =>
  values < 2 ** 16 ? new Uint16Array(rows) : new Uint32Array(rows);

async function readNumbers(held: NumberedTable, id: string): Promise<Values<number>> {
  const values = new Float64Array(held.rows);
  await readInto(held, sql`coalesce(CAST(${name(id)} AS DOUBLE), CAST('NaN' AS DOUBLE))`, values);
  const found = new Map<number, number>();
  for (const value of values) {
    if (!Number.isNaN(value) && !found.has(value)) found.set(value, found.size);
  }
  const places = placesFor(held.rows, found.size);
  values.forEach((value, row) => {
    places[row] = found.get(value) ?? found.size;
  });
  return valuesAt(places, [...found.keys()]);
}

async function readCodes(held: NumberedTable, id: string): Promise<Values<string>> {
  const text = sql`CAST(${name(id)} AS VARCHAR)`;
  const rows = await held.database.rows<{ code: string }>(
    sql`SELECT DISTINCT ${text} AS code FROM ${held.table} WHERE ${name(id)} IS NOT NULL ORDER BY 1`,
  );
  const codes = rows.map(({ code }) => code);
  const none = codes.length;
  const places = placesFor(held.rows, none);
  if (none === 0) return valuesAt(places, codes);
  const place = sql`CAST(coalesce(list_position(CAST(${codes} AS VARCHAR[]), ${text}) - 1, ${none}) AS INTEGER)`;
  await readInto(held, place, places);
  return valuesAt(places, codes);
}

/** Holds the columns of a table of combinations in memory, once they have been asked about. */
export function holdColumns(held: NumberedTable): HeldColumns {
  const flags = new Map<string, Truths>();
  const numbers = new Map<string, Values<number>>();
  const codes = new Map<string, Values<string>>();
  const worked = new Map<string, Uint16Array>();
  const columns: Omit<RowColumns, 'counted'> = {
    rows: held.rows,
    flag: (id) => flags.get(id) ?? null,
    numbers: (id) => numbers.get(id) ?? null,
    codes: (id) => codes.get(id) ?? null,
  };
  const isRead = (id: string) => flags.has(id) || numbers.has(id) || codes.has(id);
  const isFlag = (id: string) => (findField(id)?.kind ?? 'flag') === 'flag';
  async function readAll(ids: readonly string[]) {
    const unread = [...new Set(ids)].filter((id) => held.columns.has(id) && !isRead(id));
    const unreadFlags = unread.filter(isFlag);
    if (unreadFlags.length > 0) {
      for (const [id, truths] of await readFlags(held, unreadFlags)) flags.set(id, truths);
    }
    for (const id of unread.filter((one) => !isFlag(one))) {
      if (findField(id)?.kind === 'number') numbers.set(id, await readNumbers(held, id));
      else codes.set(id, await readCodes(held, id));
    }
  }
  async function workOut(expression: Sql) {
    const known = worked.get(expression.text);
    if (known !== undefined) return known;
    const values = new Uint16Array(held.rows);
    await readInto(held, sql`CAST(${expression} AS USMALLINT)`, values);
    worked.set(expression.text, values);
    return values;
  }
  return {
    rows: held.rows,
    names: held.columns,
    async read(ids) {
      await readAll(ids);
      return { ...columns, counted: new Map() };
    },
    numbers: workOut,
    flags: (test) => workOut(sql`CASE WHEN ${test} THEN 1 ELSE 0 END`),
  };
}
