import { outsideCode, totalCode } from '../../../analytics/contract/dimensions.ts';
import {
  type ReleasedTable,
  releasedNumbers,
  releasedRows,
} from '../../../analytics/contract/released.ts';
import { type Lost, lostText } from './losses.ts';
import { peopleText, textTable } from './text-table.ts';

export interface SegmentCount {
  readonly id: string;
  readonly label: string;
  readonly matched: number | null;
  readonly claimed: number | null;
  readonly lost: number | null;
}

export interface RunCount {
  readonly population: number | null;
  readonly outside: number | null;
  readonly segments: readonly SegmentCount[];
}

/** A released run by segment; null is hidden. */
export function readRun(table: ReleasedTable): RunCount {
  const matched = releasedNumbers(table, 'matched');
  const lost = releasedNumbers(table, 'lost');
  const rows = releasedRows(table).map((row, index) => ({
    id: row.codes.segment ?? '',
    label: row.labels.segment ?? '',
    matched: matched[index] ?? null,
    claimed: row.count,
    lost: lost[index] ?? null,
  }));
  const find = (code: string) => rows.find(({ id }) => id === code)?.claimed ?? null;
  return {
    population: find(totalCode),
    outside: find(outsideCode),
    segments: rows.filter(({ id }) => id !== totalCode && id !== outsideCode),
  };
}

/** The counts as a table, with the segments that took the lost. */
export function countLines(
  { segments, population, outside }: RunCount,
  lostTo: ReadonlyMap<string, readonly Lost[]>,
): string[] {
  const rows = segments.map(({ id, label, matched, lost, claimed }) => [
    label,
    ...[matched, lost, claimed].map(peopleText),
    lostText(lostTo.get(id) ?? []),
  ]);
  const heads = ['Segment', 'Matched', 'Lost', 'Claimed', 'Lost to'];
  const isAnyLost = rows.some((row) => row[4] !== '');
  const shown = isAnyLost ? rows : rows.map((row) => row.slice(0, 4));
  return [
    ...textTable(isAnyLost ? heads : heads.slice(0, 4), shown, [1, 2, 3]),
    `Population ${peopleText(population)}, outside it ${peopleText(outside)}.`,
  ];
}
