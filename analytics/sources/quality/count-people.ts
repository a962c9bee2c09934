import type { Database } from '../../engine/duckdb/database.ts';
import { join, literal, name, type Sql, sql } from '../../sql/sql.ts';
import type { PersonColumn } from './person-columns.ts';

/** People of one LCP or practice; null is people who have none. */
export interface GroupCounts {
  readonly code: string | null;
  readonly people: number;
  /** People of whom each column says something, in the order of the columns. */
  readonly filled: readonly number[];
  /** People who have each condition, in the order of the conditions among the columns. */
  readonly have: readonly number[];
}

/** People of one age and sex. */
export interface AgeCounts {
  readonly age: number | null;
  readonly sex: string | null;
  readonly people: number;
  /** People with each flag, in the order in which flags were asked for. */
  readonly have: readonly number[];
}

export interface PeopleCounts {
  readonly people: number;
  readonly columns: readonly PersonColumn[];
  readonly conditions: readonly PersonColumn[];
  readonly byLcp: readonly GroupCounts[];
  /** Practices with at least {@link practiceSize} people. */
  readonly byPractice: readonly GroupCounts[];
  /** Flags that {@link AgeCounts} count: all conditions, `pregnant` and `deceased`. */
  readonly flags: readonly string[];
  readonly byAge: readonly AgeCounts[];
}

/** Practices with fewer people than this are too small for a hole in them to mean much. */
export const practiceSize = 100;

const sums = (ids: readonly string[]) =>
  join(ids.map((id) => sql`coalesce(sum(CAST(${name(id)} AS UTINYINT)), 0)::DOUBLE`));

const has = (columns: readonly PersonColumn[], id: string) =>
  columns.some((column) => column.id === id);

interface GroupRow extends GroupCounts {
  readonly isPractice: boolean;
}

async function countGroups(
  database: Database,
  columns: readonly PersonColumn[],
  conditions: readonly PersonColumn[],
): Promise<readonly GroupRow[]> {
  const lcp = has(columns, 'lcp') ? name('lcp') : sql`CAST(NULL AS VARCHAR)`;
  const practice = has(columns, 'practice') ? name('practice') : sql`CAST(NULL AS VARCHAR)`;
  const filled = join(columns.map(({ id }) => sql`count(${name(id)})::DOUBLE`));
  return database.rows<GroupRow>(
    sql`SELECT grouping(lcp_of) = 1 AS "isPractice", count(*)::DOUBLE AS people,
        CASE grouping(lcp_of) WHEN 1 THEN CAST(practice_of AS VARCHAR)
          ELSE CAST(lcp_of AS VARCHAR) END AS code,
        CAST([${filled}] AS DOUBLE[]) AS filled,
        CAST([${sums(conditions.map(({ id }) => id))}] AS DOUBLE[]) AS have
      FROM (SELECT *, ${lcp} AS lcp_of, ${practice} AS practice_of FROM person)
      GROUP BY GROUPING SETS ((lcp_of), (practice_of))
      HAVING grouping(lcp_of) = 0
        OR (count(*) >= ${literal(practiceSize)} AND any_value(practice_of) IS NOT NULL)
      ORDER BY code`,
  );
}

async function countAges(
  database: Database,
  columns: readonly PersonColumn[],
  flags: readonly string[],
): Promise<readonly AgeCounts[]> {
  const of = (id: string, type: Sql) => (has(columns, id) ? name(id) : sql`CAST(NULL AS ${type})`);
  return database.rows<AgeCounts>(
    sql`SELECT CAST(age_of AS INTEGER) AS age, CAST(sex_of AS VARCHAR) AS sex,
        count(*)::DOUBLE AS people, CAST([${sums(flags)}] AS DOUBLE[]) AS have
      FROM (SELECT *, ${of('age', sql`INTEGER`)} AS age_of, ${of('sex', sql`VARCHAR`)} AS sex_of
        FROM person)
      GROUP BY age_of, sex_of ORDER BY age, sex`,
  );
}

/** Counts `person` in two readings: by LCP and by practice, and by age and sex. Exact; not to be shown. */
export async function countPeople(
  database: Database,
  columns: readonly PersonColumn[],
): Promise<PeopleCounts> {
  const conditions = columns.filter(({ isCondition }) => isCondition);
  const asked = new Set([...conditions.map(({ id }) => id), 'pregnant', 'deceased']);
  const flags = columns.flatMap(({ id }) => (asked.has(id) ? [id] : []));
  const groups = await countGroups(database, columns, conditions);
  const byLcp = groups.filter(({ isPractice }) => !isPractice);
  return {
    people: byLcp.reduce((sum, { people }) => sum + people, 0),
    columns,
    conditions,
    byLcp,
    byPractice: groups.filter(({ isPractice }) => isPractice),
    flags,
    byAge: await countAges(database, columns, flags),
  };
}
