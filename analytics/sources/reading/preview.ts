import type { Preview } from '../../contract/reading.ts';
import type { Loaded } from './loaded.ts';

const shownRows = 5;

/** Rows of the sample that must share a cell before it is shown as it stands. */
const enough = 10;

const longestShape = 30;

const manyDigits = /(?:\d[^\p{L}\d]{0,2}){6,}/u;
const date = /\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}[- ]?[A-Za-z]{3,9}[- ]?\d{2,4}/;

/** Whether a cell may name somebody, however many share it. */
function isTelling(cell: string): boolean {
  return cell.includes('@') || manyDigits.test(cell) || date.test(cell);
}

/** What a cell looks like: `9` for every digit, `a` for every letter, other characters kept. */
export function shapeOf(cell: string): string {
  return [...cell.slice(0, longestShape * 2)]
    .slice(0, longestShape)
    .join('')
    .replace(/\p{M}/gu, '')
    .replace(/\p{L}/gu, 'a')
    .replace(/\p{N}/gu, '9');
}

function countsOf(sample: Loaded['sample'], column: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of sample) {
    const cell = row[column];
    if (cell != null) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return counts;
}

/**
 * The first rows of a table, to be looked at before it is loaded. A cell is shown as it stands where
 * at least ten rows of the sample share it and it cannot be an identifier, else only its shape; so is
 * every cell of a column that seems to name people.
 */
export function makePreview(
  { columns, sample }: Loaded,
  found: ReadonlySet<string> = new Set(),
): Preview {
  const counts = columns.map((_, index) => countsOf(sample, index));
  const shown = (cell: string | null, column: number) => {
    if (cell === null) return null;
    if (found.has(columns[column]?.name ?? '')) return shapeOf(cell);
    const isShared = (counts[column]?.get(cell) ?? 0) >= enough;
    return isShared && !isTelling(cell) && cell.length <= 60 ? cell : shapeOf(cell);
  };
  return {
    header: columns.map((column) => column.name),
    rows: sample
      .slice(0, shownRows)
      .map((row) => columns.map((_, index) => shown(row[index] ?? null, index))),
  };
}
