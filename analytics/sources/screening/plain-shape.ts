import { missingWords } from '../mapping/vocabulary.ts';

/** Texts of a shape longer than this are not looked at place by place. */
const longest = 128;

/** Cells that a shape is made of at least: fewer might all be alike by chance. */
const fewest = 500;

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

/**
 * A regular expression for the cells of a column that are all alike in shape, as pseudonyms are
 * (`AB-000000001`), where no text of that shape is a number, a word for missing, an NHS number, a
 * postcode, a day, a name, an address or e-mail: of such a column only the cells of another shape
 * want a closer look. Null where the cells have no such shape in common.
 */
export function plainShape(cells: readonly string[]): string | null {
  const mask = cells.length < fewest ? null : maskOf(cells);
  if (mask === null || (!mask.includes('9') && mask.length <= longestMissing)) return null;
  if ([...ofIdentifiers, ...ofNumbers].some((form) => form.test(mask))) return null;
  const classes: Readonly<Record<string, string>> = {
    ...{ '9': '[0-9]', A: '[A-Za-z]', X: '[0-9A-Za-z]' },
  };
  return mask.replace(/9+|A+|X+|[^9AX]/g, (run) => {
    const of = classes[run.charAt(0)];
    return of === undefined ? `[${run}]` : `${of}{${run.length}}`;
  });
}
