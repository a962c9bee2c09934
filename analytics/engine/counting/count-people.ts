import type { CountColumn } from '../../cube/count-columns.ts';
import type { Counts } from '../../cube/cube.ts';
import type { Pattern } from '../../cube/pattern.ts';
import type { CompiledSegments } from '../../sql/compile-segments.ts';
import { join, literal, type Sql, sql } from '../../sql/sql.ts';
import { numberColumns } from '../duckdb/columns.ts';
import type { Database } from '../duckdb/database.ts';
import type { Cells, CellsAsk } from './cells.ts';
import { patternOf, type SortedRows, sortedPeople } from './sorted-people.ts';

/** Everybody whom `within` leaves, sorted one by one: what the codes do not say is asked of people. */
export interface PeopleAsked {
  readonly database: Database;
  readonly compiled: CompiledSegments;
  readonly within: Sql | null;
}

/** The patterns of cells, each once, and which each cell is of. */
function patternsOf(segment: Float64Array, words: readonly Float64Array[]) {
  const found = new Map<string, number>();
  const patterns: Pattern[] = [];
  const pattern = Uint32Array.from(segment, (position, cell) => {
    const bits = words.map((word) => word[cell] as number);
    const key = `${position} ${bits.join()}`;
    const number = found.get(key) ?? patterns.length;
    if (number === patterns.length) patterns.push(patternOf(position, bits));
    found.set(key, number);
    return number;
  });
  return { patterns, pattern };
}

function selectOf({ from, words }: SortedRows, { axes, counts }: CellsAsk): Sql {
  const keys = [sql`segment`, ...words, ...axes.map(({ position }) => position)];
  const order = join(keys.map((_, index) => literal(index + 1)));
  const counted = counts.map(({ of }) =>
    'test' in of
      ? sql`CAST(count(*) FILTER (WHERE ${of.test}) AS UINTEGER)`
      : sql`coalesce(CAST(sum(${of.amount}) AS DOUBLE), 0)`,
  );
  return sql`SELECT ${join([...keys, sql`CAST(count(*) AS UINTEGER)`, ...counted])}
FROM ${from} GROUP BY ${order} ORDER BY ${order}`;
}

/** Whether people could fall into more cells than `most`. */
function mayExceed({ axes, most }: CellsAsk, people: number): boolean {
  const product = axes.reduce((cells, { categories }) => cells * categories.length, 1);
  return Math.min(product, people) > most;
}

/** Counts of people as whole numbers; the first column is that of everybody. */
function kindOf(column: CountColumn | undefined, values: Float64Array): Counts {
  return column === undefined || 'test' in column.of ? Uint32Array.from(values) : values;
}

/** Counts people into cells with DuckDB; null where there may be more than `most` of them. */
export async function countPeople(
  { database, compiled, within }: PeopleAsked,
  ask: CellsAsk,
  people: number,
): Promise<Cells | null> {
  if (mayExceed(ask, people)) return null;
  const rows = sortedPeople(compiled, within);
  const columns = await numberColumns(database, selectOf(rows, ask));
  const [segment = new Float64Array()] = columns;
  const first = 1 + rows.words.length;
  const last = first + ask.axes.length;
  return {
    ...patternsOf(segment, columns.slice(1, first)),
    places: columns.slice(first, last).map((column) => Uint16Array.from(column)),
    counts: columns.slice(last).map((column, at) => kindOf(ask.counts[at - 1], column)),
  };
}
