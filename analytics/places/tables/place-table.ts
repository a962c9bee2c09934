import { dsvFormat } from 'd3-dsv';
import { seenText } from '../seen-text.ts';
import { headerlessColumns } from './headerless.ts';

/** A CSV file of places: column names without case or punctuation, and its rows as they are. */
export interface PlaceTable {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The line on which each row starts, counted from 1. */
  readonly lines: readonly number[];
}

/** A column's name in small letters and digits alone: `LSOA code (2011)` becomes `lsoacode2011`. */
export function squash(name: string): string {
  return name
    .replace(/^(\uFEFF|\u00EF\u00BB\u00BF)/, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]/gu, '');
}

function delimiterOf(line: string): string {
  const count = (delimiter: string) => line.split(delimiter).length;
  return [',', ';', '\t', '|'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

const isFilled = (cell: string) => cell.trim() !== '';

/** Titles above a header: rows with one cell filled, in a table that has more columns than one. */
function titlesAbove(rows: readonly (readonly string[])[]): number {
  const first = rows.findIndex((row) => row.filter(isFilled).length > 1);
  return first > 0 && first <= 12 ? first : 0;
}

/** Reads the text of a CSV file. Files of ODS without a header get the names of their columns. */
export function parsePlaceTable(file: string, text: string): PlaceTable {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const all = dsvFormat(delimiterOf(firstLine)).parseRows(text);
  let line = 1;
  const placed = all.map((row) => {
    const start = line;
    line += row.join('').split('\n').length;
    return { row, line: start };
  });
  const filled = placed.filter(({ row }) => row.some(isFilled));
  const known = headerlessColumns(filled.slice(0, 20).map(({ row }) => row));
  const titles = known === null ? titlesAbove(filled.map(({ row }) => row).slice(0, 20)) : 0;
  const body = known === null ? filled.slice(titles + 1) : filled;
  return {
    file,
    columns: known ?? (filled[titles]?.row ?? []).map(squash),
    rows: body.map(({ row }) => row),
    lines: body.map((entry) => entry.line),
  };
}

/** The position of the first column with one of these squashed names, or -1. */
export function columnAt(table: PlaceTable, ...names: readonly string[]): number {
  return table.columns.findIndex((column) => names.includes(column));
}

/** A cell's text as it is seen, without spaces around it; empty where the row or the column has none. */
export function cellAt(row: readonly string[], column: number): string {
  return seenText(row[column] ?? '');
}

/** A cell's number, or null where it is empty or not a number. */
export function numberAt(row: readonly string[], column: number): number | null {
  const text = cellAt(row, column);
  const number = Number(text.replace(/(?<=\d),(?=\d{3})/g, ''));
  return text === '' || !Number.isFinite(number) ? null : number;
}

/** The line of a row, by its place among the rows. */
export function lineAt(table: PlaceTable, row: number): number {
  return table.lines[row] ?? 0;
}
