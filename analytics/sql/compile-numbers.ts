import type { Catalogue } from '../criteria/catalogue.ts';
import { type ConditionCount, type ConditionList, countSql } from '../criteria/count-sql.ts';
import type { Criterion } from '../criteria/criterion.ts';
import { needsOf } from '../criteria/not-held.ts';
import { join, name, type Sql, sql } from './sql.ts';

/** Counts of conditions as columns, each list worked out once however many rules test it. */
export interface Numbers {
  /** The table `numbered`; null where nothing is counted. */
  readonly table: Sql | null;
  readonly count: (list: ConditionList) => ConditionCount | null;
}

const keyOf = (list: ConditionList) => (list === null ? '' : [...list].sort().join(' '));

/** The table of everybody with their numbers of conditions; its column names hold spaces. */
export function compileNumbers(criteria: readonly Criterion[], catalogue: Catalogue): Numbers {
  const named = new Map<string, ConditionCount | null>();
  const columns: Sql[] = [];
  for (const list of criteria.flatMap((criterion) => needsOf(criterion).counts)) {
    const key = keyOf(list);
    if (named.has(key)) continue;
    const number = columns.length === 0 && named.size === 0 ? '' : ` ${named.size + 1}`;
    const title = list === null ? 'long-term conditions' : `listed conditions${number}`;
    const count = countSql(list, catalogue, '    ');
    if (count === null) {
      named.set(key, null);
      continue;
    }
    const known = name(count.possible === null ? title : `${title} known`);
    const possible = name(`${title} possible`);
    columns.push(sql`${count.known} AS ${known}`);
    if (count.possible !== null) columns.push(sql`${count.possible} AS ${possible}`);
    named.set(key, { known, possible: count.possible && possible });
  }
  return {
    table:
      columns.length === 0
        ? null
        : sql`(\n  SELECT\n    ${join([sql`person.*`, ...columns], ',\n    ')}\n  FROM person\n)`,
    count: (list) => named.get(keyOf(list)) ?? null,
  };
}
