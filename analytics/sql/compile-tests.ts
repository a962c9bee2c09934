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

/**
 * `WITH` and the tables up to `tested`: everybody, with the population and each rule as a column.
 * The names hold a space, so that none can be taken for a column of `person`.
 */
export function testedTables({ population, segments }: Segmentation, catalogue: Catalogue): Sql {
  const ruled = segments.flatMap((segment) =>
    segment.when === null ? [] : [{ segment, when: segment.when }],
  );
  const rules = ruled.map(({ when }) => when);
  const numbers = compileNumbers(population === null ? rules : [population, ...rules], catalogue);
  const test = (criterion: Criterion) => criterionSql(criterion, catalogue, '    ', numbers.count);
  const columns = [
    population === null
      ? sql`TRUE AS ${inPopulation}`
      : sql`coalesce(${test(population)}, FALSE) AS ${inPopulation}`,
    ...ruled.map(({ segment, when }) => sql`${test(when)} AS ${meets(segment)}`),
  ];
  const body = join(columns, ',\n    ');
  const select = (from: Sql) =>
    sql`tested AS (\n  SELECT\n    ${from}.*,\n    ${body}\n  FROM ${from}\n)`;
  return numbers.table === null
    ? sql`WITH ${select(sql`person`)}`
    : sql`WITH numbered AS ${numbers.table},\n${select(sql`numbered`)}`;
}
