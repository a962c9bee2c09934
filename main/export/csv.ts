import { csvFormatRows } from 'd3-dsv';
import {
  type ReleasedRow,
  type ReleasedTable,
  releasedNumbers,
  releasedRows,
} from '../../analytics/contract/released.ts';
import { provenance } from '../../renderer/charts/provenance.ts';

const byteOrderMark = '\ufeff';

/** Counts that only a run of a definition has, in the order in which they are printed. */
const runColumns = ['matched', 'lost'] as const;
const numberColumns = ['count', 'denominator', 'value', 'lower', 'upper'] as const;

/** What a spreadsheet would take for a formula: its signs, also in their full width, or a control first. */
const formula = /^(?:[\s\u00a0\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;

/** A text as a cell that no spreadsheet runs. Numbers never pass through here. */
export function textCell(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

function numberCell(value: number | null | undefined): string {
  return value == null ? '' : String(value);
}

/** Numbers of a hidden row stay out; the size of the group that it is a part of is released with it. */
function isPrinted({ status }: ReleasedRow, name: string): boolean {
  return status !== 'hidden' || name === 'denominator';
}

function footerRows({ note }: ReleasedTable, title: string): string[][] {
  const lines = [{ key: 'Title', text: title }, ...provenance(note)];
  return lines.map(({ key, text }) => [`# ${key}: ${text.replace(/\s+/g, ' ')}`]);
}

/**
 * A released table as CSV: codes, labels, numbers (empty where hidden or not available), status and
 * reason; then a blank line, and where it all comes from in lines of one cell that start with `# `.
 * UTF-8 with a byte order mark, lines ended by LF.
 */
export function csvFile(released: ReleasedTable, title: string): Uint8Array {
  const names = released.note.dimensions.map(({ name }) => name);
  const further = runColumns.filter((name) => released.table.getChild(name) !== null);
  const counts = further.map((name) => releasedNumbers(released, name));
  const header = [
    ...names,
    ...names.map((name) => `${name}_label`),
    ...numberColumns,
    ...further,
    'status',
    'reason',
  ];
  const rows = releasedRows(released).map((row, index) => [
    ...names.map((name) => textCell(row.codes[name] ?? '')),
    ...names.map((name) => textCell(row.labels[name] ?? '')),
    ...numberColumns.map((name) => numberCell(isPrinted(row, name) ? row[name] : null)),
    ...counts.map((column, at) =>
      numberCell(isPrinted(row, further[at] ?? '') ? column[index] : null),
    ),
    row.status,
    textCell(row.reason ?? ''),
  ]);
  const table = csvFormatRows([header, ...rows]);
  const footer = csvFormatRows(footerRows(released, title));
  return new TextEncoder().encode(`${byteOrderMark}${table}\n\n${footer}\n`);
}
