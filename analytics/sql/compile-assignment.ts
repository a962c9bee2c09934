import type { Segmentation } from '../definition/segmentation.ts';
import { inPopulation, meets } from './compile-tests.ts';
import { join, literal, type Sql, sql } from './sql.ts';

/** `segment` of people outside the document's population. */
export const outsideSegment = 255;

/** `segment` of people inside the population whom no segment takes: every-match only. */
export const noSegment = 254;

function restOf({ segments }: Segmentation): number {
  const position = segments.findIndex(({ when }) => when === null);
  return position < 0 ? noSegment : position;
}

/** Everybody tested, with the first segment whose rule certainly holds. */
export function assignedTable(document: Segmentation): Sql {
  const cases = [
    sql`WHEN NOT ${inPopulation} THEN ${literal(outsideSegment)}`,
    ...document.segments.flatMap((segment, position) =>
      segment.when === null ? [] : [sql`WHEN ${meets(segment)} THEN ${literal(position)}`],
    ),
    sql`ELSE ${literal(restOf(document))}`,
  ];
  const lines = join(cases, '\n      ');
  return sql`(\n  SELECT\n    *,\n    CAST(CASE\n      ${lines}\n    END AS UTINYINT) AS segment\n  FROM tested\n)`;
}

export const assignmentQuery: Sql = sql`SELECT * FROM assigned`;

/** Everybody tested, once for each segment whose rule certainly holds. */
export function overlappingQuery(document: Segmentation): Sql {
  const rest = restOf(document);
  const ruled = document.segments.flatMap((segment, position) =>
    segment.when === null ? [] : [{ position, rule: meets(segment) }],
  );
  const anyRule =
    ruled.length === 0
      ? sql`FALSE`
      : join(
          ruled.map(({ rule }) => rule),
          ' OR ',
        );
  const positions = [...ruled.map(({ position }) => position), rest, outsideSegment];
  const values = join(positions.map((position) => sql`(CAST(${literal(position)} AS UTINYINT))`));
  const cases = [
    ...ruled.map(
      ({ position, rule }) => sql`WHEN ${literal(position)} THEN ${inPopulation} AND ${rule}`,
    ),
    sql`WHEN ${literal(rest)} THEN ${inPopulation} AND NOT coalesce(${anyRule}, FALSE)`,
    sql`ELSE NOT ${inPopulation}`,
  ];
  const lines = join(cases, '\n  ');
  return sql`SELECT tested.*, places.segment\nFROM tested CROSS JOIN (VALUES ${values}) AS places (segment)\nWHERE CASE places.segment\n  ${lines}\nEND`;
}
