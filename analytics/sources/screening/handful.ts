import { type Cell, type Column, percent, rowsOf, spread, type Verdict } from './column.ts';
import { ofEvent } from './date-of-birth.ts';
import { headingOf, ofCount } from './heading.ts';
import { masks, maskWords } from './mask.ts';
import { readName } from './name-like.ts';
import { isKnownName } from './person-name.ts';
import { dayNumber, readDay } from './read-day.ts';

/** As many different numbers that all have the check digit are no accident: (1/11)^5 is 6 in a million. */
export const fewestNumbers = 5;
/** As many rows with a full postcode in a column of codes stop an import; fewer are a warning. */
export const fewestPostcodes = 5;

const fieldsOfCodes: ReadonlySet<string | null> = new Set([
  ...['person_id', 'practice', 'pcn', 'lcp', 'lsoa'],
]);

/** Codes, pseudonyms and the like: in one piece, with a digit, and no number, month or day. */
const isCode = ({ text, digits, hasSpace }: Cell) =>
  digits > 0 && !hasSpace && !/^-?[\d.,]+%?$|^\d{4}-\d\d/.test(text) && readDay(text) === null;

/** Whether nine rows in ten of a column hold codes, and what else is in it is a handful. */
export function isOfCodes({ cells, field }: Column): boolean {
  const isOne = fieldsOfCodes.has(field)
    ? (cell: Cell) => cell.digits > 0 && !cell.hasSpace && readDay(cell.text) === null
    : isCode;
  const looked = spread(cells, 500);
  return cells.length > 0 && rowsOf(looked.filter(isOne)) >= rowsOf(looked) * 0.9;
}

/** Letters and digits as mixed and as many as a postcode's, which chance could make one of. */
export const isNearPostcode = ({ text, letters, digits }: Cell) =>
  letters >= 3 && digits >= 2 && text.length >= 5 && text.length <= 8;

/** Whether days long ago, in a column of this name, may be those of births. */
export const isDayOld = (name: string) => !ofEvent(headingOf(name));

/** Days among codes that lie over more than 20 years, from before 1975. */
function findDays(column: Column): Verdict | null {
  const { cells, heading, field } = column;
  if (ofEvent(heading) || field?.startsWith('condition:') === true) return null;
  const dated = cells.flatMap((cell) => {
    const isLikely = cell.digits >= 6 && cell.letters <= 9 && /[^\d]/.test(cell.text);
    const day = isLikely ? readDay(cell.text) : null;
    return day === null || day.year < 1902 ? [] : [day];
  });
  const days = dated.map(dayNumber).toSorted((a, b) => a - b);
  const [first = 0, last = 0] = [days[0], days.at(-1)];
  const isLifetime = first < (1975 - 1970) * 365.25 && last - first > 20 * 365.25;
  if (new Set(days).size < 3 || !isLifetime) return null;
  const share = dated.length / cells.length;
  return {
    kind: 'date-of-birth',
    severity: 'warn',
    reason: `Among codes, ${dated.length} different values (${percent(share)}) are dates to the day, as far apart as births are.`,
    share,
    masked: masks(
      dated.map(({ year }) => String(year)),
      (year) => `${year.slice(0, 2)}**-**-**`,
    ),
  };
}

/** Two or more names of people, of two words or with a title, among codes. */
function findNames({ cells }: Column): Verdict | null {
  const found = cells.filter((cell) => {
    if (!cell.hasSpace || cell.letters < 4 || cell.digits > 6) return false;
    const name = readName({ ...cell, text: cell.text.replace(/\d+$/, ''), digits: 0 });
    return name !== null && name.form !== 'single' && isKnownName(name);
  });
  if (found.length < 2) return null;
  const share = found.length / cells.length;
  return {
    kind: 'name',
    severity: 'warn',
    reason: `Among codes, ${found.length} different values (${percent(share)}) are names that are common among people.`,
    share,
    masked: masks(
      found.map(({ text }) => text),
      maskWords,
    ),
  };
}

/** Dates of birth and names of people in a few cells of a column of codes: a warning. */
export function findHandful(column: Column): Verdict | null {
  if (ofCount(column.heading) || !isOfCodes(column)) return null;
  return findDays(column) ?? findNames(column);
}
