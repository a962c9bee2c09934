import { Refusal } from '../contract/problem.ts';

/** A value of a manifest, and where it stands: `tables[0].policy.threshold`. */
export interface Found {
  readonly value: unknown;
  readonly at: string;
  readonly file: string;
}

/** Refuses a manifest for one of its values. */
export function refuseManifest({ at, file }: Pick<Found, 'at' | 'file'>, reason: string): never {
  throw new Refusal({
    code: 'file-unreadable',
    reason: `${at === '' ? 'The manifest' : at}: ${reason}`,
    hint: 'docs/audit.md lists what a manifest holds.',
    where: { file, ...(at === '' ? {} : { field: at }) },
  });
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a key; undefined where it is missing or null. */
export function inside({ value, at, file }: Found, key: string): Found {
  if (!isMap(value)) return refuseManifest({ at, file }, 'is not an object.');
  const own = Object.hasOwn(value, key) ? (value[key] ?? undefined) : undefined;
  return { value: own, at: at === '' ? key : `${at}.${key}`, file };
}

/** The items of a list. */
export function items(found: Found): readonly Found[] {
  const { value, at, file } = found;
  if (!Array.isArray(value)) return refuseManifest(found, 'is not a list.');
  return value.map((item: unknown, index) => ({ value: item, at: `${at}[${index}]`, file }));
}

const longest = 10_000;

/** A text; null where it is missing. */
export function textOrNull(found: Found): string | null {
  if (found.value === undefined) return null;
  if (typeof found.value !== 'string') return refuseManifest(found, 'is not a text.');
  if (found.value.length > longest) return refuseManifest(found, 'is too long a text.');
  return found.value;
}

export function textOf(found: Found): string {
  const text = textOrNull(found);
  return text === null || text === '' ? refuseManifest(found, 'is missing.') : text;
}

/** A code: a text, or a number as it would be written in a table; null where it is missing. */
export function codeOrNull(found: Found): string | null {
  return typeof found.value === 'number' ? String(found.value) : textOrNull(found);
}

/** True or false; false where it is missing. */
export function flagOf(found: Found): boolean {
  if (found.value === undefined) return false;
  return typeof found.value === 'boolean'
    ? found.value
    : refuseManifest(found, 'is neither true nor false.');
}

const largest = 1_000_000_000;

/** A whole number from a least one up. */
export function wholeOf(found: Found, least: number): number {
  const { value } = found;
  if (
    typeof value === 'number' &&
    Number.isSafeInteger(value) &&
    value >= least &&
    value <= largest
  )
    return value;
  return refuseManifest(found, `is not a whole number from ${least} up.`);
}

/** One of some words. */
export function wordOf<W extends string>(found: Found, words: readonly W[]): W {
  const word = words.find((known) => known === found.value);
  return word ?? refuseManifest(found, `is none of: ${words.join(', ')}.`);
}
