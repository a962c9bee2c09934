import { type ColumnProfile, mostValues } from '../../analytics/sources/mapping/column-profile.ts';
import { isMissing } from '../../analytics/sources/mapping/vocabulary.ts';
import type { ColumnType } from '../../analytics/sources/reading/loaded.ts';

/** A column of which nothing but the name is known. */
export function named(name: string): ColumnProfile {
  const none = { rows: 0, filled: 0, distinct: 0, numbers: 0, least: null, greatest: null };
  return { name, type: 'text', ...none, values: null, sample: [] };
}

/** A column's profile, counted cell by cell. */
export function profileOf(
  name: string,
  cells: readonly (string | null)[],
  type: ColumnType = 'text',
): ColumnProfile {
  const counts = new Map<string | null, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const filled = cells.filter((cell) => cell !== null && !isMissing(cell));
  const numbers = filled.map(Number).filter((number) => Number.isFinite(number));
  const different = [...new Set(filled)].map((cell) => cell ?? '');
  return {
    ...{ name, type, rows: cells.length, filled: filled.length, distinct: different.length },
    numbers: numbers.length,
    least: numbers.length === 0 ? null : Math.min(...numbers),
    greatest: numbers.length === 0 ? null : Math.max(...numbers),
    values:
      counts.size > mostValues ? null : [...counts].map(([value, count]) => ({ value, count })),
    sample: different.slice(0, 2000),
  };
}

/** Cells that repeat others in turn. */
export function repeated(cells: readonly string[], rows = 200): readonly string[] {
  return Array.from({ length: rows }, (_, row) => cells[row % cells.length] ?? '');
}

/** Whole numbers over a range, every one of them at least once where there are rows enough. */
export function numbers(from: number, to: number, rows = 300): readonly string[] {
  const step = Math.max(1, (to - from) / (rows - 1));
  return Array.from({ length: rows }, (_, row) =>
    String(Math.min(to, Math.round(from + ((row * step) % (to - from + step))))),
  );
}
