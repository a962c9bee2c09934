import { conditions } from '../dictionary/dictionary.ts';
import { countTruths } from './bit-counts.ts';
import { conditionName, conditionSchema, expectCondition } from './condition.ts';
import { boundsInWords, type CountBounds, countSchema } from './count-bounds.ts';
import { countedIds, countTest } from './count-sql.ts';
import { type CriterionKind, noNeeds } from './kind.ts';
import { type ListCounted, readListCount } from './read-count.ts';
import { sameTruth } from './truths.ts';

/** How many conditions a person has recorded; at least one end is set, and both are included. */
export interface ConditionsCriterion extends CountBounds {
  readonly kind: 'conditions';
  /** Condition ids; null counts the dictionary's long-term conditions that the extract holds. */
  readonly of: readonly string[] | null;
}

const longTermIds = conditions.filter(({ longTerm }) => longTerm).map(({ id }) => id);

function listInWords(of: readonly string[] | null): string {
  if (of === null) return 'the long-term conditions that the extract holds';
  const plural = of.length === 1 ? 'condition' : 'conditions';
  return `${of.length} ${plural} (${of.map(conditionName).join(', ')})`;
}

const counted: ListCounted = {
  things: 'conditions',
  highest: conditions.length,
  all: longTermIds.length,
  having: (many) => `${many} conditions`,
  expect: expectCondition,
};

export const conditionsKind: CriterionKind<ConditionsCriterion> = {
  key: 'conditions',
  companions: [],
  read(entries, { reading }) {
    const count = readListCount('conditions', entries, counted, reading);
    return count && { kind: 'conditions', ...count };
  },
  schema: countSchema('conditions', counted.highest, conditionSchema),
  phrase(criterion) {
    const words = `${boundsInWords(criterion)} of ${listInWords(criterion.of)}`;
    return { says: `has ${words}`, denies: `does not have ${words}`, compound: false };
  },
  sql: ({ atLeast, atMost, of }, { count, indent }) =>
    countTest(count(of, `${indent}    `), { atLeast, atMost }, indent),
  truths({ atLeast, atMost, of }, { catalogue, columns }) {
    const ids = countedIds(of, catalogue).filter((id) => columns.flag(id) !== null);
    if (ids.length === 0) return sameTruth(columns.rows, null);
    const flags = ids.flatMap((id) => columns.flag(id) ?? []);
    return countTruths(`conditions ${ids}`, flags, { atLeast, atMost }, columns);
  },
  needs: ({ of }) => ({ ...noNeeds, counts: [of] }),
};
