import type { Catalogue } from '../criteria/catalogue.ts';
import { countedIds, countSql } from '../criteria/count-sql.ts';
import type { Criterion } from '../criteria/criterion.ts';
import { needsOf } from '../criteria/not-held.ts';
import { type CountColumn, peopleWith, sumOf } from '../cube/count-columns.ts';
import { compileCriterion } from '../sql/compile-criterion.ts';
import { join, literal, name, type Sql, sql } from '../sql/sql.ts';
import type { Ages, CountedMeasure } from './measure.ts';

/** What a cube must count for a measure; null for the denominator where that is everybody. */
export interface MeasureColumns {
  /** Whom the measure is about, known or not. */
  readonly eligible: CountColumn | null;
  /** Of them, those of whom it is known. */
  readonly denominator: CountColumn | null;
  /** People, or the total of an amount. */
  readonly numerator: CountColumn;
  /** Of an amount, the people who have any of it, and the sum of its squares. */
  readonly people: CountColumn | null;
  readonly squares: CountColumn | null;
}

/** A test of a person, and the columns that it asks about. */
interface Tested {
  readonly test: Sql;
  readonly columns: readonly string[];
}

const both = (tests: readonly (Tested | null)[]): Tested | null => {
  const held = tests.filter((one) => one !== null);
  if (held.length === 0) return null;
  return {
    test: join(
      held.map(({ test }) => (held.length === 1 ? test : sql`(${test})`)),
      ' AND ',
    ),
    columns: [...new Set(held.flatMap(({ columns }) => columns))],
  };
};

function ofAges({ from, to }: Ages): Tested | null {
  const tests = [
    ...(from === null ? [] : [sql`age >= ${literal(from)}`]),
    ...(to === null ? [] : [sql`age <= ${literal(to)}`]),
  ];
  return tests.length === 0 ? null : { test: join(tests, ' AND '), columns: ['age'] };
}

function columnsOf(criterion: Criterion, catalogue: Catalogue): readonly string[] {
  const { fields, conditions, counts, systems, scores } = needsOf(criterion);
  const counted = counts.flatMap((list) => countedIds(list, catalogue));
  const all = systems.length + scores.length > 0 ? [...catalogue.conditions.keys()] : [];
  return [...new Set([...fields, ...conditions, ...counted, ...all])];
}

function testOf(criterion: Criterion, catalogue: Catalogue): Tested {
  return { test: compileCriterion(criterion, catalogue), columns: columnsOf(criterion, catalogue) };
}

/** Whether it may be unknown of somebody whether a test is true. */
function mayBeUnknown(columns: readonly string[], { fields, conditions }: Catalogue): boolean {
  return columns.some((id) => (fields.get(id) ?? conditions.get(id))?.nullable !== false);
}

/** The amount of a numerator that is a total, and who it is known of. */
function amountOf(
  numerator: Exclude<CountedMeasure['numerator'], { kind: 'people' }>,
  catalogue: Catalogue,
): { readonly amount: Sql; readonly known: Tested | null } {
  if (numerator.kind === 'field') {
    const amount = name(numerator.field);
    const isNullable = mayBeUnknown([numerator.field], catalogue);
    const columns = [numerator.field];
    return { amount, known: isNullable ? { test: sql`${amount} IS NOT NULL`, columns } : null };
  }
  const columns = countedIds(numerator.of, catalogue);
  const count = countSql(numerator.of, catalogue, '');
  if (count === null) return { amount: sql`NULL`, known: { test: sql`FALSE`, columns } };
  const { known, possible } = count;
  return {
    amount: known,
    known: possible === null ? null : { test: sql`${known} = ${possible}`, columns },
  };
}

const peopleOf = (tested: Tested | null) => tested && peopleWith(tested.test, tested.columns);

function columnsOfAmount(
  amount: Sql,
  asked: readonly string[],
  eligible: Tested | null,
  within: Tested | null,
): MeasureColumns {
  const columns = [...new Set([...asked, ...(within?.columns ?? [])])];
  const only = (value: Sql) => (within ? sql`CASE WHEN ${within.test} THEN ${value} END` : value);
  const some = sql`${amount} > 0`;
  return {
    eligible: peopleOf(eligible),
    denominator: peopleOf(within),
    numerator: sumOf(only(amount), columns),
    people: peopleWith(within ? sql`(${within.test}) AND ${some}` : some, columns),
    squares: sumOf(only(sql`CAST(${amount} AS DOUBLE) * ${amount}`), columns),
  };
}

/**
 * What a cube must count for a measure of an extract. In the denominator is who is of its ages and
 * satisfies its criterion, and of whom it is known whether the numerator is true, or how much it is.
 */
export function measureColumns(measure: CountedMeasure, catalogue: Catalogue): MeasureColumns {
  const { numerator, ages, among } = measure;
  const asked = [ofAges(ages), among && testOf(among, catalogue)];
  if (numerator.kind !== 'people') {
    const { amount, known } = amountOf(numerator, catalogue);
    const columns =
      numerator.kind === 'field' ? [numerator.field] : countedIds(numerator.of, catalogue);
    return columnsOfAmount(amount, columns, both(asked), both([...asked, known]));
  }
  const { test, columns } = testOf(numerator.when, catalogue);
  const isSure = !mayBeUnknown(columns, catalogue);
  const known = isSure ? null : { test: sql`(${test}) IS NOT NULL`, columns };
  const denominator = both([...asked, known]);
  const within = both([...asked, { test, columns }]) as Tested;
  return {
    eligible: peopleOf(both(asked)),
    denominator: peopleOf(denominator),
    numerator: peopleWith(within.test, within.columns),
    people: null,
    squares: null,
  };
}

/** The columns of a measure, those that are there. */
export function listedColumns(columns: MeasureColumns): readonly CountColumn[] {
  const { eligible, denominator, numerator, people, squares } = columns;
  return [eligible, denominator, numerator, people, squares].filter((one) => one !== null);
}
