import { bitsWithin } from './bits-within.ts';
import type { Range } from './range.ts';
import type { RowColumns } from './row-columns.ts';
import { neither, sameTruth, type Truths, truthsBy } from './truths.ts';

/** Whether a number lies within a range; a missing one is unknown. */
export function numbersWithin(columns: RowColumns, id: string, range: Range): Truths {
  const held = columns.numbers(id);
  if (held === null) return sameTruth(columns.rows, null);
  const yes = bitsWithin(held.values, range);
  return { yes, no: neither(yes, held.missing) };
}

/** Whether a number is one of those listed; a missing one is unknown. */
export function numbersAmong(
  columns: RowColumns,
  id: string,
  listed: readonly (string | number)[],
): Truths {
  const held = columns.numbers(id);
  if (held === null) return sameTruth(columns.rows, null);
  const wanted = new Set<unknown>(listed);
  const { yes } = truthsBy(columns.rows, (row) => wanted.has(held.values[row]));
  return { yes, no: neither(yes, held.missing) };
}

/** Whether a code is one of those listed; a missing one is unknown. */
export function codesAmong(
  columns: RowColumns,
  id: string,
  listed: readonly (string | number)[],
): Truths {
  const held = columns.codes(id);
  if (held === null) return sameTruth(columns.rows, null);
  const wanted = new Set(listed.map(String));
  const isWanted = held.codes.map((code) => wanted.has(code));
  return truthsBy(columns.rows, (row) => isWanted[held.places[row] as number] ?? null);
}
