import { type Sql, sql } from '../sql/sql.ts';
import { unknown } from './column.ts';
import { constant, newLine } from './layout.ts';
import type { Bound, Range } from './range.ts';

const above = (number: Sql, { value, included }: Bound) =>
  sql`${number} ${included ? sql`>=` : sql`>`} ${constant(value)}`;

const below = (number: Sql, { value, included }: Bound) =>
  sql`${number} ${included ? sql`<=` : sql`<`} ${constant(value)}`;

/** A test that a number lies within a range. */
export function isWithin(number: Sql, { lower, upper }: Range): Sql {
  if (lower === null) return upper === null ? unknown : below(number, upper);
  if (upper === null) return above(number, lower);
  if (lower.included && upper.included) {
    return sql`${number} BETWEEN ${constant(lower.value)} AND ${constant(upper.value)}`;
  }
  return sql`(${above(number, lower)} AND ${below(number, upper)})`;
}

/** A number that lies somewhere between two ends; `highest` is null where both are one. */
export interface Ends {
  readonly lowest: Sql;
  readonly highest: Sql | null;
}

/** True only if both ends lie within the range, false only if nothing between them does. */
export function liesWithin({ lowest, highest }: Ends, range: Range, indent: string): Sql {
  if (highest === null) return isWithin(lowest, range);
  const { lower, upper } = range;
  const yes = [
    ...(lower === null ? [] : [above(lowest, lower)]),
    ...(upper === null ? [] : [below(highest, upper)]),
  ];
  const no = [
    ...(lower === null ? [] : [sql`NOT ${above(highest, lower)}`]),
    ...(upper === null ? [] : [sql`NOT ${below(lowest, upper)}`]),
  ];
  const line = newLine(`${indent}  `);
  const joined = (parts: readonly Sql[], word: Sql) =>
    parts.reduce((whole, part) => sql`${whole} ${word} ${part}`);
  return sql`CASE${line}WHEN ${joined(yes, sql`AND`)} THEN TRUE${line}WHEN ${joined(no, sql`OR`)} THEN FALSE${newLine(indent)}END`;
}
