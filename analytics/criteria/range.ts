import type { Where } from '../contract/problem.ts';
import type { Entries } from './expect.ts';
import { expectNumber, expectPair } from './expect-number.ts';
import { complain, type Reading } from './reading.ts';
import { spokenNumber } from './wording.ts';
import type { Written } from './written.ts';

export interface Bound {
  readonly value: number;
  /** Whether the value itself passes. */
  readonly included: boolean;
}

/** Numbers between two limits, of which at least one is set. */
export interface Range {
  readonly lower: Bound | null;
  readonly upper: Bound | null;
}

/** Keys that set one limit. */
export const limitKeys = ['at-least', 'at-most', 'under', 'over'] as const;

/** Whether keys set both lower limits, or both upper ones. */
export function isDoubled(keys: readonly string[]): boolean {
  const both = (...two: readonly string[]) => two.every((key) => keys.includes(key));
  return both('at-least', 'over') || both('at-most', 'under');
}

/** One lower limit, one upper limit, or both; `name` is what is tested, for messages. */
export function readLimits(
  name: string,
  entries: Entries,
  at: Where,
  reading: Reading,
): Range | undefined {
  const bound = (key: (typeof limitKeys)[number], included: boolean) => {
    const value = entries.get(key)?.value;
    const number = value && expectNumber(value, `"${key}" of "${name}"`, reading);
    return number === undefined ? null : { value: number, included };
  };
  const before = reading.problems.length;
  const lower = bound('at-least', true) ?? bound('over', false);
  const upper = bound('at-most', true) ?? bound('under', false);
  if (reading.problems.length > before) return undefined;
  const isTight = lower?.included && upper?.included;
  if (lower && upper && (lower.value > upper.value || (lower.value === upper.value && !isTight))) {
    return complain(reading, at, `No value of "${name}" can lie within these limits.`);
  }
  return { lower, upper };
}

/** `between: [lowest, highest]`, both included. */
export function readBetween(name: string, written: Written, reading: Reading): Range | undefined {
  const read = (item: Written) => expectNumber(item, `A value of "${name}"`, reading);
  const pair = expectPair(written, '"between"', read, reading);
  return (
    pair && {
      lower: { value: pair[0], included: true },
      upper: { value: pair[1], included: true },
    }
  );
}

/** `30 or more`, `at least 30 and under 40`; `less` is the word for fewer of what is meant. */
export function rangeInWords({ lower, upper }: Range, less: string): string {
  const low = lower && spokenNumber(lower.value);
  const high = upper && spokenNumber(upper.value);
  if (lower?.included && upper?.included) return low === high ? `${low}` : `${low} to ${high}`;
  const words = [
    lower && (lower.included ? (upper ? `at least ${low}` : `${low} or more`) : `over ${low}`),
    upper &&
      (upper.included ? (lower ? `at most ${high}` : `${high} or ${less}`) : `under ${high}`),
  ];
  return words.filter((word) => word !== null).join(' and ');
}
