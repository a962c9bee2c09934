import { cellsOf, filledCells, shareOf } from './cells-of.ts';
import type { ColumnProfile } from './column-profile.ts';
import { looksLikeDate } from './read-date.ts';
import { isSuppressed, type Reading, readFlag } from './vocabulary.ts';

/**
 * How a column says yes and no: typed so; in words; as how often; as a date where yes and nothing
 * where no; as 1 yes and 2 no, or else as counts of which none is 0 (`one-or-two`, which cannot be
 * told); in codes of a clinical system; in some other way; or not at all, as it is empty.
 */
export type FlagForm =
  | 'typed'
  | 'words'
  | 'counts'
  | 'dates'
  | 'one-or-two'
  | 'codes'
  | 'other'
  | 'empty';

/** A whole number from 0 to 99: how often something was recorded. */
export function readCount(cell: string): number | null {
  const digits = /^\s*(\d{1,2})(?:\.0+)?\s*$/.exec(cell)?.[1];
  return digits === undefined ? null : Number(digits);
}

export type ReadFlagCell = (cell: string) => Reading<boolean>;

/**
 * How a column's words for yes and no are read. A cross alone, or beside words for no, marks a yes;
 * beside ticks it means no; beside other words for yes it is not read.
 */
export function flagReader(profile: ColumnProfile): ReadFlagCell {
  const cells = filledCells(profile);
  const isTick = (cell: string) => /^[✓✔√☑]$/.test(cell.trim());
  const isCross = (cell: string) => /^[x☒]$/i.test(cell.trim());
  if (!cells.some(isCross)) return readFlag;
  const hasYes = cells.some((cell) => readFlag(cell) === true);
  const onlyTicks = hasYes && cells.every((cell) => readFlag(cell) !== true || isTick(cell));
  if (hasYes && !onlyTicks) return readFlag;
  return (cell) => (isCross(cell) ? !hasYes : readFlag(cell));
}

/** Numbers of six digits and more, as in SNOMED CT, and letters with digits, as in Read and ICD-10. */
const clinicalCode = /^(\d{6,18}|[A-Za-z]\d{2}[A-Za-z0-9.]{0,4}|[A-Za-z0-9]{4}[.a-z])$/;

export function flagForm(profile: ColumnProfile): FlagForm {
  if (profile.type === 'flag') return 'typed';
  if (profile.filled === 0) return 'empty';
  if (profile.type === 'date') return 'dates';
  const share = (passes: (cell: string) => boolean) => shareOf(profile, passes) ?? 0;
  const cells = profile.values === null ? [] : filledCells(profile).filter((c) => !isSuppressed(c));
  const counts = cells.map(readCount);
  if (cells.length > 0 && share((cell) => readCount(cell) !== null) >= 0.95) {
    const greatest = Math.max(...counts.map((count) => count ?? 0));
    const hasNone = counts.includes(0);
    if (greatest === 2 && !hasNone) return 'one-or-two';
    return greatest > 1 ? 'counts' : 'words';
  }
  const read = flagReader(profile);
  if (share((cell) => typeof read(cell) === 'boolean') >= 0.5) return 'words';
  if (share(looksLikeDate) >= 0.5) return 'dates';
  return share((cell) => clinicalCode.test(cell.trim())) >= 0.5 ? 'codes' : 'other';
}

/** Whether a column has a cell for yes, and none for no. */
export function neverSaysNo(profile: ColumnProfile, read: (cell: string) => unknown): boolean {
  let hasYes = false;
  for (const { value } of cellsOf(profile)) {
    const word = value === null ? undefined : read(value);
    if (word === false) return false;
    if (word === true) hasYes = true;
  }
  return hasYes;
}
