import { filledCells, shareOf } from './cells-of.ts';
import type { ColumnProfile } from './column-profile.ts';
import { type DeprivationForm, fewCells, numberOf } from './deprivation-form.ts';
import { readGroup, saysGroups } from './read-group.ts';

/** What the cells of a column of deprivation are like, whatever its name says. */
export interface SeenForms {
  /** What they may be, the likeliest first; empty where they are like nothing that is read. */
  readonly forms: readonly DeprivationForm[];
  /**
   * Whether the first is the only one; or is taken till it is said, as nobody well off can come to
   * stand among the most deprived by it; or has to be asked about before anything is read.
   */
  readonly isSure: boolean;
  readonly mayStand: boolean;
  /** A sentence. */
  readonly why: string;
}

/** Ranks that are more than any edition has. */
const mostRanks = 33_755;

/** No edition gives an area a higher score. */
const highestScore = 94.3;

/** Areas that the largest region of England has: ranks up to here may be among its own alone. */
const mostLocal = 5000;

const surely = (form: DeprivationForm, why: string): SeenForms => ({
  ...{ forms: [form], isSure: true, mayStand: true, why },
});
const likely = (forms: readonly DeprivationForm[], why: string): SeenForms => ({
  ...{ forms, isSure: false, mayStand: true, why },
});
const unsure = (forms: readonly DeprivationForm[], why: string): SeenForms => ({
  ...{ forms, isSure: false, mayStand: false, why },
});

/** The greatest of a column's numbers, without the few that are damaged. */
function greatestOf({ values, sample }: ColumnProfile): number {
  const counted = values ?? sample.map((value) => ({ value, count: 1 }));
  const numbers = counted
    .map(({ value, count }) => ({ number: numberOf(value ?? 'none'), count }))
    .filter(({ number }) => Number.isFinite(number))
    .toSorted((a, b) => b.number - a.number);
  let damaged = numbers.reduce((sum, { count }) => sum + count, 0) * fewCells;
  for (const { number, count } of numbers) {
    damaged -= count;
    if (damaged < 0) return number;
  }
  return numbers.at(-1)?.number ?? 0;
}

type Share = (passes: (cell: string) => boolean) => number;

/** Whether groups are counted from 0, as 0 to 9 or 0 to 4: none of them is the one it says. */
export function countsFromNought(profile: ColumnProfile): boolean {
  const noughts = shareOf(profile, (cell) => numberOf(cell) === 0) ?? 0;
  return noughts > fewCells && [1, 4, 9].includes(greatestOf(profile));
}

/** Whether so many different ranks stand so close together that they are of few areas. */
export function areRanksOfFew(profile: ColumnProfile): boolean {
  const greatest = greatestOf(profile);
  return greatest <= mostLocal && profile.distinct >= 30 && profile.distinct >= greatest * 0.2;
}

/** Groups up to 5: of fifths or of tenths, which only labels can tell. */
function fifthsOrTenths(profile: ColumnProfile, upTo: string): SeenForms {
  const said = saysGroups(filledCells(profile));
  if (said === 10) return surely('decile', 'Its labels are those of deciles.');
  if (said === 5) return surely('quintile', 'Its labels are those of quintiles.');
  return likely(
    ['quintile', 'decile'],
    `${upTo}, as those of quintiles do, and of deciles where nobody lives in the better-off half.`,
  );
}

/** Deciles or quintiles whose cells have words around the number, or none. */
function labelledForms(profile: ColumnProfile, share: Share): SeenForms {
  const isGroup = (groups: number) => (cell: string) => typeof readGroup(cell, groups) === 'number';
  const isAboveFive = (cell: string) => isGroup(10)(cell) && !isGroup(5)(cell);
  const none = unsure([], 'Its cells are no numbers.');
  if (share(isAboveFive) > fewCells) {
    return share(isGroup(10)) >= 0.5 ? surely('decile', 'Its labels go up to 10.') : none;
  }
  if (share(isGroup(5)) < 0.5) return none;
  return fifthsOrTenths(profile, 'Its labels go up to 5');
}

function formsOfDecimals(greatest: number): SeenForms {
  if (greatest > 100) return unsure([], 'Its numbers go above 100.');
  if (greatest <= 1) return unsure(['score'], 'Its numbers are shares, from 0 to 1.');
  return greatest > highestScore
    ? unsure(['score'], 'Its numbers go up to 100, as percentiles do and scores do not.')
    : likely(['score'], 'Its numbers are decimals, as scores are and percentiles may be.');
}

function formsOfWholes(profile: ColumnProfile, greatest: number): SeenForms {
  if (greatest <= 10 && countsFromNought(profile)) {
    return unsure([], 'Its groups are counted from 0.');
  }
  if (greatest <= 5) return fifthsOrTenths(profile, 'Its numbers go up to 5');
  if (greatest <= 10) return surely('decile', 'Its numbers go up to 10.');
  if (greatest <= 100) {
    const why = 'as a score without its decimals has, a percentile, or a rank among few areas.';
    return unsure(['score', 'rank'], `It has whole numbers up to ${greatest}, ${why}`);
  }
  if (greatest > mostRanks) return unsure([], 'Its numbers go beyond the ranks of any edition.');
  return greatest <= mostLocal
    ? unsure(['rank'], `Its numbers go up to ${greatest}: they may be ranks within one place.`)
    : surely('rank', `Its numbers go up to ${greatest}.`);
}

/** What a column's numbers may be; see {@link SeenForms}. */
export function formsByRange(profile: ColumnProfile): SeenForms {
  const share: Share = (passes) => shareOf(profile, passes) ?? 0;
  if (share((cell) => Number.isFinite(numberOf(cell))) < 0.5) return labelledForms(profile, share);
  if (share((cell) => numberOf(cell) < 0) > fewCells) {
    return unsure([], 'Some of its numbers are below 0.');
  }
  const greatest = greatestOf(profile);
  const areDecimals = share((cell) => !Number.isInteger(numberOf(cell))) > 0.5;
  return areDecimals ? formsOfDecimals(greatest) : formsOfWholes(profile, greatest);
}
