import { csvFormatRows, csvFormatValue } from 'd3-dsv';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { tableTitle } from '../../renderer/charts/describe.ts';
import { isFormula } from './formula-text.ts';
import { type FilledColumn, tableCells } from './table-cells.ts';
import { tableNotes } from './table-notes.ts';

/** A text as a cell that no spreadsheet runs. Numbers never pass through here. */
export function textCell(text: string): string {
  return isFormula(text) ? `'${text}` : text;
}

function printed({ kind, cells }: FilledColumn): string[] {
  if (kind === 'text') return cells.map((cell) => textCell(cell ?? ''));
  return cells.map((cell) => (cell === null ? '' : String(cell)));
}

/** Rows in which a cell with `#` is quoted, so that readers that know comments keep it. */
function tableRows(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const written = csvFormatValue(text);
    return text.includes('#') && written === text ? `"${text}"` : written;
  };
  return rows.map((cells) => cells.map(cell).join(',')).join('\n');
}

/**
 * A released table as CSV: the columns of {@link tableCells}, hidden cells empty; then a blank line,
 * and where it all comes from in rows of two cells of which the first is `#`: readers that know
 * comments pass over them. UTF-8, lines ended by LF, rows in the order of the table.
 */
export function csvFile(
  released: ReleasedTable,
  title: string = tableTitle(released.note),
): Uint8Array {
  const columns = tableCells(released);
  const header = columns.map(({ name }) => name);
  const texts = columns.map(printed);
  const rows = Array.from({ length: released.table.numRows }, (_, index) =>
    texts.map((cells) => cells[index] ?? ''),
  );
  const notes = tableNotes(released, title).map(({ key, text }) => ['#', `${key}: ${text}`]);
  const table = tableRows([header, ...rows]);
  return new TextEncoder().encode(`${table}\n\n${csvFormatRows(notes)}\n`);
}
