import { shareOf } from './cells-of.ts';
import type { ColumnProfile } from './column-profile.ts';
import { readGroup } from './read-group.ts';

/** Ways of saying how deprived an area is. */
export type DeprivationForm = 'score' | 'rank' | 'decile' | 'quintile';

export const deprivationFields: Readonly<Record<DeprivationForm, string>> = {
  score: 'imd_score',
  rank: 'imd_rank',
  decile: 'imd_decile',
  quintile: 'imd_quintile',
};

/** Ranks that are more than any edition has. */
const mostRanks = 33_755;

const isForm: Readonly<Record<string, DeprivationForm>> = {
  score: 'score',
  scores: 'score',
  rank: 'rank',
  ranking: 'rank',
  decile: 'decile',
  tenth: 'decile',
  quintile: 'quintile',
  fifth: 'quintile',
};

/** What a name says it holds; null where it does not say. */
export function namedForm(words: readonly string[]): DeprivationForm | null {
  const found = words.map((word) => isForm[word]).filter((form) => form !== undefined);
  return found[0] ?? null;
}

/** Share of cells that may be damaged without a column being taken for something else. */
const fewCells = 0.02;

const numberOf = (cell: string) => Number(cell.trim().replace(',', '.'));

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

/** Deciles or quintiles whose cells have words around the number, or none. */
function labelledForm(share: Share): DeprivationForm | null {
  const isGroup = (groups: number) => (cell: string) => typeof readGroup(cell, groups) === 'number';
  const isAboveFive = (cell: string) => isGroup(10)(cell) && !isGroup(5)(cell);
  if (share(isAboveFive) > fewCells) return share(isGroup(10)) >= 0.5 ? 'decile' : null;
  return share(isGroup(5)) >= 0.5 ? 'quintile' : null;
}

/** What a column's numbers look like; null where they are none, or like nothing that is known. */
export function formByRange(profile: ColumnProfile): DeprivationForm | null {
  const share: Share = (passes) => shareOf(profile, passes) ?? 0;
  if (share((cell) => Number.isFinite(numberOf(cell))) < 0.5) {
    return labelledForm(share);
  }
  if (share((cell) => numberOf(cell) < 0) > fewCells) return null;
  const greatest = greatestOf(profile);
  if (share((cell) => !Number.isInteger(numberOf(cell))) > 0.5) {
    return greatest <= 100 ? 'score' : null;
  }
  if (greatest <= 5) return 'quintile';
  if (greatest <= 10) return 'decile';
  if (greatest <= 100) return 'score';
  return greatest <= mostRanks ? 'rank' : null;
}

/** Whether a column cannot be what its name says, for what its cells are. */
export function contradicts(
  profile: ColumnProfile,
  said: DeprivationForm,
  seen: DeprivationForm | null,
): boolean {
  if (said === 'score') return seen === 'rank' || seen === null;
  if (said === 'rank') return seen !== 'rank';
  const groups = said === 'decile' ? 10 : 5;
  const share: Share = (passes) => shareOf(profile, passes) ?? 0;
  return (
    share((cell) => numberOf(cell) > groups) > 0.05 ||
    share((cell) => typeof readGroup(cell, groups) === 'number') < 0.5
  );
}
