import type { Filters } from '../contract/dimensions.ts';
import type { Criterion } from '../criteria/criterion.ts';
import type { PersonAxis } from '../cube/axis.ts';
import { compileCriterion } from '../sql/compile-criterion.ts';
import type { Catalogue } from '../sql/compile-segments.ts';
import { join, literal, type Sql, sql } from '../sql/sql.ts';

function filterSql({ categories, position }: PersonAxis, codes: readonly string[]): Sql {
  const places = categories.flatMap(({ code }, place) => (codes.includes(code) ? [place] : []));
  if (places.length === 0) return sql`FALSE`;
  return sql`${position} IN (${join(places.map((place) => literal(place)))})`;
}

/** The people whom filters and a further criterion leave, as SQL over `person`; null for everybody. */
export function narrowingSql(
  axes: readonly PersonAxis[],
  filters: Filters,
  where: Criterion | null,
  catalogue: Catalogue,
): Sql | null {
  const tests = [
    ...axes.flatMap((axis) => {
      const codes = filters[axis.dimension];
      return codes === undefined ? [] : [filterSql(axis, codes)];
    }),
    ...(where === null ? [] : [sql`(${compileCriterion(where, catalogue)})`]),
  ];
  return tests.length === 0 ? null : join(tests, ' AND ');
}
