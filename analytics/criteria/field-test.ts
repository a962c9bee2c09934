import type { Where } from '../contract/problem.ts';
import type { Field } from '../dictionary/dictionary.ts';
import { type Entries, expectFlag, expectList, hasUnknown } from './expect.ts';
import { expectNumber } from './expect-number.ts';
import { expectCode } from './expect-text.ts';
import { isDoubled, limitKeys, type Range, readBetween, readLimits } from './range.ts';
import { complain, type Hint, nameHint, quoted, type Reading } from './reading.ts';
import type { Written } from './written.ts';

/** What is asked of a field. A missing value passes no test but `missing: true`. */
export type FieldTest =
  | { readonly kind: 'missing'; readonly missing: boolean }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'in'; readonly values: readonly (string | number)[] }
  | ({ readonly kind: 'range' } & Range);

/** The keys that may stand beside `field`. */
export const testKeys: readonly string[] = ['is', 'in', 'between', 'missing', ...limitKeys];

/** The tests that suit a field of a kind. */
function testsOf({ kind }: Field): readonly string[] {
  if (kind === 'number') return testKeys;
  return kind === 'flag' ? ['is', 'missing'] : ['is', 'in', 'missing'];
}

function codeHint({ categories }: Field, wrong: string): Hint {
  const called = Object.entries(categories).find(
    ([, label]) => label.toLowerCase() === wrong.trim().toLowerCase(),
  );
  if (called !== undefined) return `${called[1]} is written "${called[0]}".`;
  return nameHint(wrong, Object.keys(categories));
}

/** One value of a field: a code or category as text, or a number. */
function expectValue(written: Written, field: Field, reading: Reading) {
  const what = `A value of "${field.id}"`;
  if (field.kind === 'number') return expectNumber(written, what, reading);
  if (field.kind === 'code') return expectCode(written, what, reading);
  const codes = Object.keys(field.categories);
  const code =
    written.kind === 'number' ? String(written.value) : expectCode(written, what, reading);
  if (code === undefined || codes.includes(code)) return code;
  const reason = `"${field.id}" has no value ${quoted(code)}.`;
  return complain(reading, written.at, reason, codeHint(field, code));
}

function readOne(field: Field, key: string, written: Written, reading: Reading) {
  const value = (item: Written) => expectValue(item, field, reading);
  if (key === 'missing') {
    const missing = expectFlag(written, '"missing"', reading);
    return missing === undefined ? undefined : ({ kind: 'missing', missing } as const);
  }
  if (key === 'in') {
    const values = expectList<string | number>(written, '"in"', value, reading);
    return values && ({ kind: 'in', values } as const);
  }
  if (key === 'between') {
    const range = readBetween(field.id, written, reading);
    return range && ({ kind: 'range', ...range } as const);
  }
  if (field.kind === 'flag') {
    const flag = expectFlag(written, `"${field.id}"`, reading);
    return flag === undefined ? undefined : ({ kind: 'flag', value: flag } as const);
  }
  const only = value(written);
  return only === undefined ? undefined : ({ kind: 'in', values: [only] } as const);
}

/** The test beside a field: one of is, in, between and missing, or a lower and an upper limit. */
export function readFieldTest(
  field: Field,
  entries: Entries,
  at: Where,
  reading: Reading,
): FieldTest | undefined {
  const present = testKeys.filter((key) => entries.has(key));
  const suited = testsOf(field);
  const placeOf = (key: string | undefined) => entries.get(key ?? '')?.at ?? at;
  const unsuited = present.filter((key) => !suited.includes(key));
  if (unsuited.length > 0) {
    const reason = `"${field.id}" is not a number, so it has no test "${unsuited.join('", "')}".`;
    const hint = `Its tests are: ${suited.join(', ')}.`;
    return complain(reading, placeOf(unsuited[0]), reason, hint);
  }
  const [first, second] = present;
  if (first === undefined) {
    if (hasUnknown(entries, ['field', ...testKeys])) return undefined;
    return complain(reading, at, `"${field.id}" needs a test: ${suited.join(', ')}.`);
  }
  const isRange = present.every((key) => (limitKeys as readonly string[]).includes(key));
  if ((second !== undefined && !isRange) || isDoubled(present)) {
    const reason = `"${field.id}" has tests that do not go together: ${present.join(', ')}.`;
    const hint = 'Use one, or one lower and one upper limit.';
    return complain(reading, placeOf(second), reason, hint);
  }
  if (isRange) {
    const range = readLimits(field.id, entries, at, reading);
    return range && { kind: 'range', ...range };
  }
  const entry = entries.get(first);
  return entry && readOne(field, first, entry.value, reading);
}
