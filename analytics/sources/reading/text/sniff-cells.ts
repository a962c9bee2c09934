import type { DateOrder, ReadAs } from '../../../contract/reading.ts';
import { counted } from '../../counted.ts';
import type { SampleRow } from '../part.ts';

const slashed = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[ T]|$)/;
const yearFirst = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[ T]|$)/;

const between = (code: number) => code >= 45 && code <= 47;

/** Whether a hyphen, point or slash stands where dates have the first of theirs. */
function mayBeDate(cell: string): boolean {
  return between(cell.charCodeAt(1)) || between(cell.charCodeAt(2)) || between(cell.charCodeAt(4));
}

/** In which order the file writes day, month and year; null where it has no dates of figures. */
export function sniffDates(
  sample: readonly SampleRow[],
  { dates }: ReadAs,
): { readonly dates: DateOrder; readonly reason: string | null } | null {
  if (dates !== undefined) return { dates, reason: null };
  let dayFirst = 0;
  let monthFirst = 0;
  let either = 0;
  let iso = 0;
  for (const row of sample) {
    for (const cell of row) {
      if (cell === null || cell.length < 6 || cell.length > 30 || !mayBeDate(cell)) continue;
      if (yearFirst.test(cell)) iso += 1;
      const [, first = '', second = ''] = slashed.exec(cell) ?? [];
      if (first === '' || Number(first) > 31 || Number(second) > 31) continue;
      if (Number(first) > 12 && Number(second) <= 12) dayFirst += 1;
      else if (Number(second) > 12 && Number(first) <= 12) monthFirst += 1;
      else if (Number(first) <= 12) either += 1;
    }
  }
  return orderOf({ dayFirst, monthFirst, either, iso });
}

function orderOf(counts: Readonly<Record<'dayFirst' | 'monthFirst' | 'either' | 'iso', number>>): {
  readonly dates: DateOrder;
  readonly reason: string;
} | null {
  const { dayFirst, monthFirst, either, iso } = counts;
  if (dayFirst > 0 && monthFirst > 0) {
    const dates = dayFirst >= monthFirst ? 'dmy' : 'mdy';
    const order = dates === 'dmy' ? 'day, month, year' : 'month, day, year';
    const reason = `Some dates are day first and some month first: most are ${order}, and all are read so.`;
    return { dates, reason };
  }
  if (dayFirst > 0) {
    const reason = `Dates are day, month, year: ${counted(dayFirst, 'date')} looked at can be nothing else.`;
    return { dates: 'dmy', reason };
  }
  if (monthFirst > 0) {
    const reason = `Dates are month, day, year: ${counted(monthFirst, 'date')} looked at can be nothing else.`;
    return { dates: 'mdy', reason };
  }
  if (either > 0) {
    const reason = 'No date tells whether day or month comes first: day, month, year is taken.';
    return { dates: 'dmy', reason };
  }
  return iso > 0 ? { dates: 'ymd', reason: 'Dates are year, month, day.' } : null;
}
