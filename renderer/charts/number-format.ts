import { formatLocale } from 'd3-format';
import type { ReleasedMeasure } from '../../analytics/contract/released.ts';
import { type Decimals, rounded } from './rounded.ts';

const english = formatLocale({
  decimal: '.',
  thousands: ',',
  grouping: [3],
  currency: ['£', ''],
  minus: '\u2212',
});

/** What a number is: its unit, for a mean of money the unit in words, and how it is told. */
export type Scale = Pick<ReleasedMeasure, 'unit' | 'unitLabel'> & {
  /** No more decimals than this, where all values have no more; see {@link toldTable}. */
  readonly decimals?: Decimals;
};

const whole = english.format(',.0f');
const tenth = english.format(',.1f');
const hundredth = english.format(',.2f');
const shortest = english.format(',~r');

/** A count with commas between thousands: `12,345`. */
export function formatCount(count: number): string {
  return whole(rounded(count, 0));
}

/** A percentage (0 to 100) with one decimal: `12.3%`. */
export function formatPercent(percentage: number): string {
  return `${tenth(rounded(percentage, 1))}%`;
}

function isMoney({ unit, unitLabel }: Scale): boolean {
  return unit === 'mean' && unitLabel.startsWith('£');
}

/** How many decimals a unit has. */
function unitDecimals(value: number, scale: Scale): Decimals {
  if (scale.unit === 'people') return 0;
  if (scale.unit === 'mixed') return 2;
  if (scale.unit !== 'mean') return 1;
  if (rounded(Math.abs(value), 2) < 10) return 2;
  return isMoney(scale) ? 0 : 1;
}

/** How many decimals a value is printed with. */
function decimals(value: number, scale: Scale): Decimals {
  const most = unitDecimals(value, scale);
  return scale.decimals === undefined || scale.decimals > most ? most : scale.decimals;
}

/**
 * A value with the decimals of its unit: none for people, one for percentages, rates and ratios, two for
 * means below 10 and for each row's own, one for other means, none for £10 and more; never more than the
 * values of its table have. Pence go in pairs.
 */
export function formatValue(value: number, scale: Scale): string {
  const places = decimals(value, scale);
  const printed = isMoney(scale) && places === 1 ? 2 : places;
  const number = [whole, tenth, hundredth][printed]?.(rounded(value, places)) ?? whole(value);
  if (scale.unit === 'percent') return `${number}%`;
  return isMoney(scale) ? withPound(number) : number;
}

function withPound(number: string): string {
  return number.startsWith('\u2212') ? `\u2212£${number.slice(1)}` : `£${number}`;
}

/** A value at the precision at which {@link formatValue} prints it. */
export function asPrinted(value: number, scale: Scale): number {
  return rounded(value, decimals(value, scale));
}

/** The smallest difference that is printed of values up to this one. */
export function printedStep(value: number, scale: Scale): number {
  return 10 ** -decimals(value, scale);
}

/** An interval in words: `11.2% to 13.4%`. */
export function formatInterval(lower: number, upper: number, scale: Scale): string {
  return `${formatValue(lower, scale)} to ${formatValue(upper, scale)}`;
}

/** An axis tick: no more decimals than it needs. */
export function formatTick(value: number, scale: Scale): string {
  if (scale.unit === 'people') return whole(value);
  if (scale.unit === 'percent') return `${shortest(value)}%`;
  return isMoney(scale) ? withPound(shortest(value)) : shortest(value);
}

/** What follows a value in a sentence, e.g. ` people`, ` per 1,000 people`; nothing where a number has none. */
export function unitWords(scale: Scale): string {
  if (scale.unit === 'people') return ' people';
  if (scale.unit !== 'rate' && scale.unit !== 'mean') return '';
  const words = isMoney(scale) ? scale.unitLabel.replace(/^£\s*/, '') : scale.unitLabel;
  return words === '' ? '' : ` ${words}`;
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

/** An ISO month in words, `March 2026`; whatever is not an ISO month comes back as it is. */
export function formatMonth(iso: string): string {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(iso) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? iso : `${name} ${year}`;
}

/** An ISO date in words, `31 March 2026`; whatever is not an ISO date comes back as it is. */
export function formatDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? iso : `${Number(day)} ${name} ${year}`;
}
