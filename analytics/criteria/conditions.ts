import { conditions } from '../dictionary/dictionary.ts';
import { countTruths } from './bit-counts.ts';
import { conditionName, conditionSchema, expectCondition } from './condition.ts';
import {
  boundsInWords,
  boundsSchema,
  type CountBounds,
  countKeys,
  readCountBounds,
} from './count-bounds.ts';
import { countedIds, countTest } from './count-sql.ts';
import { expectList, expectMap } from './expect.ts';
import { type CriterionKind, mapSchema, noNeeds } from './kind.ts';
import { complain } from './reading.ts';
import { sameTruth } from './truths.ts';

/** How many conditions a person has recorded; at least one end is set, and both are included. */
export interface ConditionsCriterion extends CountBounds {
  readonly kind: 'conditions';
  /** Condition ids; null counts the dictionary's long-term conditions that the extract holds. */
  readonly of: readonly string[] | null;
}

const longTermIds = conditions.filter(({ longTerm }) => longTerm).map(({ id }) => id);
const counted = { things: 'conditions', highest: conditions.length };
const { properties, oneOf } = boundsSchema(counted.highest);

function listInWords(of: readonly string[] | null): string {
  if (of === null) return 'the long-term conditions that the extract holds';
  const plural = of.length === 1 ? 'condition' : 'conditions';
  return `${of.length} ${plural} (${of.map(conditionName).join(', ')})`;
}

export const conditionsKind: CriterionKind<ConditionsCriterion> = {
  key: 'conditions',
  companions: [],
  read(entries, { reading }) {
    const entry = entries.get('conditions');
    const inner = entry && expectMap(entry.value, countKeys, 'A count of conditions', reading);
    if (entry === undefined || inner === undefined) return undefined;
    const { at } = entry.value;
    const bounds = readCountBounds(inner, at, counted, reading);
    const written = inner.get('of')?.value;
    const of =
      written === undefined
        ? null
        : expectList(written, '"of"', (item) => expectCondition(item, reading), reading);
    if (bounds === undefined || of === undefined) return undefined;
    const listed = of?.length ?? longTermIds.length;
    if ((bounds.atLeast ?? 0) > listed) {
      const reason = `Nobody can have ${bounds.atLeast} of ${listed} conditions.`;
      return complain(reading, at, reason);
    }
    return { kind: 'conditions', ...bounds, of };
  },
  schema: mapSchema(
    {
      conditions: mapSchema(
        {
          ...properties,
          of: { type: 'array', items: conditionSchema, minItems: 1, uniqueItems: true },
        },
        [],
        { oneOf },
      ),
    },
    ['conditions'],
  ),
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
