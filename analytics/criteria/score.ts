import { findScore, scores } from '../dictionary/scores.ts';
import { unknown } from './column.ts';
import { type Entries, expectKey, expectMap, hasUnknown } from './expect.ts';
import { type CriterionKind, mapSchema, noNeeds } from './kind.ts';
import {
  isDoubled,
  limitKeys,
  type Range,
  rangeInWords,
  readBetween,
  readLimits,
} from './range.ts';
import { liesWithin } from './range-sql.ts';
import { complain, nameHint, quoted, type Reading } from './reading.ts';
import { scoreTruths } from './score-truths.ts';
import { kindInWords, type Written } from './written.ts';

/** A weighted score of the dictionary lies within limits. */
export interface ScoreCriterion extends Range {
  readonly kind: 'score';
  readonly score: string;
}

const ids = scores.map(({ id }) => id);
const testKeys = [...limitKeys, 'between'];
const keys = ['of', ...testKeys];

function expectScore(written: Written, reading: Reading): string | undefined {
  if (written.kind !== 'text') {
    const reason = `A score is named by its id; this is ${kindInWords(written)}.`;
    return complain(reading, written.at, reason, `Known here: ${ids.join(', ')}.`);
  }
  if (findScore(written.value) !== undefined) return written.value;
  const hint = nameHint(written.value, ids);
  return complain(reading, written.at, `There is no score ${quoted(written.value)}.`, hint);
}

function readRange(score: string, inner: Entries, whole: Written, reading: Reading) {
  const present = testKeys.filter((key) => inner.has(key));
  const between = inner.get('between')?.value;
  if (present.length === 0) {
    if (hasUnknown(inner, keys)) return undefined;
    return complain(reading, whole.at, `A score needs a test: ${testKeys.join(', ')}.`);
  }
  if ((between !== undefined && present.length > 1) || isDoubled(present)) {
    const reason = `"${score}" has tests that do not go together: ${present.join(', ')}.`;
    return complain(reading, whole.at, reason, 'Use one, or one lower and one upper limit.');
  }
  if (between !== undefined) return readBetween(score, between, reading);
  return readLimits(score, inner, whole.at, reading);
}

const number = { type: 'number' };

const schema = mapSchema(
  {
    score: mapSchema(
      {
        of: { enum: ids },
        ...Object.fromEntries(limitKeys.map((key) => [key, number])),
        between: { type: 'array', items: number, minItems: 2, maxItems: 2 },
      },
      ['of'],
      {
        oneOf: [
          { required: ['between'] },
          {
            anyOf: limitKeys.map((key) => ({ required: [key] })),
            not: {
              anyOf: [{ required: ['at-least', 'over'] }, { required: ['at-most', 'under'] }],
            },
          },
        ],
      },
    ),
  },
  ['score'],
);

export const scoreKind: CriterionKind<ScoreCriterion> = {
  key: 'score',
  companions: [],
  read(entries, { reading }) {
    const entry = entries.get('score');
    const inner = entry && expectMap(entry.value, keys, 'A score', reading);
    if (entry === undefined || inner === undefined) return undefined;
    const written = expectKey(inner, 'of', entry.value.at, 'A score', reading);
    const score = written && expectScore(written, reading);
    const range = readRange(score ?? 'score', inner, entry.value, reading);
    if (score === undefined || range === undefined) return undefined;
    return { kind: 'score', score, ...range };
  },
  schema,
  phrase({ score, lower, upper }) {
    const label = findScore(score)?.label ?? score;
    const words = `a ${label} of ${rangeInWords({ lower, upper }, 'less')}`;
    return { says: `has ${words}`, denies: `does not have ${words}`, compound: false };
  },
  sql({ score, lower, upper }, { score: weigh, indent }) {
    const ends = weigh(score, `${indent}    `);
    return ends === null ? unknown : liesWithin(ends, { lower, upper }, indent);
  },
  truths: ({ score, lower, upper }, { catalogue, columns }) =>
    scoreTruths(score, { lower, upper }, catalogue, columns),
  needs: ({ score }) => ({ ...noNeeds, scores: [score] }),
};
