import { type Cell, percent, type Verdict } from './column.ts';
import { type Heading, saying } from './heading.ts';
import { masks } from './mask.ts';
import { isMonth, readDay, readMonth } from './read-day.ts';

const sayingMonth = saying('month', 'mon', 'mm', 'months', 'mob');
const ofMonth = (heading: Heading) => sayingMonth(heading) || /birthm|mob$/.test(heading.squashed);

/** Headings that say themselves that a date of birth was made coarser. */
const isApproximate = saying('approx', 'approximate', 'approximated', 'year');

/**
 * Births to the month, in a column of that name: a warning. With an area and a sex a month of birth
 * says nearly as much as a day.
 */
export function findMonthOfBirth(heading: Heading, cells: readonly Cell[]): Verdict | null {
  if (isApproximate(heading) && !ofMonth(heading)) return null;
  const read = ({ text }: Cell) => readMonth(text) ?? readDay(text);
  const months = cells.filter((cell) => read(cell) !== null);
  const areYears = new Set(months.map((cell) => read(cell)?.month)).size === 1;
  const alone = ofMonth(heading) ? cells.filter(({ text }) => isMonth(text)) : [];
  const found = months.length >= alone.length ? months : alone;
  const share = found.length / cells.length;
  if (months.length > 2 && areYears) return null;
  if (share < 0.5 || found.length < Math.min(3, cells.length)) return null;
  return {
    kind: 'date-of-birth',
    severity: 'warn',
    reason: `The name is that of a date of birth, and ${percent(share)} of the different values are months: a year of birth or an age says enough for most work.`,
    share,
    masked: masks(
      found.map(({ text }) => text),
      () => '****-**',
    ),
  };
}
