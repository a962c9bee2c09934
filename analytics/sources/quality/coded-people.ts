import type { Database } from '../../engine/duckdb/database.ts';
import { asRefusal } from '../../engine/duckdb/failures.ts';
import { join, literal, name, type Sql, sql } from '../../sql/sql.ts';
import type { PersonColumn } from './person-columns.ts';

/**
 * Everybody as small numbers, 0 where nothing is known, in the order of their LSOAs: those of LSOA
 * `n` stand from `starts[n]` up to `starts[n + 1]`.
 */
export interface CodedPeople {
  readonly starts: Uint32Array;
  /** Age plus one. */
  readonly age: Uint8Array;
  readonly sex: Uint8Array;
  readonly ethnicity: Uint32Array;
  readonly lcp: Uint32Array;
  /** Which of the rare conditions a person has, lacks, or is not known to have; 0 is none of them. */
  readonly rare: Uint32Array;
  /** How many people each entry stands for. */
  readonly times: Uint32Array;
}

/** Which columns people are told apart by; null where the extract does not give one. */
export interface CodedColumns {
  readonly age: PersonColumn | null;
  readonly sex: PersonColumn | null;
  readonly ethnicity: PersonColumn | null;
  readonly lsoa: PersonColumn | null;
  readonly lcp: PersonColumn | null;
  readonly rare: readonly PersonColumn[];
}

/** As many three-valued conditions as a double holds exactly. */
const conditionsInNumber = 30;

/** A column as a number from 1, 0 where empty; with the list to look codes up in where it needs one. */
export function codeOf(column: PersonColumn | null): { readonly code: Sql; readonly join: Sql } {
  if (column === null) return { code: sql`0::UINTEGER`, join: sql`` };
  const { id, isEnum } = column;
  if (id === 'age') {
    return { code: sql`coalesce(CAST(${name(id)} AS UINTEGER) + 1, 0)::UINTEGER`, join: sql`` };
  }
  if (isEnum) {
    const code = sql`coalesce(CAST(enum_code(${name(id)}) AS UINTEGER) + 1, 0)::UINTEGER`;
    return { code, join: sql`` };
  }
  const list = name(`${id}_list`);
  return {
    code: sql`coalesce(${list}.code, 0)::UINTEGER`,
    join: sql`LEFT JOIN (
      SELECT value, row_number() OVER (ORDER BY value) AS code
      FROM (SELECT DISTINCT ${name(id)} AS value FROM person WHERE ${name(id)} IS NOT NULL)
    ) AS ${list} ON person.${name(id)} = ${list}.value`,
  };
}

/** Conditions as one number: a digit of base three each, 0 for no, 1 for yes, 2 for not known. */
function rareCode(conditions: readonly PersonColumn[]): Sql {
  const digits = conditions.map(({ id }, at) => {
    const [yes, unknown] = [literal(3 ** at), literal(2 * 3 ** at)];
    return sql`CASE ${name(id)} WHEN TRUE THEN ${yes} WHEN FALSE THEN 0 ELSE ${unknown} END`;
  });
  return sql`(${join(digits, ' + ')})::DOUBLE`;
}

type Numbers = Uint32Array | Float64Array;

function hasItems(vector: unknown): vector is { readonly items: Numbers } {
  return typeof vector === 'object' && vector !== null && 'items' in vector;
}

/** The columns of a query of small whole numbers that are never null, a part at a time. */
async function readColumns(
  database: Database,
  statement: Sql,
  columns: readonly Numbers[],
): Promise<void> {
  try {
    const result = await database.query(statement);
    let start = 0;
    for (let chunk = await result.fetchChunk(); chunk !== null; chunk = await result.fetchChunk()) {
      const { rowCount } = chunk;
      if (rowCount === 0) return;
      for (const [at, column] of columns.entries()) {
        const vector: unknown = chunk.getColumnVector(at);
        if (!hasItems(vector)) throw new TypeError('A column is not of numbers.');
        column.set(vector.items.subarray(0, rowCount), start);
      }
      start += rowCount;
    }
  } catch (error) {
    throw asRefusal(error, 'running');
  }
}

/** Numbers from 0, which stays 0, for the different values, in the order in which they are met. */
function densely(values: Float64Array): {
  readonly codes: Uint32Array<ArrayBuffer>;
  readonly different: number;
} {
  const found = new Map<number, number>([[0, 0]]);
  const codes = new Uint32Array(values.length);
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] as number;
    if (value === 0) continue;
    const code = found.get(value) ?? found.size;
    if (code === found.size) found.set(value, code);
    codes[at] = code;
  }
  return { codes, different: found.size };
}

/** One number for each combination of the values of several columns. */
function combine(columns: readonly Float64Array[], people: number): Uint32Array {
  let combined = new Uint32Array(people);
  for (const column of columns) {
    const { codes, different } = densely(column);
    const before = combined;
    const both = Float64Array.from(codes, (code, at) => (before[at] as number) * different + code);
    combined = columns.length === 1 ? codes : densely(both).codes;
  }
  return combined;
}

/** Where each LSOA's people go. */
function startsOf(lsoa: Uint32Array): Uint32Array {
  const most = lsoa.reduce((a, b) => Math.max(a, b), 0);
  const starts = new Uint32Array(most + 2);
  for (const code of lsoa) starts[code + 1] = (starts[code + 1] as number) + 1;
  for (let at = 1; at < starts.length; at += 1) {
    starts[at] = (starts[at] as number) + (starts[at - 1] as number);
  }
  return starts;
}

function inOrder<Codes extends Uint8Array | Uint32Array>(
  to: Uint32Array,
  from: Uint32Array,
  into: Codes,
) {
  for (let at = 0; at < to.length; at += 1) into[to[at] as number] = from[at] as number;
  return into;
}

/** Reads what people are told apart by, in one reading of `person`. */
export async function readCodedPeople(
  database: Database,
  people: number,
  { rare, ...columns }: CodedColumns,
): Promise<CodedPeople> {
  const parts = [columns.lsoa, columns.lcp, columns.age, columns.sex, columns.ethnicity].map(
    codeOf,
  );
  const slices = Array.from({ length: Math.ceil(rare.length / conditionsInNumber) }, (_, at) =>
    rareCode(rare.slice(at * conditionsInNumber, (at + 1) * conditionsInNumber)),
  );
  const codes = parts.map(() => new Uint32Array(people));
  const masks = slices.map(() => new Float64Array(people));
  await readColumns(
    database,
    sql`SELECT ${join([...parts.map(({ code }) => code), ...slices])}
      FROM person ${join(
        parts.map((part) => part.join),
        ' ',
      )}`,
    [...codes, ...masks],
  );
  const [lsoa, lcp, age, sex, ethnicity] = codes as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  const starts = startsOf(lsoa);
  const next = starts.slice();
  const to = lsoa.map((code) => {
    const place = next[code] as number;
    next[code] = place + 1;
    return place;
  });
  const combined = combine(masks, people);
  const wide = (from: Uint32Array) => inOrder(to, from, new Uint32Array(people));
  const narrow = (from: Uint32Array) => inOrder(to, from, new Uint8Array(people));
  return {
    ...{ starts, times: new Uint32Array(people).fill(1), age: narrow(age), sex: narrow(sex) },
    ...{ ethnicity: wide(ethnicity), lcp: wide(lcp), rare: wide(combined) },
  };
}
