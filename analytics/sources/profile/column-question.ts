import { join, literal, name, type Sql, sql } from '../../sql/sql.ts';
import { saysMissing } from '../mapping/says-missing.ts';
import type { LoadedColumn } from '../reading/loaded.ts';

/**
 * How a column is counted: every value; by aggregates where there are too many; or, where the sample
 * is all of one shape that says all there is to say, by the cells that are not.
 */
export type Manner = 'values' | 'aggregates' | 'shape';

/** What is asked of a column besides; each is the number of rows for which it holds. */
export interface FurtherCount {
  readonly id: string;
  readonly sql: (column: Sql) => Sql;
}

/** What the cells of a column have in common. */
export interface CellShape {
  /** A regular expression, matched whole. */
  readonly pattern: string;
  /** Whether nothing but the different values is to be asked of cells that have it. */
  readonly saysAll: boolean;
}

export interface ColumnQuestion {
  readonly column: LoadedColumn;
  readonly index: number;
  readonly manner: Manner;
  /** A regular expression that cells counted by `shape` have in common. */
  readonly shape: string | null;
  /** Asks for the cells that do not have it. */
  readonly wantsOdd: boolean;
  /** Counts different values exactly. */
  readonly exact: boolean;
  readonly decimal: string;
  readonly further: readonly FurtherCount[];
}

/** The cell as text, whatever the type of its column. */
export function cellText({ type, sql: cell }: LoadedColumn): Sql {
  return type === 'text' ? cell : sql`CAST(${cell} AS VARCHAR)`;
}

/** More different values than this are not fetched, but counted again by aggregates. */
export const mostFetched = 100_000;

/** The cell as a number with the file's decimal sign; null where it is none. */
function cellNumber(column: LoadedColumn, decimal: string): Sql {
  if (column.type === 'number') return sql`CAST(${column.sql} AS DOUBLE)`;
  const text = cellText(column);
  const plain = decimal === '.' ? text : sql`replace(${text}, ${decimal}, '.')`;
  return sql`TRY_CAST(${plain} AS DOUBLE)`;
}

const hasNot = (text: Sql, shape: string) => sql`NOT regexp_full_match(${text}, ${literal(shape)})`;

const distinctOf = (text: Sql, exact: boolean) =>
  exact ? sql`count(DISTINCT ${text})` : sql`approx_count_distinct(${text})`;

/** The expressions that answer a question, under names of its own. */
export function questionSql(question: ColumnQuestion): Sql {
  const { column, index, manner, shape, exact, decimal, further } = question;
  const as = (what: string) => name(`${what}${index}`);
  const text = cellText(column);
  if (manner === 'values') return sql`histogram(${text}) AS ${as('values')}`;
  const distinct = sql`${distinctOf(text, exact)} AS ${as('distinct')}`;
  if (manner === 'shape') {
    return join([
      sql`count(${text}) AS ${as('filled')}`,
      distinct,
      sql`count(*) FILTER (${hasNot(text, shape ?? '')}) AS ${as('odd')}`,
    ]);
  }
  const odd =
    shape !== null && question.wantsOdd
      ? [sql`list(DISTINCT ${text}) FILTER (${hasNot(text, shape)}) AS ${as('oddCells')}`]
      : [];
  const number = cellNumber(column, decimal);
  const filled = sql`${text} IS NOT NULL AND NOT ${saysMissing(text)}`;
  return join([
    sql`count(*) FILTER (${filled}) AS ${as('filled')}`,
    distinct,
    ...odd,
    sql`count(${number}) FILTER (isfinite(${number})) AS ${as('numbers')}`,
    sql`min(${number}) FILTER (isfinite(${number})) AS ${as('least')}`,
    sql`max(${number}) FILTER (isfinite(${number})) AS ${as('greatest')}`,
    ...further.map(
      (count, at) => sql`count(*) FILTER (${count.sql(text)}) AS ${as(`further${at}_`)}`,
    ),
  ]);
}
