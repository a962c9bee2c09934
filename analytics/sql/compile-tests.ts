import type { Catalogue } from '../criteria/catalogue.ts';
import type { Criterion } from '../criteria/criterion.ts';
import { criterionSql } from '../criteria/criterion-sql.ts';
import type { Segment, Segmentation } from '../definition/segmentation.ts';
import { compileNumbers } from './compile-numbers.ts';
import { join, name, type Sql, sql } from './sql.ts';

/** The column that says whether a person is in the document's population: true or false. */
export const inPopulation: Sql = name('in population');

/** The column that says whether a person meets a segment's rule: true, false or NULL. */
export function meets({ id }: Segment): Sql {
  return name(`meets ${id}`);
}

/** Tables one after the other, each a SELECT from the one before it, and the name of the last. */
export interface Tables {
  readonly text: Sql;
  readonly last: Sql;
}

function added(table: Sql, column: Sql, title: Sql, from: Sql): Sql {
  return sql`${table} AS (\n  SELECT\n    *,\n    ${column} AS ${title}\n  FROM ${from}\n)`;
}

/**
 * `WITH` and a table for the population and one for each segment: everybody, with one more column
 * that says whether the rule is met. The columns' names and those of the segments' tables hold a
 * space, so that none can be taken for a column of `person` or for another table.
 */
export function testedTables({ population, segments }: Segmentation, catalogue: Catalogue): Tables {
  const ruled = segments.flatMap((segment) =>
    segment.when === null ? [] : [{ segment, when: segment.when }],
  );
  const rules = ruled.map(({ when }) => when);
  const numbers = compileNumbers(population === null ? rules : [population, ...rules], catalogue);
  const test = (criterion: Criterion) => criterionSql(criterion, catalogue, '    ', numbers.count);
  const first = numbers.table === null ? sql`person` : sql`numbered`;
  const inside = population === null ? sql`TRUE` : sql`coalesce(${test(population)}, FALSE)`;
  const tables: Sql[] = [
    ...(numbers.table === null ? [] : [sql`numbered AS ${numbers.table}`]),
    added(sql`population`, inside, inPopulation, first),
  ];
  let last = sql`population`;
  for (const { segment, when } of ruled) {
    const table = name(`segment ${segment.id}`);
    tables.push(added(table, test(when), meets(segment), last));
    last = table;
  }
  return { text: sql`WITH ${join(tables, ',\n')}`, last };
}
