import type { Segment, Segmentation } from '../definition/segmentation.ts';
import { outsideSegment } from './compile-assignment.ts';
import { inPopulation, meets } from './compile-tests.ts';
import { join, literal, name, type Sql, sql } from './sql.ts';

/** People who meet a rule; the segment without a rule is met by whoever falls to it. */
function matchedOf(segment: Segment, position: number): Sql {
  return segment.when === null
    ? sql`count(*) FILTER (WHERE segment = ${literal(position)})`
    : sql`count(*) FILTER (WHERE ${inPopulation} AND ${meets(segment)})`;
}

function countedTable({ assign, segments }: Segmentation): Sql {
  const columns = [
    sql`count(*) AS people`,
    sql`count(*) FILTER (WHERE segment <> ${literal(outsideSegment)}) AS population`,
    sql`count(*) FILTER (WHERE segment = ${literal(outsideSegment)}) AS outside`,
    ...segments.flatMap((segment, position) => [
      sql`${matchedOf(segment, position)} AS ${name(`matched ${segment.id}`)}`,
      ...(assign === 'first-match'
        ? [
            sql`count(*) FILTER (WHERE segment = ${literal(position)}) AS ${name(`claimed ${segment.id}`)}`,
          ]
        : []),
    ]),
  ];
  return sql`(\n  SELECT\n    ${join(columns, ',\n    ')}\n  FROM assigned\n)`;
}

/** The table `counted` of one row, and that row turned into one row per segment. */
export function countsQuery(document: Segmentation): Sql {
  const rows = document.segments.map(({ id }, position) => {
    const matched = name(`matched ${id}`);
    const claimed = document.assign === 'first-match' ? name(`claimed ${id}`) : matched;
    return sql`SELECT ${literal(position)} AS position, ${literal(id)} AS id, ${matched} AS matched, ${claimed} AS claimed, people, population, outside FROM counted`;
  });
  return sql`counted AS ${countedTable(document)}\n${join(rows, '\nUNION ALL\n')}\nORDER BY position`;
}
