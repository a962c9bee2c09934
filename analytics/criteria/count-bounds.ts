import type { Where } from '../contract/problem.ts';
import { type Entries, hasUnknown } from './expect.ts';
import { expectPair, expectWhole } from './expect-number.ts';
import { type JsonSchema, mapSchema } from './kind.ts';
import { complain, type Reading } from './reading.ts';

/** Limits of a number of things; at least one is set, and both are included. */
export interface CountBounds {
  readonly atLeast: number | null;
  readonly atMost: number | null;
}

/** What is counted, in messages: `A count of conditions`, `A number of conditions`. */
export interface Counted {
  readonly things: string;
  /** The most of them that there can be. */
  readonly highest: number;
}

/** Keys of a count beside which nothing may stand. */
export const countKeys: readonly string[] = ['at-least', 'at-most', 'between', 'of'];

function readBetween(entries: Entries, { things, highest }: Counted, reading: Reading) {
  const written = entries.get('between')?.value;
  if (written === undefined) return undefined;
  const range = { from: 0, to: highest };
  const pair = expectPair(
    written,
    '"between"',
    (item) => expectWhole(item, range, `A number of ${things}`, reading),
    reading,
  );
  return pair && { atLeast: pair[0], atMost: pair[1] };
}

/** `at-least`, `at-most`, both, or `between`. */
export function readCountBounds(
  entries: Entries,
  at: Where,
  counted: Counted,
  reading: Reading,
): CountBounds | undefined {
  const { things, highest } = counted;
  const between = entries.get('between');
  const ends = ['at-least', 'at-most'].filter((key) => entries.has(key));
  if (between === undefined && ends.length === 0) {
    if (hasUnknown(entries, countKeys)) return undefined;
    return complain(reading, at, `A count of ${things} needs at-least, at-most or between.`);
  }
  if (between !== undefined && ends.length > 0) {
    return complain(reading, between.at, `"between" already says "${ends.join('" and "')}".`);
  }
  if (between !== undefined) return readBetween(entries, counted, reading);
  const count = (key: string, from: number) => {
    const value = entries.get(key)?.value;
    return value && expectWhole(value, { from, to: highest }, `"${key}"`, reading);
  };
  const atLeast = count('at-least', 1);
  const atMost = count('at-most', 0);
  if (ends.some((key) => (key === 'at-least' ? atLeast : atMost) === undefined)) return undefined;
  if (atLeast !== undefined && atMost !== undefined && atLeast > atMost) {
    return complain(reading, at, `Nobody has at least ${atLeast} and at most ${atMost}.`);
  }
  return { atLeast: atLeast ?? null, atMost: atMost ?? null };
}

/** `none`, `3 or more`, `1 or 2`, `exactly 2`. */
export function boundsInWords({ atLeast, atMost }: CountBounds): string {
  if (atMost === 0) return 'none';
  if (atMost === null) return `${atLeast} or more`;
  if (atLeast === null) return `${atMost} or fewer`;
  if (atLeast === atMost) return `exactly ${atLeast}`;
  return `${atLeast} ${atMost - atLeast === 1 ? 'or' : 'to'} ${atMost}`;
}

/** The JSON Schema of a count: its limits, and a list of what `item` allows. */
export function countSchema(key: string, highest: number, item: JsonSchema): JsonSchema {
  const whole = (minimum: number) => ({ type: 'integer', minimum, maximum: highest });
  const properties = {
    'at-least': whole(1),
    'at-most': whole(0),
    between: { type: 'array', items: whole(0), minItems: 2, maxItems: 2 },
    of: { type: 'array', items: item, minItems: 1, uniqueItems: true },
  };
  const oneOf = [
    { required: ['between'] },
    { anyOf: [{ required: ['at-least'] }, { required: ['at-most'] }] },
  ];
  return mapSchema({ [key]: mapSchema(properties, [], { oneOf }) }, [key]);
}
