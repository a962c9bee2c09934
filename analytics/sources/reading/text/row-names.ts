import { candidateOf } from '../../mapping/candidate.ts';
import { isBareValue } from './bare-value.ts';
import type { Dialect } from './dialect.ts';
import type { HeadRecord } from './head-records.ts';

const looked = 200;
const number = /^-?\d+(?:\.\d+)?$/;

const areDistinct = (cells: readonly string[]) =>
  new Set(cells).size === cells.length && !cells.includes('');

const each = (pattern: RegExp) => (cells: readonly string[]) =>
  cells.some((cell) => cell !== '') && cells.every((cell) => cell === '' || pattern.test(cell));

/** What the cells of some fields cannot but look like. */
const looks: Readonly<Record<string, (cells: readonly string[]) => boolean>> = {
  person_id: areDistinct,
  age: each(/^\d{1,3}\+?$/),
  birth_year: each(/^(?:19|20)\d\d$/),
  sex: each(/^(?:[mf0129x]|male|female|unknown)$/i),
  lsoa: each(/^[EW]01\d{6}$/i),
  practice: each(/^[a-z]\d{5}$/i),
  imd_decile: each(/^(?:10|[1-9])$/),
  condition: each(/^(?:[01yntf]|yes|no|true|false)$/i),
};

interface Fits {
  /** Known names that can be tested by cells, and how many fit those below them or one to the right. */
  readonly tested: number;
  readonly below: number;
  readonly toTheRight: number;
  /** Names that fit the cells to their right alone. */
  readonly onlyRight: number;
}

function fitsOf(names: readonly string[], rows: readonly HeadRecord[]): Fits {
  const column = (index: number) => rows.map(({ cells }) => (cells[index] ?? '').trim());
  const fits = { tested: 0, below: 0, toTheRight: 0, onlyRight: 0 };
  for (const [index, name] of names.entries()) {
    const field = candidateOf(name.trim())?.field.replace(/^condition:.*/, 'condition');
    const look = field === undefined ? undefined : looks[field];
    if (look === undefined) continue;
    const [below, right] = [look(column(index)), look(column(index + 1))];
    fits.tested += 1;
    if (below) fits.below += 1;
    if (right) fits.toTheRight += 1;
    if (right && !below) fits.onlyRight += 1;
  }
  return fits;
}

/** Whether some names of fields stand one column left of what looks like them, as after a lost delimiter. */
export function areShifted({ cells }: HeadRecord, alike: readonly HeadRecord[]): boolean {
  return fitsOf(cells, alike.slice(0, looked)).onlyRight > 0;
}

/** Whether rows count from 1 in quotes, where other numbers have none. */
function areNumbered(
  text: string,
  rows: readonly HeadRecord[],
  { delimiter, quote }: Dialect,
): boolean {
  const lines = text.split(/\r\n|\n|\r/);
  const lineOf = ({ line }: HeadRecord) => lines[line - 1] ?? '';
  return (
    quote !== '' &&
    rows.every((row, at) => lineOf(row).startsWith(`${quote}${at + 1}${quote}${delimiter}`)) &&
    rows.some((row) =>
      lineOf(row)
        .split(delimiter)
        .some((cell) => number.test(cell)),
    )
  );
}

/**
 * Whether rows have one cell more than there are names since their first names the row, which R
 * writes without a name of its own. Names of fields must stand over what looks like them; where none
 * is known, the first cells must be words that are all different.
 */
export function areRowNames(
  text: string,
  { cells: names }: HeadRecord,
  alike: readonly HeadRecord[],
  dialect: Dialect,
): boolean {
  const rows = alike.slice(0, looked);
  if (rows.length < 3 || rows[0]?.cells.length !== names.length + 1) return false;
  const keys = rows.map(({ cells }) => (cells[0] ?? '').trim());
  if (!areDistinct(keys) || names.some((name) => name.trim() === '')) return false;
  if (areNumbered(text, rows, dialect)) return true;
  const { tested, below, toTheRight } = fitsOf(names, rows);
  return tested === 0 ? !keys.some(isBareValue) : toTheRight === tested && below < tested;
}
