import { columnNames } from '../column-names.ts';
import type { SampleRow } from '../part.ts';
import { findHeader } from '../text/find-header.ts';
import type { HeadRecord } from '../text/head-records.ts';
import { isNote } from '../text/table-end.ts';
import type { SheetRow } from './sheet-reader.ts';

/** Where the table stands in a sheet. */
export interface SheetLayout {
  readonly names: readonly string[];
  /** Row of the names, from 1; 0 where there is none. */
  readonly header: number;
  /** First row of data. */
  readonly from: number;
  /** Rows of labels below the names, and one that may be such a row and is read as data. */
  readonly labels: readonly number[];
  readonly doubtful: number | null;
}

const isFilled = (cell: string | null | undefined) => cell != null && cell.trim() !== '';

const lastFilled = (cells: SampleRow) => cells.findLastIndex(isFilled) + 1;

/** Columns that most rows reach, or more where the widest row is full. */
function widthOf(rows: readonly SheetRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) {
    const width = lastFilled(cells);
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  const often = [...counts].filter(([, count]) => count >= Math.max(1, rows.length * 0.02));
  return Math.max(0, ...often.map(([width]) => width));
}

/** Finds the names of the columns of a sheet among its first rows. */
export function sheetLayout(
  rows: readonly SheetRow[],
  said: number | undefined,
): SheetLayout | null {
  const filled = rows.filter(({ cells }) => lastFilled(cells) > 0);
  const width = widthOf(filled);
  if (width === 0) return null;
  const records = filled.map(({ row, cells }): HeadRecord => {
    const texts = Array.from({ length: width }, (_, index) => cells[index] ?? '');
    return { line: row, cells: texts, plain: width, isCut: false };
  });
  const { header, first, labels, doubtful } = findHeader(records, width, said);
  const names = header === 0 ? [] : (first?.cells ?? []);
  const last = header === 0 ? width : Math.max(1, lastFilled(names));
  const isWider = filled.some(({ row, cells }) => row > header && lastFilled(cells) > last);
  const columns = isWider ? width : last;
  return {
    names: columnNames(Array.from({ length: columns }, (_, index) => names[index] ?? '')),
    header,
    from: header === 0 ? (first?.line ?? 1) : (first?.line ?? header) + 1,
    labels,
    doubtful,
  };
}

const heldBack = 12;

export interface TableRow {
  readonly row: number;
  readonly cells: SampleRow;
  /** Why it is left out: cells beyond the last column hold something, or it labels the columns. */
  readonly fault: 'wide' | 'labels' | null;
}

/** Takes the rows of data out of a sheet; its last rows are held back, as they may be totals and notes. */
export class SheetTable {
  readonly #width: number;
  readonly #from: number;
  readonly #labels: ReadonlySet<number>;
  #held: (TableRow & { readonly isApart: boolean })[] = [];
  #last = 0;
  /** Rows after the data, and the first of them. */
  notes = 0;
  notesFrom = 0;

  constructor({ names, from, labels }: SheetLayout) {
    this.#width = names.length;
    this.#from = from;
    this.#labels = new Set(labels);
  }

  /** The rows that are now known to be data. */
  take(rows: readonly SheetRow[]): TableRow[] {
    for (const { row, cells } of rows) {
      const filled = lastFilled(cells);
      if (row < this.#from || filled === 0) continue;
      const own = Array.from({ length: this.#width }, (_, index) => cells[index] ?? null);
      const isApart = row > this.#last + 1;
      const fault = this.#labels.has(row) ? 'labels' : filled > this.#width ? 'wide' : null;
      this.#held.push({ row, cells: own, fault, isApart });
      this.#last = row;
    }
    return this.#held.splice(0, Math.max(0, this.#held.length - heldBack));
  }

  /** The last rows of data. */
  end(): TableRow[] {
    let end = this.#held.length;
    while (end > 0 && this.#isNote(this.#held[end - 1] as TableRow & { isApart: boolean }))
      end -= 1;
    this.notes = this.#held.length - end;
    this.notesFrom = this.#held[end]?.row ?? 0;
    return this.#held.splice(0, end);
  }

  #isNote({ cells, isApart }: TableRow & { readonly isApart: boolean }): boolean {
    if (this.#width < 2) return false;
    const texts = cells.map((cell) => cell ?? '');
    const filled = texts.filter((text) => text.trim() !== '');
    const isShort = filled.length === 1 && this.#width > 2;
    return isNote(isShort ? filled : texts, this.#width, isShort, isApart);
  }
}
