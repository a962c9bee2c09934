import type { Segmentation } from '../definition/segmentation.ts';
import { matches, outsideSegment } from './compile-assignment.ts';
import { join, literal, name, type Sql, sql } from './sql.ts';

function countedTable({ assign, segments }: Segmentation): Sql {
  const columns = [
    sql`count(*) AS people`,
    sql`count(*) FILTER (WHERE segment <> ${literal(outsideSegment)}) AS population`,
    sql`count(*) FILTER (WHERE segment = ${literal(outsideSegment)}) AS outside`,
    ...segments.flatMap((segment, position) => [
      sql`count(*) FILTER (WHERE ${matches(segment, position)}) AS ${name(`matched ${segment.id}`)}`,
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
