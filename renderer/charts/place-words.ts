import type { ReleasedRow } from '../../analytics/contract/released.ts';

/** What is said of a place that the intervals do not support. */
export const unrankedWords = 'differences too small to rank';

/** Whether the engine has found that a row's interval supports no place among the others. */
export function isUnranked({ ranking }: ReleasedRow): boolean {
  return ranking === 'too-small-to-rank';
}

/** How many rows of a table have a place among the others. */
export function rankedRows(rows: readonly ReleasedRow[]): number {
  return rows.filter(({ rankFrom }) => rankFrom !== null).length;
}

/** `1st`, `2nd`, `13th`, `21st`. */
export function ordinal(place: number): string {
  const tens = place % 100;
  if (tens >= 11 && tens <= 13) return `${place}th`;
  return `${place}${['th', 'st', 'nd', 'rd'][place % 10] ?? 'th'}`;
}

/** Which places a row may have, `2nd to 6th`, and whether they say anything; null where it has none. */
export function placeWords(row: ReleasedRow): string | null {
  const { rankFrom, rankTo } = row;
  if (rankFrom === null || rankTo === null) return isUnranked(row) ? unrankedWords : null;
  const places =
    rankFrom === rankTo ? ordinal(rankFrom) : `${ordinal(rankFrom)} to ${ordinal(rankTo)}`;
  return isUnranked(row) ? `${places}; ${unrankedWords}` : places;
}

/** A place with what it is among: `place 1st to 17th of 17, 1 is the highest`; null where there is none. */
export function placeSentence(row: ReleasedRow, ranked: number): string | null {
  const { rankFrom, rankTo } = row;
  if (rankFrom === null || rankTo === null) return placeWords(row);
  const places = placeWords({ ...row, ranking: null });
  const among = `place ${places} of ${ranked}; 1 is the highest`;
  return isUnranked(row) ? `${unrankedWords} (${among})` : among;
}
