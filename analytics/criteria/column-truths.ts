import type { Range } from './range.ts';
import type { RowColumns } from './row-columns.ts';
import { sameTruth, type Truths, truthsBy } from './truths.ts';

/** Whether a number lies within a range; a missing one is unknown. */
export function numbersWithin(columns: RowColumns, id: string, range: Range): Truths {
  const values = columns.numbers(id);
  if (values === null) return sameTruth(columns.rows, null);
  const { lower, upper } = range;
  const [least, most] = [lower?.value ?? -Infinity, upper?.value ?? Infinity];
  const [withLeast, withMost] = [lower?.included ?? true, upper?.included ?? true];
  return truthsBy(columns.rows, (row) => {
    const value = values[row] as number;
    if (Number.isNaN(value)) return null;
    const isAbove = value > least || (withLeast && value === least);
    return isAbove && (value < most || (withMost && value === most));
  });
}

/** Whether a number is one of those listed; a missing one is unknown. */
export function numbersAmong(
  columns: RowColumns,
  id: string,
  listed: readonly (string | number)[],
): Truths {
  const values = columns.numbers(id);
  if (values === null) return sameTruth(columns.rows, null);
  const wanted = new Set<unknown>(listed);
  return truthsBy(columns.rows, (row) => {
    const value = values[row] as number;
    return Number.isNaN(value) ? null : wanted.has(value);
  });
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
