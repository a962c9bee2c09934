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

const isForm: Readonly<Record<string, DeprivationForm>> = {
  score: 'score',
  scores: 'score',
  rank: 'rank',
  ranks: 'rank',
  ranking: 'rank',
  decile: 'decile',
  deciles: 'decile',
  tenth: 'decile',
  quintile: 'quintile',
  quintiles: 'quintile',
  fifth: 'quintile',
};

/** What a name says it holds; null where it does not say. */
export function namedForm(words: readonly string[]): DeprivationForm | null {
  const found = words.map((word) => isForm[word]).filter((form) => form !== undefined);
  return found[0] ?? null;
}

/** Share of cells that may be damaged without a column being taken for something else. */
export const fewCells = 0.02;

export const numberOf = (cell: string) => Number(cell.trim().replace(',', '.'));

/** Whether a column cannot be what its name says, for what its cells are. */
export function contradicts(
  profile: ColumnProfile,
  said: DeprivationForm,
  seen: DeprivationForm | null,
): boolean {
  if (said === 'score') return seen === 'rank' || seen === null;
  if (said === 'rank') return seen !== 'rank';
  const groups = said === 'decile' ? 10 : 5;
  const share = (passes: (cell: string) => boolean) => shareOf(profile, passes) ?? 0;
  return (
    share((cell) => numberOf(cell) > groups) > 0.05 ||
    share((cell) => typeof readGroup(cell, groups) === 'number') < 0.5
  );
}
