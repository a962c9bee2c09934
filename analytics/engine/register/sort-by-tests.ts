import { join, literal, name, type Sql, sql } from '../../sql/sql.ts';
import { numberColumns } from '../duckdb/columns.ts';
import type { Database } from '../duckdb/database.ts';

/** Tests whose answers are kept in one number. */
const testsPerWord = 30;

/** Everybody, by which of some tests they pass. */
export interface SortedByTests {
  /** How many people are alike in all answers. */
  readonly people: Float64Array;
  /** Of each test in turn, whether those who are alike pass it: 1 or 0. */
  readonly passes: readonly Uint8Array[];
}

function wordOf(tests: readonly Sql[]): Sql {
  const bits = tests.map((test, bit) => sql`(${test})::UINTEGER * ${literal(2 ** bit)}`);
  return sql`CAST(${join(bits, ' + ')} AS UINTEGER)`;
}

/** Sorts everybody of the extract in hand by tests that are true or false of each, in one pass. */
export async function sortByTests(
  database: Database,
  tests: readonly Sql[],
): Promise<SortedByTests> {
  const words = Array.from({ length: Math.ceil(tests.length / testsPerWord) }, (_, at) =>
    tests.slice(at * testsPerWord, (at + 1) * testsPerWord),
  );
  const named = words.map((word, at) => sql`${wordOf(word)} AS ${name(`tests ${at}`)}`);
  const selected = join([...named, sql`1 AS ${name('one')}`]);
  const keys = words.map((_, at) => name(`tests ${at}`));
  const counted = join([...keys, sql`CAST(count(*) AS DOUBLE)`]);
  const group = keys.length === 0 ? sql`` : sql` GROUP BY ${join(keys)}`;
  const columns = await numberColumns(
    database,
    sql`SELECT ${counted} FROM (SELECT ${selected} FROM temp.person AS person)${group}`,
  );
  const people = columns[words.length] ?? new Float64Array();
  const passes = tests.map((_, at) => {
    const bit = at % testsPerWord;
    const word = columns[Math.floor(at / testsPerWord)] as Float64Array;
    return Uint8Array.from(word, (bits) => (bits >>> bit) & 1);
  });
  return { people, passes };
}
