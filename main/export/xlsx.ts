import { Refusal } from '../../analytics/contract/problem.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { tableTitle } from '../../renderer/charts/describe.ts';
import { workingStamp } from '../../renderer/charts/provenance.ts';
import type { Sheet, SheetCell } from './sheet.ts';
import { type FilledColumn, tableCells } from './table-cells.ts';
import type { TableColumn } from './table-columns.ts';
import { tableNotes } from './table-notes.ts';
import {
  boldStyle,
  type NumberFormat,
  numberStyle,
  quotedStyle,
  workbookFile,
  wrappedStyle,
} from './workbook.ts';

/** Rows of a sheet, its headings among them. */
const mostRows = 1_048_576;

/** Characters of the narrowest and the widest column. */
const widthRange = { from: 9, to: 48 } as const;

/** Formats by the decimals that are shown; the cells hold all of them. */
const decimalFormats: readonly NumberFormat[] = ['#,##0', '#,##0.0', '#,##0.00'];

function decimalsOf(cell: number | string | null): number {
  if (typeof cell !== 'number' || Number.isInteger(cell)) return 0;
  const most = decimalFormats.length - 1;
  return Number((cell * 10).toPrecision(12)) % 1 === 0 ? 1 : most;
}

/** As many decimals as the numbers of a column have, at most two; a place among others is a bare number. */
function formatOf({ kind, cells }: FilledColumn): NumberFormat {
  if (kind === 'place') return '0';
  const decimals = cells.reduce<number>((most, cell) => Math.max(most, decimalsOf(cell)), 0);
  return decimalFormats[decimals] ?? '#,##0';
}

const bold = (value: string): SheetCell => ({ value, style: boldStyle });

function heading({ name, unit }: TableColumn): string {
  return unit === null ? name : `${name} (${unit})`;
}

function widthOf(column: FilledColumn): number {
  const longest = column.cells.reduce<number>(
    (most, cell) => Math.max(most, String(column.kind === 'text' ? (cell ?? '') : '').length),
    heading(column).length,
  );
  return Math.min(widthRange.to, Math.max(widthRange.from, longest + 2));
}

function tableSheet(released: ReleasedTable, columns: readonly FilledColumn[]): Sheet {
  const styles = columns.map((column) =>
    column.kind === 'text' ? {} : { style: numberStyle(formatOf(column)) },
  );
  const rows = Array.from({ length: released.table.numRows }, (_, index) =>
    columns.map(({ cells }, at): SheetCell => ({ value: cells[index] ?? null, ...styles[at] })),
  );
  return {
    rows: [columns.map((column) => bold(heading(column))), ...rows],
    widths: columns.map(widthOf),
    isHeaded: true,
    stamp: released.note.policy.working ? workingStamp : null,
    quoted: quotedStyle,
  };
}

function notesSheet(
  released: ReleasedTable,
  columns: readonly FilledColumn[],
  title: string,
): Sheet {
  const long = (value: string): SheetCell => ({ value, style: wrappedStyle });
  return {
    rows: [
      ...tableNotes(released, title).map(({ key, text }) => [bold(key), long(text)]),
      [],
      ['Column', 'Meaning', 'Unit'].map(bold),
      ...columns.map(({ name, meaning, unit }) => [long(name), long(meaning), long(unit ?? '')]),
    ],
    widths: [24, 96, 24],
    isHeaded: false,
    stamp: released.note.policy.working ? workingStamp : null,
    quoted: quotedStyle,
  };
}

/**
 * A released table as an XLSX workbook: sheet `Table`, numbers as numbers and units in the headings,
 * and sheet `Notes`, where it comes from and what each column means. The same bytes each time. Throws
 * a {@link Refusal} (output-unwritable) where a sheet does not hold as many rows.
 */
export function xlsxFile(
  released: ReleasedTable,
  title: string = tableTitle(released.note),
): Uint8Array {
  if (released.table.numRows >= mostRows) {
    throw new Refusal({
      code: 'output-unwritable',
      reason: 'The table has more rows than a spreadsheet holds.',
      hint: 'Write it as .parquet or .csv.',
    });
  }
  const columns = tableCells(released);
  return workbookFile([
    ['Table', tableSheet(released, columns)],
    ['Notes', notesSheet(released, columns, title)],
  ]);
}
