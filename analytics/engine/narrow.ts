import type { Filters } from '../contract/dimensions.ts';
import { Refusal } from '../contract/problem.ts';
import type { Criterion } from '../criteria/criterion.ts';
import type { Axis } from '../cube/axis.ts';
import { compileCriterion } from '../sql/compile-criterion.ts';
import type { Catalogue } from '../sql/compile-segments.ts';
import { join, literal, type Sql, sql } from '../sql/sql.ts';

function filterSql({ dimension, categories, position }: Axis, codes: readonly string[]): Sql {
  if (dimension === 'segment') {
    throw new Refusal({
      code: 'usage',
      reason: 'A run is of every segment, so it takes no filter on segments.',
      hint: 'Filter on another dimension, or ask for a table.',
    });
  }
  const places = categories.flatMap(({ code }, place) => (codes.includes(code) ? [place] : []));
  if (places.length === 0) return sql`FALSE`;
  return sql`${position} IN (${join(places.map((place) => literal(place)))})`;
}

/** The people whom filters and a further criterion leave, as SQL over `person`; null for everybody. */
export function narrowingSql(
  axes: readonly Axis[],
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
