import { type CountBounds, type Counted, countKeys, readCountBounds } from './count-bounds.ts';
import { type Entries, expectList, expectMap } from './expect.ts';
import { complain, type Reading } from './reading.ts';
import type { Written } from './written.ts';

/** Limits of how many of a list a person has; null is a list that is left out. */
export interface ListCount extends CountBounds {
  readonly of: readonly string[] | null;
}

/** What is counted, and how a document names one of them. */
export interface ListCounted extends Counted {
  /** So many of them as what a person has, e.g. `2 of 5 conditions`. */
  having(many: string): string;
  /** How many of them are counted where the list is left out. */
  readonly all: number;
  expect(item: Written, reading: Reading): string | undefined;
}

/** Reads the limits and the list of a count, e.g. `{ at-least: 2, of: [copd, asthma] }`. */
export function readListCount(
  key: string,
  entries: Entries,
  counted: ListCounted,
  reading: Reading,
): ListCount | undefined {
  const entry = entries.get(key);
  const inner = entry && expectMap(entry.value, countKeys, `A count of ${counted.things}`, reading);
  if (entry === undefined || inner === undefined) return undefined;
  const { at } = entry.value;
  const bounds = readCountBounds(inner, at, counted, reading);
  const written = inner.get('of')?.value;
  const of =
    written === undefined
      ? null
      : expectList(written, '"of"', (item) => counted.expect(item, reading), reading);
  if (bounds === undefined || of === undefined) return undefined;
  const listed = of?.length ?? counted.all;
  if ((bounds.atLeast ?? 0) > listed) {
    const reason = `Nobody can have ${counted.having(`${bounds.atLeast} of ${listed}`)}.`;
    return complain(reading, at, reason);
  }
  return { ...bounds, of };
}
