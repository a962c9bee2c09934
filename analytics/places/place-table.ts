import { dsvFormat } from 'd3-dsv';

/** A CSV file of places: column names without case or punctuation, and trimmed cells. */
export interface PlaceTable {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A column's name in small letters and digits alone: `LSOA code (2011)` becomes `lsoacode2011`. */
export function squash(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]/gu, '');
}

function delimiterOf(line: string): string {
  const count = (delimiter: string) => line.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** Reads the text of a CSV file, the byte order mark left off. */
export function parsePlaceTable(file: string, text: string): PlaceTable {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const [header = [], ...rows] = dsvFormat(delimiterOf(firstLine)).parseRows(text);
  return {
    file,
    columns: header.map(squash),
    rows: rows.filter((row) => row.some((cell) => cell.trim() !== '')),
  };
}

/** The position of the first column with one of these squashed names, or -1. */
export function columnAt(table: PlaceTable, ...names: readonly string[]): number {
  return table.columns.findIndex((column) => names.includes(column));
}

/** A cell's text without spaces around it; empty where the row or the column has none. */
export function cellAt(row: readonly string[], column: number): string {
  return (row[column] ?? '').trim();
}

/** A cell's number, or null where it is empty or not a number. */
export function numberAt(row: readonly string[], column: number): number | null {
  const text = cellAt(row, column);
  const number = Number(text.replace(/(?<=\d),(?=\d{3})/g, ''));
  return text === '' || !Number.isFinite(number) ? null : number;
}
