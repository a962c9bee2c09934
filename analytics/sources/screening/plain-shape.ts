import { missingWords } from '../mapping/vocabulary.ts';
import type { CellShape } from '../profile/column-question.ts';

/** Texts of a shape longer than this are not looked at place by place. */
const longest = 128;

/** Share of a sample's cells that have a shape, if it is that of the column. */
const nearlyAll = 0.98;

/** Different cells that a shape is made of at least. */
const fewest = 50;

const longestMissing = Math.max(...missingWords.map((word) => word.length));

/** Signs that stand in pseudonyms, and in nothing that is written in words. */
const signs = /^[-_./:|]$/;

/** One place of all cells: `9` a digit, `A` a letter, `X` either, a sign as itself; null for others. */
function placeOf(cells: readonly string[], at: number): string | null {
  let [digits, letters] = [false, false];
  const first = cells[0]?.charAt(at) ?? '';
  for (const cell of cells) {
    const code = cell.charCodeAt(at);
    if (code >= 48 && code <= 57) digits = true;
    else if ((code | 32) >= 97 && (code | 32) <= 122) letters = true;
    else if (cell.charAt(at) !== first || !signs.test(first)) return null;
    else continue;
    if (signs.test(first)) return null;
  }
  if (digits) return letters ? 'X' : '9';
  return letters ? 'A' : first;
}

/** What every cell is like, place by place; null where they differ in length or hold other signs. */
function maskOf(cells: readonly string[]): string | null {
  const length = cells[0]?.length ?? 0;
  if (length === 0 || length > longest) return null;
  if (cells.some((cell) => cell.length !== length)) return null;
  let mask = '';
  for (let at = 0; at < length; at += 1) {
    const place = placeOf(cells, at);
    if (place === null) return null;
    mask += place;
  }
  return mask;
}

/** Masks of which a cell could be an identifier: NHS number, postcode, day. */
const ofIdentifiers: readonly RegExp[] = [
  /^[9X]{10}$/,
  /^[9X]{3}-[9X]{3}-[9X]{4}$/,
  /^[AX]{1,2}[9X][9AX]?[9X][AX]{2}$/,
  /[9X]{2}[/.-][9X]{2}[/.-][9X]{4}/,
  /[9X]{4}-[9X]{2}-[9X]{2}/,
];

/** Masks of which a cell could be a number. */
const ofNumbers: readonly RegExp[] = [
  /^[9X.-]{1,19}$/,
  /^[9.-]+$/,
  /^[-9.]*9[9.]*A[-9]*$/,
  /^-?A+$/,
];

const numbered = /^([A-Za-z]{1,8})([-_./:|]?)([0-9]{1,18})$/;

/** The shape of letters and a number that has as many digits as it takes: `K9`, `K10`; else null. */
function numberedShape(cells: readonly string[]): string | null {
  let [sign, letters, digits] = ['', 0, 0];
  for (const [at, cell] of cells.entries()) {
    const found = numbered.exec(cell);
    if (found === null || (at > 0 && found[2] !== sign)) return null;
    sign = found[2] ?? '';
    letters = Math.max(letters, found[1]?.length ?? 0);
    digits = Math.max(digits, found[3]?.length ?? 0);
  }
  const most = digits < 10 ? Math.min(9, digits + 2) : digits + 2;
  return `[A-Za-z]{1,${letters}}${sign === '' ? '' : `[${sign}]`}[0-9]{1,${most}}`;
}

/**
 * A regular expression for the cells of a column that are all, or nearly all, alike in shape, as
 * pseudonyms are (`AB-000000001`), where no text of that shape is a number, a word for missing, an
 * NHS number, a postcode, a day, a name, an address or e-mail: of such a column only the cells of
 * another shape want a closer look. Null where the cells have no such shape in common.
 */
export function plainShape(cells: readonly string[]): string | null {
  if (cells.length < fewest) return null;
  const whole = shapeOf(cells);
  if (whole !== null) return whole;
  for (const some of likely(cells)) {
    const shape = shapeOf(some);
    if (shape !== null && isOfNearlyAll(shape, cells)) return shape;
  }
  return null;
}

/** Cells that may all be of the shape that nearly all have: of one length, numbered, or a few of them. */
function* likely(cells: readonly string[]): Generator<readonly string[]> {
  const lengths = new Map<number, number>();
  for (const { length } of cells) lengths.set(length, (lengths.get(length) ?? 0) + 1);
  const [common] = [...lengths].toSorted(([, a], [, b]) => b - a);
  yield cells.filter(({ length }) => length === common?.[0]);
  yield cells.filter((cell) => numbered.test(cell));
  for (const first of [0, 7, 13]) yield cells.filter((_, at) => at % 20 === first);
}

/** What numbers are written with, spaces around them too. */
const numberShape = String.raw`\s*[-+]?[0-9.,]+(?:[eE][-+]?[0-9]+)?\s*`;
const number = new RegExp(`^${numberShape}$`);

/** Whether all the cells of a sample are numbers, of which a cell that is none is looked at closely. */
export function areNumbers(cells: readonly string[]): boolean {
  return cells.length >= fewest && cells.every((cell) => number.test(cell));
}

/** The shape of a column's cells by a sample of them: a plain one, or that of numbers. */
export function shapeOfCells(cells: readonly string[]): CellShape | null {
  if (areNumbers(cells)) return { pattern: numberShape, saysAll: false };
  const pattern = plainShape(cells);
  return pattern === null ? null : { pattern, saysAll: true };
}

function isOfNearlyAll(shape: string, cells: readonly string[]): boolean {
  const form = new RegExp(`^(?:${shape})$`);
  return cells.filter((cell) => form.test(cell)).length >= cells.length * nearlyAll;
}

function shapeOf(cells: readonly string[]): string | null {
  const mask = maskOf(cells);
  if (mask === null) return cells.length === 0 ? null : numberedShape(cells);
  if (!mask.includes('9') && mask.length <= longestMissing) return null;
  if ([...ofIdentifiers, ...ofNumbers].some((form) => form.test(mask))) return null;
  const classes: Readonly<Record<string, string>> = {
    ...{ '9': '[0-9]', A: '[A-Za-z]', X: '[0-9A-Za-z]' },
  };
  return mask.replace(/9+|A+|X+|[^9AX]/g, (run) => {
    const of = classes[run.charAt(0)];
    return of === undefined ? `[${run}]` : `${of}{${run.length}}`;
  });
}
