import type { Where } from '../contract/problem.ts';
import type { Field } from '../dictionary/dictionary.ts';
import { type Entries, expectFlag, expectList, hasUnknown } from './expect.ts';
import { expectNumber, expectPair } from './expect-number.ts';
import { expectCode } from './expect-text.ts';
import { complain, nameHint, quoted, type Reading } from './reading.ts';
import type { Written } from './written.ts';

export interface Bound {
  readonly value: number;
  /** Whether the value itself passes. */
  readonly included: boolean;
}

/** What is asked of a field. A missing value passes no test but `missing: true`. */
export type FieldTest =
  | { readonly kind: 'missing'; readonly missing: boolean }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'in'; readonly values: readonly (string | number)[] }
  | { readonly kind: 'range'; readonly lower: Bound | null; readonly upper: Bound | null };

const rangeKeys = ['at-least', 'at-most', 'under', 'over'] as const;

/** The keys that may stand beside `field`. */
export const testKeys: readonly string[] = ['is', 'in', 'between', 'missing', ...rangeKeys];

/** The tests that suit a field of a kind. */
function testsOf({ kind }: Field): readonly string[] {
  if (kind === 'number') return testKeys;
  return kind === 'flag' ? ['is', 'missing'] : ['is', 'in', 'missing'];
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
  return complain(reading, written.at, reason, nameHint(code, codes));
}

function readRange(field: Field, entries: Entries, at: Where, reading: Reading) {
  const bound = (key: (typeof rangeKeys)[number], included: boolean) => {
    const value = entries.get(key)?.value;
    const number = value && expectNumber(value, `"${key}" of "${field.id}"`, reading);
    return number === undefined ? null : { value: number, included };
  };
  const before = reading.problems.length;
  const lower = bound('at-least', true) ?? bound('over', false);
  const upper = bound('at-most', true) ?? bound('under', false);
  if (reading.problems.length > before) return undefined;
  const isTight = lower?.included && upper?.included;
  if (lower && upper && (lower.value > upper.value || (lower.value === upper.value && !isTight))) {
    return complain(reading, at, `No value of "${field.id}" can lie within these limits.`);
  }
  return { kind: 'range', lower, upper } as const;
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
    const read = (item: Written) => expectNumber(item, `A value of "${field.id}"`, reading);
    const pair = expectPair(written, '"between"', read, reading);
    if (pair === undefined) return undefined;
    const [lower, upper] = pair.map((end) => ({ value: end, included: true }));
    return { kind: 'range', lower: lower ?? null, upper: upper ?? null } as const;
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
  const unsuited = present.filter((key) => !suited.includes(key));
  if (unsuited.length > 0) {
    const reason = `"${field.id}" is not a number, so it has no test "${unsuited.join('", "')}".`;
    return complain(reading, at, reason, `Its tests are: ${suited.join(', ')}.`);
  }
  const [first, second] = present;
  if (first === undefined) {
    if (hasUnknown(entries, ['field', ...testKeys])) return undefined;
    return complain(reading, at, `"${field.id}" needs a test: ${suited.join(', ')}.`);
  }
  const isRange = present.every((key) => (rangeKeys as readonly string[]).includes(key));
  const isDoubled =
    ['at-least', 'over'].every((key) => present.includes(key)) ||
    ['at-most', 'under'].every((key) => present.includes(key));
  if ((second !== undefined && !isRange) || isDoubled) {
    const reason = `"${field.id}" has tests that do not go together: ${present.join(', ')}.`;
    return complain(reading, at, reason, 'Use one, or one lower and one upper limit.');
  }
  if (isRange) return readRange(field, entries, at, reading);
  const entry = entries.get(first);
  return entry && readOne(field, first, entry.value, reading);
}
