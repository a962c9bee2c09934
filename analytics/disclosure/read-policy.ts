import { Refusal } from '../contract/problem.ts';
import type { Dominance } from './dominance.ts';
import { judgePolicy, usualWidth, workingId } from './judge-policy.ts';
import type { Policy } from './policy.ts';
import { complainOf, type PolicyFile } from './policy-entries.ts';

const keys = [
  ...['id', 'title', 'dated', 'set-by', 'source', 'threshold', 'zero', 'complement'],
  ...['rounding', 'rounding-method', 'totals', 'smallest-denominator', 'smallest-numerator'],
  ...['protection-width', 'dominance'],
];
const dominanceKeys = ['contributors', 'share', 'p'];

/** Longest text of a key, in characters. */
const longest = 500;
const largest = 100_000;

function judgeKeys(file: PolicyFile): void {
  for (const key of file.entries.keys()) {
    if (keys.includes(key)) continue;
    complainOf(file, key, `"${key}" is no key of a policy. Known: ${keys.join(', ')}.`);
  }
  for (const key of keys) {
    if (file.entries.has(key) || key === 'protection-width') continue;
    complainOf(file, key, `"${key}" is missing.`);
  }
}

/** A text; empty, with what is wrong noted, where there is none. */
function textAt(file: PolicyFile, key: string): string {
  const entry = file.entries.get(key);
  if (entry === undefined) return '';
  const { value } = entry;
  const isText = typeof value === 'string' && value.trim() !== '' && value.length <= longest;
  if (isText && !/\p{Cc}/u.test(value)) return value;
  complainOf(file, key, `"${key}" is to be a line of text.`);
  return '';
}

function idAt(file: PolicyFile): string {
  const id = textAt(file, 'id');
  if (id !== '' && !/^[a-z][a-z0-9-]{0,63}$/.test(id)) {
    complainOf(file, 'id', '"id" is to be small letters, digits and hyphens.');
  }
  return id;
}

function dateAt(file: PolicyFile): string {
  const written = textAt(file, 'dated');
  if (written === '') return '';
  const day = /^\d{4}-\d{2}$/.test(written) ? `${written}-01` : written;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00Z`));
  if (isDay && new Date(`${day}T00:00Z`).toISOString().startsWith(day)) return written;
  complainOf(file, 'dated', '"dated" is to be a month or a day, e.g. 2026-08 or 2026-08-31.');
  return '';
}

/** A whole number; the least one, with what is wrong noted, where there is none. */
function numberAt(file: PolicyFile, key: string, least: number): number {
  const entry = file.entries.get(key);
  if (entry === undefined) return least;
  const { value } = entry;
  const isNumber = typeof value === 'number' && Number.isInteger(value);
  if (isNumber && value >= least && value <= largest) return value;
  complainOf(file, key, `"${key}" is to be a whole number from ${least} to ${largest}.`);
  return least;
}

/** One of two words; the first of them, with what is wrong noted, where there is none. */
function wordAt<W extends string>(file: PolicyFile, key: string, words: readonly [W, W]): W {
  const entry = file.entries.get(key);
  const found = words.find((word) => word === entry?.value);
  if (found !== undefined || entry === undefined) return found ?? words[0];
  complainOf(file, key, `"${key}" is to be ${words.join(' or ')}.`);
  return words[0];
}

function dominanceAt(file: PolicyFile): Dominance | null {
  const key = 'dominance';
  const entry = file.entries.get(key);
  if (entry === undefined || entry.value === 'none') return null;
  const number = (inner: string) => entry.inner?.get(inner)?.value;
  const isComplete =
    entry.inner?.size === dominanceKeys.length &&
    dominanceKeys.every((inner) => Number.isFinite(number(inner)));
  const [contributors, share, p] = dominanceKeys.map((inner) => Number(number(inner)));
  if (isComplete && contributors !== undefined && share !== undefined && p !== undefined) {
    const areIn = share > 0 && share <= 1 && p >= 0 && p <= 1;
    if (areIn && Number.isInteger(contributors) && contributors >= 1 && contributors <= 100) {
      return Object.freeze({ contributors, share, p });
    }
  }
  const reason =
    '"dominance" is to be none, or { contributors: 2, share: 0.9, p: 0.1 }: a whole number of people, and shares from 0 to 1.';
  return complainOf(file, key, reason) ?? null;
}

/**
 * The policy that a file of policies holds. Throws one {@link Refusal} (disclosure-refused) with every
 * problem, each naming the file and the key. Only the program's own may hide nothing (`isShipped`).
 */
export function readPolicy(file: PolicyFile, isShipped: boolean): Policy {
  judgeKeys(file);
  const id = idAt(file);
  const own = {
    id,
    title: textAt(file, 'title'),
    dated: dateAt(file),
    setBy: textAt(file, 'set-by'),
    source: textAt(file, 'source'),
    threshold: numberAt(file, 'threshold', 0),
    zero: wordAt(file, 'zero', ['shown', 'hidden']),
    complement: wordAt(file, 'complement', ['shown', 'hidden']),
    rounding: numberAt(file, 'rounding', 1),
    roundingMethod: wordAt(file, 'rounding-method', ['nearest', 'midpoint']),
    totals: wordAt(file, 'totals', ['rounded', 'summed']),
    smallestDenominator: numberAt(file, 'smallest-denominator', 1),
    smallestNumerator: numberAt(file, 'smallest-numerator', 0),
    dominance: dominanceAt(file),
    working: isShipped && id === workingId,
  };
  const written = file.entries.has('protection-width');
  const protectionWidth = written ? numberAt(file, 'protection-width', 1) : usualWidth(own);
  const policy = Object.freeze({ ...own, protectionWidth });
  if (file.problems.length === 0) judgePolicy(file, policy, isShipped);
  if (file.problems.length > 0) throw new Refusal(...file.problems);
  return policy;
}
