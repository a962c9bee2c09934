import type { Where } from '../contract/problem.ts';
import { conditions } from '../dictionary/dictionary.ts';
import { conditionName, conditionSchema, expectCondition } from './condition.ts';
import { countTest } from './count-sql.ts';
import { type Entries, expectList, expectMap, hasUnknown } from './expect.ts';
import { expectPair, expectWhole } from './expect-number.ts';
import { type CriterionKind, mapSchema } from './kind.ts';
import { complain, type Reading } from './reading.ts';

/** How many conditions a person has recorded; at least one end is set, and both are included. */
export interface ConditionsCriterion {
  readonly kind: 'conditions';
  readonly atLeast: number | null;
  readonly atMost: number | null;
  /** Condition ids; null counts the dictionary's long-term conditions that the extract holds. */
  readonly of: readonly string[] | null;
}

const longTermIds = conditions.filter(({ longTerm }) => longTerm).map(({ id }) => id);
const keys = ['at-least', 'at-most', 'between', 'of'];
const highest = conditions.length;

type Bounds = Pick<ConditionsCriterion, 'atLeast' | 'atMost'>;

function readBounds(entries: Entries, at: Where, reading: Reading): Bounds | undefined {
  const between = entries.get('between');
  const ends = ['at-least', 'at-most'].filter((key) => entries.has(key));
  if (between === undefined && ends.length === 0) {
    if (hasUnknown(entries, keys)) return undefined;
    return complain(reading, at, 'A count of conditions needs at-least, at-most or between.');
  }
  if (between !== undefined && ends.length > 0) {
    return complain(reading, between.at, `"between" already says "${ends.join('" and "')}".`);
  }
  const count = (key: string, from: number) => {
    const value = entries.get(key)?.value;
    return value && expectWhole(value, { from, to: highest }, `"${key}"`, reading);
  };
  if (between !== undefined) {
    const whole = { from: 0, to: highest };
    const pair = expectPair(
      between.value,
      '"between"',
      (item) => expectWhole(item, whole, 'A number of conditions', reading),
      reading,
    );
    return pair && { atLeast: pair[0], atMost: pair[1] };
  }
  const atLeast = count('at-least', 1);
  const atMost = count('at-most', 0);
  if (ends.some((key) => (key === 'at-least' ? atLeast : atMost) === undefined)) return undefined;
  if (atLeast !== undefined && atMost !== undefined && atLeast > atMost) {
    return complain(reading, at, `Nobody has at least ${atLeast} and at most ${atMost}.`);
  }
  return { atLeast: atLeast ?? null, atMost: atMost ?? null };
}

function boundsInWords({ atLeast, atMost }: ConditionsCriterion): string {
  if (atMost === 0) return 'none';
  if (atMost === null) return `${atLeast} or more`;
  if (atLeast === null) return `${atMost} or fewer`;
  if (atLeast === atMost) return `exactly ${atLeast}`;
  return `${atLeast} ${atMost - atLeast === 1 ? 'or' : 'to'} ${atMost}`;
}

function listInWords(of: readonly string[] | null): string {
  if (of === null) return 'the long-term conditions that the extract holds';
  const plural = of.length === 1 ? 'condition' : 'conditions';
  return `${of.length} ${plural} (${of.map(conditionName).join(', ')})`;
}

const countSchema = (minimum: number) => ({ type: 'integer', minimum, maximum: highest });

export const conditionsKind: CriterionKind<ConditionsCriterion> = {
  key: 'conditions',
  companions: [],
  read(entries, { reading }) {
    const entry = entries.get('conditions');
    const inner = entry && expectMap(entry.value, keys, 'A count of conditions', reading);
    if (entry === undefined || inner === undefined) return undefined;
    const { at } = entry.value;
    const bounds = readBounds(inner, at, reading);
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
          'at-least': countSchema(1),
          'at-most': countSchema(0),
          between: { type: 'array', items: countSchema(0), minItems: 2, maxItems: 2 },
          of: { type: 'array', items: conditionSchema, minItems: 1, uniqueItems: true },
        },
        [],
        {
          oneOf: [
            { required: ['between'] },
            { anyOf: [{ required: ['at-least'] }, { required: ['at-most'] }] },
          ],
        },
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
  needs: ({ of }) => ({ fields: [], conditions: [], counts: [of] }),
};
