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

/** The cells as they stand, where each is read as what it says; null where one is not. */
function asTheyStand(
  source: MappedSource,
  values: readonly ValueCount[],
  read: ReadValue,
): Sql | null {
  const isSame = (entry: ValueCount) => {
    const reading = read(entry);
    if (entry.value === null) return reading === undefined;
    return typeof reading !== 'boolean' && String(reading) === entry.value;
  };
  return values.length > 0 && values.every(isSame) ? textOf(source) : null;
}

/** One comparison, where every cell says yes or no and a blank does not say yes; else null. */
function asTest(source: MappedSource, values: readonly ValueCount[], read: ReadValue): Sql | null {
  const yes: string[] = [];
  let ofBlank: ReturnType<ReadValue>;
  for (const entry of values) {
    const reading = read(entry);
    if (entry.value === null) ofBlank = reading;
    else if (typeof reading !== 'boolean') return null;
    else if (reading) yes.push(entry.value);
  }
  if (yes.length === 0 || ofBlank === true) return null;
  const test = isOneOf(source, { values: yes, hasNull: false });
  return ofBlank === undefined ? test : sql`coalesce(${test}, FALSE)`;
}

/**
 * What is read of the values that a column really holds, which are all of them: the cells as they
 * stand or one comparison where that says the same, else a CASE over the values as they stand in the
 * file, one branch a reading and the most frequent first.
 */
export function branches(
  source: MappedSource,
  values: readonly ValueCount[],
  read: ReadValue,
): Sql {
  return (
    asTheyStand(source, values, read) ??
    asTest(source, values, read) ??
    byCases(source, values, read)
  );
}

function byCases(source: MappedSource, values: readonly ValueCount[], read: ReadValue): Sql {
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

function isOneOf(source: MappedSource, { values, hasNull }: Omit<Branch, 'people'>): Sql {
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
