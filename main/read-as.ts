import { dateOrders, encodings, fileRoles, type ReadAs } from '../analytics/contract/reading.ts';

interface Rule {
  readonly holds: (value: unknown) => boolean;
  /** What it may be, in words that go after `one of` or `is`. */
  readonly words: string;
}

const among = (known: readonly string[]): Rule => ({
  holds: (value) => known.includes(value as string),
  words: known.join(', '),
});
const isCharacter = (value: unknown) => typeof value === 'string' && [...value].length === 1;

/** Lines that are looked at for the names of columns. */
const lastHeader = 1_000_000;
/** Characters of the longest name of a sheet that is taken: Excel itself allows 31. */
const longestSheet = 255;

const rules: { readonly [K in keyof ReadAs]-?: Rule } = {
  role: among(fileRoles),
  encoding: among(encodings),
  delimiter: { holds: isCharacter, words: 'one character' },
  quote: {
    holds: (value) => value === '' || isCharacter(value),
    words: 'one character, or empty',
  },
  header: {
    holds: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= lastHeader,
    words: 'the number of a line',
  },
  decimal: among(['.', ',']),
  dates: among(dateOrders),
  sheet: {
    holds: (value) => typeof value === 'string' && value !== '' && value.length <= longestSheet,
    words: 'the name of a sheet',
  },
};

export const readAsKeys = Object.keys(rules) as readonly (keyof ReadAs)[];

export function isReadAsKey(key: string): key is keyof ReadAs {
  return Object.hasOwn(rules, key);
}

/** Whether a value may stand for this part of how a file is read. */
export function isReadAsValue(key: keyof ReadAs, value: unknown): boolean {
  return rules[key].holds(value);
}

/** What this part of how a file is read may be, in words. */
export function readAsWords(key: keyof ReadAs): string {
  return rules[key].words;
}
