import { ageAxis, ageBandAxis, sexAxis } from '../../cube/axes.ts';
import type { PersonAxis } from '../../cube/axis.ts';
import { conditionCountAxis } from '../../cube/condition-axes.ts';
import type { Pattern } from '../../cube/pattern.ts';
import type { Catalogue, CompiledSegments } from '../../sql/compile-segments.ts';
import { noSegment, outsideSegment } from '../../sql/compile-segments.ts';
import { join, literal, name, type Sql, sql } from '../../sql/sql.ts';
import { numberColumns } from '../duckdb/columns.ts';
import type { Database } from '../duckdb/database.ts';

/** Segments whose matches are kept in one number. */
const segmentsPerWord = 30;

/** What a definition says of people, as rows: of everybody, or of everybody's profile. */
export interface SortedRows {
  /**
   * Something to select from, with `segment`, the columns of {@link words}, and either `people`,
   * `profile` and {@link placeOn} each of {@link profileAxes}, or every column of `person`.
   */
  readonly from: Sql;
  readonly of: 'profiles' | 'people';
  /** The columns that say which segments are matched. */
  readonly words: readonly Sql[];
}

/** The axes that are worked out for profiles while they are sorted, each as a column. */
export function profileAxes(catalogue: Catalogue): PersonAxis[] {
  return [ageAxis, ageBandAxis, sexAxis, conditionCountAxis(catalogue)];
}

/** The column of a person's place on an axis. */
export const placeOn = ({ id }: PersonAxis): Sql => name(`place on ${id}`);

const wordName = (index: number) => name(`matches ${index}`);

/** Which segments each person matches, thirty to a number, the first in the lowest bit. */
function wordColumns({ segments }: CompiledSegments): Sql[] {
  const count = Math.max(1, Math.ceil(segments.length / segmentsPerWord));
  return Array.from({ length: count }, (_, index) => {
    const bits = segments
      .slice(index * segmentsPerWord, (index + 1) * segmentsPerWord)
      .map(({ matches }, bit) => sql`coalesce(${matches}, FALSE)::UINTEGER * ${literal(2 ** bit)}`);
    return sql`CAST(${join(bits, ' + ')} AS UINTEGER) AS ${wordName(index)}`;
  });
}

const wordsOf = ({ segments }: CompiledSegments) =>
  Array.from({ length: Math.max(1, Math.ceil(segments.length / segmentsPerWord)) }, (_, index) =>
    wordName(index),
  );

function where(test: Sql | null): Sql {
  return test === null ? sql`` : sql` WHERE ${test}`;
}

/** Everybody whom `within` leaves, sorted: the definition's SQL reads them as `person`. */
export function sortedPeople(compiled: CompiledSegments, within: Sql | null): SortedRows {
  const select = sql`SELECT *, ${join(wordColumns(compiled))} FROM (
WITH person AS (SELECT * FROM temp.person${where(within)})
SELECT * FROM (${compiled.assignment}))`;
  return { from: sql`(${select})`, of: 'people', words: wordsOf(compiled) };
}

/** The SELECT that sorts profiles, for a table of its own; see {@link SortedRows}. */
export function sortedProfiles(
  compiled: CompiledSegments,
  { profile, catalogue, within }: { profile: Sql; catalogue: Catalogue; within: Sql | null },
): Sql {
  const places = profileAxes(catalogue).map((axis) => sql`${axis.position} AS ${placeOn(axis)}`);
  const columns = join([sql`profile, people, segment`, ...wordColumns(compiled), ...places]);
  return sql`SELECT ${columns} FROM (
WITH person AS (SELECT * FROM ${profile}${where(within)})
SELECT * FROM (${compiled.assignment}))`;
}

export function rowsOfProfiles(compiled: CompiledSegments, table: Sql): SortedRows {
  return { from: table, of: 'profiles', words: wordsOf(compiled) };
}

/** A pattern out of the numbers that stand for it: a segment's position, and words of bits. */
export function patternOf(segment: number, words: readonly number[]): Pattern {
  const isInside = segment !== outsideSegment;
  const matched = words.flatMap((word, index) =>
    Array.from({ length: segmentsPerWord }, (_, bit) => bit).flatMap((bit) =>
      Math.floor(word / 2 ** bit) % 2 === 1 ? [index * segmentsPerWord + bit] : [],
    ),
  );
  return {
    segment: isInside && segment !== noSegment ? segment : null,
    isInside,
    matched: isInside ? matched : [],
  };
}

/** The patterns that anybody is of, in order, and how many people each. */
export interface CountedPatterns {
  readonly patterns: readonly Pattern[];
  readonly people: Float64Array;
}

/** Counts sorted people by what the definition says of them. */
export async function countPatterns(
  database: Database,
  { from, of, words }: SortedRows,
): Promise<CountedPatterns> {
  const people = of === 'profiles' ? sql`sum(people)` : sql`count(*)`;
  const keys = join([sql`segment`, ...words]);
  const columns = await numberColumns(
    database,
    sql`SELECT ${keys}, CAST(${people} AS DOUBLE) FROM ${from} GROUP BY ALL ORDER BY ${keys}`,
  );
  const [segments = new Float64Array()] = columns;
  const bits = columns.slice(1, -1);
  return {
    patterns: Array.from(segments, (segment, row) =>
      patternOf(
        segment,
        bits.map((column) => column[row] as number),
      ),
    ),
    people: columns.at(-1) ?? new Float64Array(),
  };
}
