import type { Sql } from '../sql/sql.ts';
import type { Catalogue } from './catalogue.ts';
import { countSql } from './count-sql.ts';
import type { Criterion } from './criterion.ts';
import type { SqlContext } from './kind.ts';
import { kindOf } from './kinds.ts';
import { scoreSql } from './score-sql.ts';
import { systemsSql } from './systems-sql.ts';

/**
 * A criterion as a boolean expression over a row of `person`: true, false, or NULL for unknown.
 * `indent` is the spaces before its continued lines; `count` and `further` may name columns that hold
 * the counts of conditions and systems and the scores, which are worked out in place otherwise.
 */
export function criterionSql(
  criterion: Criterion,
  catalogue: Catalogue,
  indent = '',
  count: SqlContext['count'] = (list, deeper) => countSql(list, catalogue, deeper),
  further: Partial<Pick<SqlContext, 'systems' | 'score'>> = {},
): Sql {
  return kindOf(criterion).sql(criterion, {
    catalogue,
    indent,
    count,
    systems: (list, deeper) => systemsSql(list, catalogue, deeper),
    score: (id, deeper) => scoreSql(id, catalogue, deeper),
    ...further,
    inner: (one, deeper) => criterionSql(one, catalogue, deeper, count, further),
  });
}
