import type { Pattern } from '../../cube/pattern.ts';
import type { CompiledSegments } from '../../sql/compile-segments.ts';
import { noSegment, outsideSegment } from '../../sql/compile-segments.ts';
import { join, literal, name, type Sql, sql } from '../../sql/sql.ts';

/** Segments whose matches are kept in one number. */
const segmentsPerWord = 30;

/** What a definition says of everybody, as rows. */
export interface SortedRows {
  /** Something to select from: every column of `person`, `segment`, and the columns of `words`. */
  readonly from: Sql;
  /** The columns that say which segments are matched. */
  readonly words: readonly Sql[];
}

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

/** Everybody whom `within` leaves, sorted: the definition's SQL reads them as `person`. */
export function sortedPeople(compiled: CompiledSegments, within: Sql | null): SortedRows {
  const where = within === null ? sql`` : sql` WHERE ${within}`;
  const columns = wordColumns(compiled);
  const select = sql`SELECT *, ${join(columns)} FROM (
WITH person AS (SELECT * FROM temp.person${where})
SELECT * FROM (${compiled.assignment}))`;
  return { from: sql`(${select})`, words: columns.map((_, index) => wordName(index)) };
}

/** A pattern out of the numbers that stand for it: a segment's position, and words of bits. */
export function patternOf(segment: number, words: readonly number[]): Pattern {
  const isInside = segment !== outsideSegment;
  const matched = words.flatMap((word, index) =>
    Array.from({ length: segmentsPerWord }, (_, bit) => bit).flatMap((bit) =>
      ((word >>> bit) & 1) === 1 ? [index * segmentsPerWord + bit] : [],
    ),
  );
  return {
    segment: isInside && segment !== noSegment ? segment : null,
    isInside,
    matched: isInside ? matched : [],
  };
}
