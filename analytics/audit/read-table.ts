import { csvParseRows } from 'd3-dsv';
import { Refusal } from '../contract/problem.ts';
import { type Status, statuses } from '../contract/released.ts';
import type { AuditTable } from './manifest.ts';

/** Columns of counts, each of which adds up by itself. */
export const countColumns = ['count', 'denominator', 'excluded', 'unknown'] as const;
export type CountColumn = (typeof countColumns)[number];

/** Columns of what was worked out from counts. */
export const valueColumns = ['value', 'lower', 'upper', 'benchmark'] as const;
type NumberColumn = CountColumn | (typeof valueColumns)[number];

/** A number as it was printed: how many decimals it has says how exact it is. */
export interface PrintedNumber {
  readonly number: number;
  /** Half of the last place printed. */
  readonly half: number;
}

/** One row of a table's file. */
export interface AuditRow {
  readonly line: number;
  /** By place of the table's dimensions. */
  readonly codes: readonly string[];
  /** In words; empty where the table has none. */
  readonly labels: readonly string[];
  readonly numbers: { readonly [C in NumberColumn]?: PrintedNumber };
  readonly status: Status;
  readonly reason: string;
}

/** A table of a manifest with the rows of its file. */
export interface ReadTable {
  readonly table: AuditTable;
  readonly columns: ReadonlySet<string>;
  readonly rows: readonly AuditRow[];
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

function refuse({ bundle, file }: AuditTable, line: number, reason: string): never {
  throw new Refusal({
    code: 'file-unreadable',
    reason,
    hint: 'The file may have been cut off or changed: ask for it again.',
    where: { file: `${bundle}/${file}`, line },
  });
}

/** The lines of data: all up to the first blank one; of those after it, only notes are allowed. */
function dataLines(text: string, table: AuditTable): readonly Line[] {
  let line = 1;
  let isOver = false;
  const data: Line[] = [];
  for (const cells of csvParseRows(text.replace(/^\ufeff/, ''))) {
    const isBlank = cells.every((cell) => cell === '');
    if (isBlank && cells.length === 1) isOver = true;
    else if (!isOver) data.push({ line, cells });
    else if (!cells[0]?.startsWith('#')) {
      refuse(table, line, 'There is a row after the blank line that ends the table.');
    }
    line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
  }
  return data;
}

const written = /^-?\d+(?:\.(\d+))?(?:e([+-]?\d+))?$/i;

function numberOf(text: string, name: string, { line }: Line, table: AuditTable): PrintedNumber {
  const match = written.exec(text);
  const number = Number(text);
  if (match === null || !Number.isFinite(number)) {
    return refuse(table, line, `The ${name} is not a number.`);
  }
  if (number < 0 && (countColumns as readonly string[]).includes(name)) {
    return refuse(table, line, `The ${name} is below 0.`);
  }
  const decimals = (match[1]?.length ?? 0) - Number(match[2] ?? 0);
  return { number, half: 0.5 * 10 ** -decimals };
}

function headerOf(lines: readonly Line[], table: AuditTable): ReadonlyMap<string, number> {
  const [header] = lines;
  if (header === undefined) return refuse(table, 1, 'The table is empty.');
  const places = new Map(header.cells.map((name, place) => [name, place]));
  if (places.size < header.cells.length) return refuse(table, 1, 'Two columns have the same name.');
  const needed = [...table.dimensions.map(({ name }) => name), 'status'];
  const missing = needed.find((name) => !places.has(name));
  if (missing !== undefined) return refuse(table, 1, `There is no column "${missing}".`);
  return places;
}

function rowOf(found: Line, places: ReadonlyMap<string, number>, table: AuditTable): AuditRow {
  const { line, cells } = found;
  if (cells.length !== places.size) {
    return refuse(table, line, `The row has ${cells.length} cells of ${places.size}.`);
  }
  const cell = (name: string) => cells[places.get(name) ?? -1] ?? '';
  const status = statuses.find((known) => known === cell('status'));
  if (status === undefined) {
    return refuse(table, line, `The status is none of: ${statuses.join(', ')}.`);
  }
  const numbers = [...countColumns, ...valueColumns].flatMap((name) =>
    cell(name) === '' ? [] : [[name, numberOf(cell(name), name, found, table)] as const],
  );
  const codes = table.dimensions.map(({ name }) => cell(name));
  return {
    line,
    codes,
    labels: table.dimensions.map(({ name }) => cell(`${name}_label`)),
    numbers: Object.fromEntries(numbers),
    status,
    reason: cell('reason'),
  };
}

/** The rows of a table's CSV. Throws a {@link Refusal} (file-unreadable) with the line. */
export function readTable(text: string, table: AuditTable): ReadTable {
  const lines = dataLines(text, table);
  const places = headerOf(lines, table);
  const rows = lines.slice(1).map((line) => rowOf(line, places, table));
  const seen = new Set<string>();
  for (const { codes, line } of rows) {
    const key = JSON.stringify(codes);
    if (seen.has(key)) refuse(table, line, 'There is a row of the same group already.');
    seen.add(key);
  }
  return { table, columns: new Set(places.keys()), rows };
}
