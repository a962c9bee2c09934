import { formatLocale } from 'd3-format';

const english = formatLocale({
  decimal: '.',
  thousands: ',',
  grouping: [3],
  currency: ['£', ''],
  minus: '\u2212',
});

export type Unit = 'people' | 'percent';

const whole = english.format(',.0f');
const tenth = english.format(',.1f');
const shortest = english.format(',~r');

/** A count with commas between thousands: `12,345`. */
export function formatCount(count: number): string {
  return whole(count);
}

/** A percentage (0 to 100) with one decimal: `12.3%`. */
export function formatPercent(percentage: number): string {
  return `${tenth(percentage)}%`;
}

export function formatValue(value: number, unit: Unit): string {
  return unit === 'percent' ? formatPercent(value) : formatCount(value);
}

/** A value at the precision at which {@link formatValue} prints it. */
export function asPrinted(value: number, unit: Unit): number {
  return Number(value.toFixed(unit === 'percent' ? 1 : 0));
}

/** An interval in words: `11.2% to 13.4%`. */
export function formatInterval(lower: number, upper: number, unit: Unit): string {
  return `${formatValue(lower, unit)} to ${formatValue(upper, unit)}`;
}

/** An axis tick: no more decimals than it needs. */
export function formatTick(value: number, unit: Unit): string {
  return unit === 'percent' ? `${shortest(value)}%` : whole(value);
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** An ISO date in words, `31 March 2026`; whatever is not an ISO date comes back as it is. */
export function formatDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? iso : `${Number(day)} ${name} ${year}`;
}
