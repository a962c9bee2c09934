import { readDate } from './read-date.ts';

/** A stretch of time for which a lookup is true. ISO dates, both days included. */
export interface Period {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

const lastDay = (year: number, month: number) =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/**
 * A period as lookups write it: a financial year (`2023-24`, `2023/24`, `202324`, April to March), a
 * calendar year, a month (`2022-01`) or a day. Null where it is none of these.
 */
export function readPeriod(label: string): Period | null {
  const years = /^(\d{4})\D?(\d{2}|\d{4})$/.exec(label);
  const first = Number(years?.[1]);
  const second = Number(years?.[2]);
  if (years !== null && (second === (first + 1) % 100 || second === first + 1)) {
    return { label, from: `${first}-04-01`, to: `${first + 1}-03-31` };
  }
  if (years !== null && years[2]?.length === 2 && second >= 1 && second <= 12) {
    return { label, from: `${years[1]}-${years[2]}-01`, to: lastDay(first, second) };
  }
  if (/^\d{4}$/.test(label)) return { label, from: `${label}-01-01`, to: `${label}-12-31` };
  const day = readDate(label);
  return day === null ? null : { label, from: day, to: day };
}

export interface ChosenPeriod {
  readonly label: string;
  /** The last day of the period; empty where its label is not understood. */
  readonly to: string;
  readonly why: 'the only one' | 'in force on the as-at date' | 'the newest';
}

/**
 * Of the periods of a lookup the one in force on a date (the shortest, where several hold the date),
 * else the newest. Labels that are not understood come last, in their order. Null where there are none.
 */
export function choosePeriod(labels: Iterable<string>, asAt: string | null): ChosenPeriod | null {
  const different = [...new Set(labels)].sort();
  const periods = different.map((label) => readPeriod(label) ?? { label, from: '', to: '' });
  const days = ({ from, to }: Period) => Date.parse(to) - Date.parse(from);
  const inForce = periods
    .filter(({ from, to }) => asAt !== null && from !== '' && from <= asAt && asAt <= to)
    .sort((a, b) => days(a) - days(b))[0];
  const newest = periods.toSorted((a, b) => (a.to < b.to ? 1 : a.to > b.to ? -1 : 0))[0];
  const chosen = inForce ?? newest;
  if (chosen === undefined) return null;
  const { label, to } = chosen;
  if (inForce !== undefined) return { label, to, why: 'in force on the as-at date' };
  return { label, to, why: periods.length === 1 ? 'the only one' : 'the newest' };
}
