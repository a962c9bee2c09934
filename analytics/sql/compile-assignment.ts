import type { Segment, Segmentation } from '../definition/segmentation.ts';
import { inPopulation, meets } from './compile-tests.ts';
import { join, literal, type Sql, sql } from './sql.ts';

/** `segment` of people outside the document's population. */
export const outsideSegment = 255;

/** `segment` of people inside the population whom no segment takes: every-match only. */
export const noSegment = 254;

/** Position of the segment that takes everybody else; {@link noSegment} where there is none. */
export function restOf({ segments }: Segmentation): number {
  const position = segments.findIndex(({ when }) => when === null);
  return position < 0 ? noSegment : position;
}

/** Everybody tested, with the first segment whose rule certainly holds. */
export function assignedTable(document: Segmentation, tested: Sql): Sql {
  const cases = [
    sql`WHEN NOT ${inPopulation} THEN ${literal(outsideSegment)}`,
    ...document.segments.flatMap((segment, position) =>
      segment.when === null ? [] : [sql`WHEN ${meets(segment)} THEN ${literal(position)}`],
    ),
    sql`ELSE ${literal(restOf(document))}`,
  ];
  const lines = join(cases, '\n      ');
  return sql`(\n  SELECT\n    *,\n    CAST(CASE\n      ${lines}\n    END AS UTINYINT) AS segment\n  FROM ${tested}\n)`;
}

/** Whether a person is in the population and certainly meets a segment's rule: true, false or NULL. */
export function matches(segment: Segment, position: number): Sql {
  return segment.when === null
    ? sql`segment = ${literal(position)}`
    : sql`${inPopulation} AND ${meets(segment)}`;
}
