import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { type FilledColumn, tableCells } from './table-cells.ts';
import { columnMeanings } from './table-columns.ts';
import { fileNote } from './table-notes.ts';

type Cell = string | number | null;

/**
 * A released table as JSON: `note`, `columns` (name, unit, meaning) and `rows`. A row has `codes` and
 * `labels` by dimension, and every other column by its name; null is a hidden or missing cell.
 */
export function jsonFile(released: ReleasedTable): Uint8Array {
  const { note } = released;
  const columns = tableCells(released);
  const named = new Map<string, FilledColumn>(columns.map((column) => [column.name, column]));
  const cell = (name: string, index: number): Cell => named.get(name)?.cells[index] ?? null;
  const names = note.dimensions.map(({ name }) => name);
  const keys = new Set(names.flatMap((name) => [name as string, `${name}_label`]));
  const others = columns.map(({ name }) => name).filter((name) => !keys.has(name));
  const rows = Array.from({ length: released.table.numRows }, (_, index) => ({
    codes: Object.fromEntries(names.map((name) => [name, cell(name, index)])),
    labels: Object.fromEntries(names.map((name) => [name, cell(`${name}_label`, index)])),
    ...Object.fromEntries(others.map((name) => [name, cell(name, index)])),
  }));
  const document = { note: fileNote(note), columns: columnMeanings(columns), rows };
  return new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`);
}
