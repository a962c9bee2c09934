import type { ColumnProfile, ValueCount } from './column-profile.ts';
import { isMissing, isSuppressed } from './vocabulary.ts';

/** Different values that are looked at to judge a column; more would say no more. */
const mostLooked = 60;

/** Values that stand for a column: every one where they are known, else some from all over it. */
export function cellsOf({ values, sample }: ColumnProfile): readonly ValueCount[] {
  if (values !== null) return values;
  const step = Math.max(1, Math.floor(sample.length / mostLooked));
  return sample.flatMap((value, at) => (at % step === 0 ? [{ value, count: 1 }] : []));
}

/** The same as texts, without blanks and words for missing. */
export function filledCells(profile: ColumnProfile): readonly string[] {
  return cellsOf(profile).flatMap(({ value }) =>
    value === null || isMissing(value) ? [] : [value],
  );
}

/**
 * The share of a column's filled cells that pass a test, 0 to 1; null where nothing is known of
 * them. Cells that the provider has hidden count for neither side.
 */
export function shareOf(profile: ColumnProfile, passes: (cell: string) => boolean): number | null {
  let [held, passed] = [0, 0];
  for (const { value, count } of cellsOf(profile)) {
    if (value === null || isMissing(value) || isSuppressed(value)) continue;
    held += count;
    if (passes(value)) passed += count;
  }
  return held === 0 ? null : passed / held;
}
