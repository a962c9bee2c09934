import type { Where } from '../contract/problem.ts';
import { complain, limits, nameHint, quoted, type Reading } from './reading.ts';
import { kindInWords, type Written, type WrittenEntry } from './written.ts';

/** The entries of a map by their keys. */
export type Entries = ReadonlyMap<string, WrittenEntry>;

/** A map of which every key is known. `what` names the thing in messages, e.g. `A segment`. */
export function expectMap(
  written: Written,
  known: readonly string[],
  what: string,
  reading: Reading,
): Entries | undefined {
  if (written.kind !== 'map') {
    const reason = `${what} is a map of keys (${known.join(', ')}); this is ${kindInWords(written)}.`;
    return complain(reading, written.at, reason);
  }
  for (const { key, at } of written.entries) {
    if (known.includes(key)) continue;
    complain(reading, at, `${what} has no key ${quoted(key)}.`, nameHint(key, known));
  }
  return new Map(written.entries.map((entry) => [entry.key, entry]));
}

/** Whether a key is unknown, and has been complained of: it may be the one that seems to lack. */
export function hasUnknown(entries: Entries, known: readonly string[]): boolean {
  return [...entries.keys()].some((key) => !known.includes(key));
}

/** The value of a key that must be there. */
export function expectKey(
  entries: Entries,
  key: string,
  at: Where,
  what: string,
  reading: Reading,
): Written | undefined {
  const entry = entries.get(key);
  if (entry === undefined) return complain(reading, at, `${what} lacks the key "${key}".`);
  return entry.value;
}

/** True or false. YAML's own words for them are those two only: `yes` is a text. */
export function expectFlag(written: Written, what: string, reading: Reading): boolean | undefined {
  if (written.kind === 'flag') return written.value;
  const isWord = written.kind === 'text' && /^(yes|no|y|n|on|off)$/i.test(written.value);
  return complain(
    reading,
    written.at,
    `${what} is true or false; this is ${kindInWords(written)}.`,
    isWord ? 'Write true or false: YAML reads yes and no as texts.' : undefined,
  );
}

/** A non-empty list; each item is read on its own, and none may come twice. */
export function expectList<T extends string | number | boolean>(
  written: Written,
  what: string,
  readItem: (item: Written) => T | undefined,
  reading: Reading,
): readonly T[] | undefined {
  if (written.kind !== 'list') {
    const hint = written.kind === 'map' || written.kind === 'nothing' ? undefined : 'list';
    return complain(
      reading,
      written.at,
      `${what} is a list; this is ${kindInWords(written)}.`,
      hint && 'Put square brackets around it, even for one value: [ … ].',
    );
  }
  if (written.items.length === 0) return complain(reading, written.at, `${what} is an empty list.`);
  if (written.items.length > limits.values) {
    return complain(reading, written.at, `${what} has more than ${limits.values} values.`);
  }
  const seen = new Set<T>();
  let sound = true;
  for (const item of written.items) {
    const value = readItem(item);
    if (value === undefined) sound = false;
    else if (seen.has(value)) {
      complain(reading, item.at, `${quoted(String(value))} is listed twice.`);
      sound = false;
    } else seen.add(value);
  }
  return sound ? [...seen] : undefined;
}
