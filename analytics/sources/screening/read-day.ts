/** A day of the calendar, as far as a cell gives one. */
export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const rest = '(?:[T ,].*|Z)?$';
const yearFirst = new RegExp(`^(\\d{4})[-/. ](\\d{1,2})[-/. ](\\d{1,2})${rest}`);
const dayFirst = new RegExp(`^(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4}|\\d{2})${rest}`);
const dayMonth = new RegExp(
  `^(?:[a-z]{3,9},? )?(\\d{1,2})(?:st|nd|rd|th)?[-/ .,]*([a-z]{3,9})[-/ .,']*(\\d{4}|\\d{2})${rest}`,
  'i',
);
const monthDay = /^([a-z]{3,9})[ .]+(\d{1,2})(?:st|nd|rd|th)?,?[ ]+(\d{4})$/i;
const compact = /^((?:18|19|20)\d{2})(\d{2})(\d{2})(?:\.0+)?$/;

function checked(year: number, month: number, day: number): Day | null {
  const isDay = day >= 1 && day <= 31 && month >= 1 && month <= 12;
  return isDay && year >= 1880 && year <= 2100 ? { year, month, day } : null;
}

const whole = (text: string | undefined) => Number(text ?? Number.NaN);

/** Two digits of a year: 31 to 99 are of the last century. */
function fullYear(text: string | undefined): number {
  const year = whole(text);
  return text?.length === 2 ? year + (year > 30 ? 1900 : 2000) : year;
}

const monthOf = (name: string | undefined) =>
  months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;

/** The day that a cell gives, in any of the usual ways; null for months, years and all else. */
export function readDay(text: string): Day | null {
  let found = yearFirst.exec(text);
  if (found !== null) return checked(whole(found[1]), whole(found[2]), whole(found[3]));
  found = dayFirst.exec(text);
  if (found !== null) {
    const [, first, second, year] = found;
    const isAmerican = whole(second) > 12;
    const [day, month] = isAmerican ? [second, first] : [first, second];
    return checked(fullYear(year), whole(month), whole(day));
  }
  found = compact.exec(text);
  if (found !== null) return checked(whole(found[1]), whole(found[2]), whole(found[3]));
  found = dayMonth.exec(text);
  if (found !== null) return checked(fullYear(found[3]), monthOf(found[2]), whole(found[1]));
  found = monthDay.exec(text);
  return found === null ? null : checked(whole(found[3]), monthOf(found[1]), whole(found[2]));
}

const yearThenMonth = /^(\d{4})[-/. ]?(\d{2}|[a-z]{3,9})$/i;
const monthThenYear = /^(\d{1,2}|[a-z]{3,9})[-/. ']+(\d{4}|\d{2})$/i;

/** The month of a year that a cell gives, and no day: `1956-03`, `03/1956`, `Mar-56`, `195603`. */
export function readMonth(text: string): Omit<Day, 'day'> | null {
  const first = yearThenMonth.exec(text);
  const [, month, year] =
    first === null ? (monthThenYear.exec(text) ?? []) : [0, first[2], first[1]];
  if (typeof month !== 'string' || typeof year !== 'string') return null;
  const number = /^\d/.test(month) ? whole(month) : monthOf(month);
  const found = checked(fullYear(year), number, 1);
  return found === null ? null : { year: found.year, month: found.month };
}

/** Whether a cell is a month of any year: `3`, `03`, `March`. */
export function isMonth(text: string): boolean {
  return (
    /^(?:0?[1-9]|1[0-2])(?:\.0+)?$/.test(text) || (/^[a-z]{3,9}$/i.test(text) && monthOf(text) > 0)
  );
}

const perDay = 24 * 60 * 60 * 1000;

/** Days since 1 January 1970. */
export const dayNumber = ({ year, month, day }: Day) => Date.UTC(year, month - 1, day) / perDay;

/** The day that a spreadsheet's serial number stands for, counted from 30 December 1899. */
export function readSerialDay(text: string): Day | null {
  if (!/^\d{1,5}(?:\.\d+)?$/.test(text)) return null;
  const date = new Date((Math.floor(Number(text)) - 25_569) * perDay);
  return checked(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
