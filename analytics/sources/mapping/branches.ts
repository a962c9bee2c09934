import { join, type Sql, sql } from '../../sql/sql.ts';
import type { ValueCount } from './column-profile.ts';
import { type MappedSource, textOf } from './mapped-source.ts';

/** What a value of a column is read as; undefined where it is not read. */
export type ReadValue = (entry: ValueCount) => string | number | boolean | undefined;

interface Branch {
  readonly values: string[];
  people: number;
  hasNull: boolean;
}

/**
 * A CASE over the values that a column really holds, bound as they stand in the file: one branch a
 * reading, the most frequent first.
 */
export function branches(
  source: MappedSource,
  values: readonly ValueCount[],
  read: ReadValue,
): Sql {
  const readings = new Map<string | number | boolean, Branch>();
  for (const entry of values) {
    const reading = read(entry);
    if (reading === undefined) continue;
    const branch = readings.get(reading) ?? { values: [], people: 0, hasNull: false };
    readings.set(reading, branch);
    branch.people += entry.count;
    if (entry.value === null) branch.hasNull = true;
    else branch.values.push(entry.value);
  }
  if (readings.size === 0) return sql`NULL`;
  const cases = [...readings]
    .toSorted(([, a], [, b]) => b.people - a.people)
    .map(([reading, branch]) => sql`WHEN ${isOneOf(source, branch)} THEN ${reading}`);
  return sql`CASE ${join(cases, ' ')} END`;
}

function isOneOf(source: MappedSource, { values, hasNull }: Branch): Sql {
  const [first] = values;
  const isNull = sql`${source.column.sql} IS NULL`;
  if (first === undefined) return isNull;
  const text = textOf(source);
  const isValue =
    values.length === 1
      ? sql`${text} = ${first}`
      : sql`${text} IN (${join(values.map((value) => sql`${value}`))})`;
  return hasNull ? sql`(${isValue} OR ${isNull})` : isValue;
}
