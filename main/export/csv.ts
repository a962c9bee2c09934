import { csvFormatRows } from 'd3-dsv';
import {
  type ReleasedRow,
  type ReleasedTable,
  releasedNumbers,
  releasedRows,
} from '../../analytics/contract/released.ts';
import { tableTitle } from '../../renderer/charts/describe.ts';
import { provenance } from '../../renderer/charts/provenance.ts';

type NumberColumn = 'count' | 'denominator' | 'value' | 'lower' | 'upper' | 'matched' | 'lost';

/** The numbers that a measure publishes: a count says no more as a value, nor has it an interval. */
function numberColumns({ table, note }: ReleasedTable): readonly NumberColumn[] {
  const { unit, denominator, method } = note.measure;
  const run = (['matched', 'lost'] as const).filter((name) => table.getChild(name) !== null);
  return [
    'count',
    ...(denominator === null ? [] : (['denominator'] as const)),
    ...(unit === 'people' ? [] : (['value'] as const)),
    ...(method === null ? [] : (['lower', 'upper'] as const)),
    ...run,
  ];
}

/** What a spreadsheet would take for a formula: its signs, also in their full width, or a control first. */
const formula = /^(?:[\s\u00a0\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;

/** A text as a cell that no spreadsheet runs. Numbers never pass through here. */
export function textCell(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** Digits that are printed of a number: more are noise of its binary form. */
const significant = 12;

function numberCell(value: number | null | undefined): string {
  return value == null ? '' : String(Number(value.toPrecision(significant)));
}

/** Numbers of a hidden row stay out; the size of the group that it is a part of is released with it. */
function isPrinted({ status }: ReleasedRow, name: NumberColumn): boolean {
  return status !== 'hidden' || name === 'denominator';
}

function footerRows({ note }: ReleasedTable, title: string): string[][] {
  const lines = [{ key: 'Title', text: title }, ...provenance(note)];
  return lines.map(({ key, text }) => ['#', `${key}: ${text.replace(/\s+/g, ' ')}`]);
}

/**
 * A released table as CSV: codes, the numbers that its measure publishes (empty where hidden or not
 * available), status and reason, then labels; then a blank line, and where it all comes from in
 * rows of two cells of which the first is `#`: readers that know comments pass over them. UTF-8, lines ended by LF, rows in the order of the table.
 */
export function csvFile(
  released: ReleasedTable,
  title: string = tableTitle(released.note),
): Uint8Array {
  const names = released.note.dimensions.map(({ name }) => name);
  const columns = numberColumns(released);
  const numbers = columns.map((name) => releasedNumbers(released, name));
  const labels = names.map((name) => `${name}_label`);
  const header = [...names, ...columns, 'status', 'reason', ...labels];
  const rows = releasedRows(released).map((row, index) => [
    ...names.map((name) => textCell(row.codes[name] ?? '')),
    ...columns.map((name, at) => numberCell(isPrinted(row, name) ? numbers[at]?.[index] : null)),
    row.status,
    textCell(row.reason ?? ''),
    ...names.map((name) => textCell(row.labels[name] ?? '')),
  ]);
  const table = csvFormatRows([header, ...rows]);
  const footer = csvFormatRows(footerRows(released, title));
  return new TextEncoder().encode(`${table}\n\n${footer}\n`);
}
