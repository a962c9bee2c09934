import { byarLimits, poissonLimits } from '../statistics/poisson-limits.ts';
import { wilsonLimits } from '../statistics/proportion.ts';
import type { Limits } from './known-limits.ts';
import type { PrintedNumber } from './read-table.ts';

/** The highest count that is tried. */
export const mostTried = 10_000;
const mostPeople = 10_000_000;

/** Numerators and denominators that print the same numbers; null where none does. */
export interface Fits {
  readonly numerator: Limits;
  readonly denominator: Limits;
}

const slack = 1e-9;

/** Whether a number would be printed as another was, as far as binary numbers tell. */
export function printsAs(number: number, { number: shown, half }: PrintedNumber): boolean {
  return Math.abs(number - shown) <= half + slack * Math.max(1, Math.abs(shown));
}

/** Denominators with which a numerator prints a value: from the least to the most. */
function peopleFor(count: number, value: PrintedNumber, per: number, among: Limits): Limits {
  const most = (value.number + value.half) * (1 + slack);
  const least = (value.number - value.half) * (1 - slack);
  const lower = most > 0 ? Math.ceil((count * per) / most - slack) : mostPeople;
  const upper = least > 0 ? Math.floor((count * per) / least + slack) : mostPeople;
  return {
    lower: Math.max(among.lower, lower, 1),
    upper: Math.min(among.upper, upper, mostPeople),
  };
}

/** The first whole number of a range from which on a statement holds; one past it where it never does. */
function firstWhere({ lower, upper }: Limits, holds: (number: number) => boolean): number {
  let [low, high] = [lower, upper + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** An interval as it was printed. */
export interface PrintedInterval {
  readonly lower: PrintedNumber;
  readonly upper: PrintedNumber;
}

/** Denominators with which Wilson's limits of a numerator print: each falls as the denominator grows. */
function peopleForWilson(
  count: number,
  { lower, upper }: PrintedInterval,
  per: number,
  among: Limits,
): Limits {
  const start = { lower: Math.max(among.lower, count, 1), upper: among.upper };
  const ends = ([lower, upper] as const).map((printed, at) => {
    const end = (people: number) => {
      const limits = wilsonLimits(count, people, 0.95);
      return ((at === 0 ? limits.lower : limits.upper) ?? 0) * per;
    };
    const room = printed.half + slack * Math.max(1, printed.number);
    return {
      lower: firstWhere(start, (people) => end(people) <= printed.number + room),
      upper: firstWhere(start, (people) => end(people) < printed.number - room) - 1,
    };
  });
  return {
    lower: Math.max(start.lower, ...ends.map((end) => end.lower)),
    upper: Math.min(start.upper, ...ends.map((end) => end.upper)),
  };
}

/** Whether Byar's or the exact Poisson limits of a count stand to it as printed limits to their value. */
function hasRatio(count: number, value: PrintedNumber, { lower, upper }: PrintedInterval): boolean {
  const above = upper.number - value.number;
  const below = value.number - lower.number;
  const room = value.half + Math.max(lower.half, upper.half);
  return [byarLimits({ count }), poissonLimits({ count })].some((limits) => {
    if (limits.lower === null || limits.upper === null || count <= limits.lower) return false;
    const ratio = (limits.upper - count) / (count - limits.lower);
    const most = below - room > 0 ? (above + room) / (below - room) : Number.POSITIVE_INFINITY;
    return ratio >= ((above - room) / (below + room)) * (1 - slack) && ratio <= most * (1 + slack);
  });
}

/** What printed numbers of a row are known to be. */
export interface Printed {
  readonly value: PrintedNumber;
  readonly interval: PrintedInterval | null;
  /** What a value is per: 100 for a percentage; null where the value is no plain ratio of the counts. */
  readonly per: number | null;
  /** By which methods the interval may have been worked out. */
  readonly methods: readonly ('wilson' | 'poisson')[];
}

function peopleOf(count: number, printed: Printed, among: Limits): Limits | null {
  const { value, interval, per, methods } = printed;
  const ofValue = per === null ? among : peopleFor(count, value, per, among);
  if (interval === null || methods.length === 0) return ofValue;
  const found = methods.flatMap((method) => {
    if (method === 'poisson') return hasRatio(count, value, interval) ? [ofValue] : [];
    return per === null ? [] : [peopleForWilson(count, interval, per, ofValue)];
  });
  const possible = found.filter(({ lower, upper }) => lower <= upper);
  if (possible.length === 0) return null;
  return {
    lower: Math.min(...possible.map(({ lower }) => lower)),
    upper: Math.max(...possible.map(({ upper }) => upper)),
  };
}

/** Numerators that can give a value of so many people at all; all of them where that is not known. */
function worthTrying({ value, per }: Printed, numerator: Limits, denominator: Limits): Limits {
  if (per === null) return numerator;
  const most = ((value.number + value.half) * denominator.upper) / per;
  const least = ((value.number - value.half) * denominator.lower) / per;
  return {
    lower: Math.max(numerator.lower, Math.floor(least) - 1),
    upper: Math.min(numerator.upper, Math.ceil(most) + 1),
  };
}

/**
 * Tries every whole numerator that limits allow, and keeps those that print the same numbers with some
 * whole denominator. Where the highest one tried still does, nothing is said of the most.
 */
export function fitsOf(printed: Printed, numerator: Limits, denominator: Limits): Fits | null {
  const tried = worthTrying(printed, numerator, denominator);
  const last = Math.min(tried.upper, mostTried);
  const fits = { least: Number.POSITIVE_INFINITY, most: -1, from: mostPeople, to: 0 };
  for (let count = Math.max(0, Math.ceil(tried.lower)); count <= last; count += 1) {
    const people = peopleOf(count, printed, denominator);
    if (people === null || people.lower > people.upper) continue;
    fits.least = Math.min(fits.least, count);
    fits.most = count;
    fits.from = Math.min(fits.from, people.lower);
    fits.to = Math.max(fits.to, people.upper);
  }
  if (fits.most < 0) return null;
  const isOpen = fits.most === mostTried && tried.upper > mostTried;
  return {
    numerator: { lower: fits.least, upper: isOpen ? numerator.upper : fits.most },
    denominator: {
      lower: Math.max(fits.from, denominator.lower),
      upper: isOpen || fits.to >= mostPeople ? denominator.upper : fits.to,
    },
  };
}
