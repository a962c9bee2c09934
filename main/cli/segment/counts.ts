import { noSegmentCode, outsideCode, totalCode } from '../../../analytics/contract/dimensions.ts';
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

/** Codes of rows that are no segments. */
const apart: readonly string[] = [totalCode, outsideCode, noSegmentCode];

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
    segments: rows.filter(({ id }) => !apart.includes(id)),
  };
}

/** Whether a person may be in several segments, so that none takes anybody from another. */
export function isOverlay({ note }: ReleasedTable): boolean {
  return note.dimensions.some(({ overlapping }) => overlapping === true);
}

/** People in no segment, out of a table of people by segment; null is hidden. */
export function readNoSegment(table: ReleasedTable): number | null {
  const row = releasedRows(table).find(({ codes }) => codes.segment === noSegmentCode);
  return row === undefined ? 0 : row.count;
}

/** The counts of overlapping segments: who matches each, and how many match none. */
export function overlayLines(
  { segments, population, outside }: RunCount,
  noSegment: number | null,
): string[] {
  const rows = segments.map(({ label, matched }) => [label, peopleText(matched)]);
  return [
    ...textTable(['Segment', 'People'], rows, [1]),
    'A person is counted in each segment that fits: the segments do not add up.',
    `In no segment ${peopleText(noSegment)}.`,
    `Population ${peopleText(population)}, outside it ${peopleText(outside)}.`,
  ];
}

/** The counts as a table, with the segments that took the lost: all of them, or the first few. */
export function countLines(
  { segments, population, outside }: RunCount,
  lostTo: ReadonlyMap<string, readonly Lost[]>,
  isEveryTakerNamed: boolean,
): string[] {
  const rows = segments.map(({ id, label, matched, lost, claimed }) => [
    label,
    ...[matched, lost, claimed].map(peopleText),
    lostText(lostTo.get(id) ?? [], isEveryTakerNamed),
  ]);
  const heads = ['Segment', 'Matched', 'Lost', 'Claimed', 'Lost to'];
  const isAnyLost = rows.some((row) => row[4] !== '');
  const shown = isAnyLost ? rows : rows.map((row) => row.slice(0, 4));
  return [
    ...textTable(isAnyLost ? heads : heads.slice(0, 4), shown, [1, 2, 3]),
    `Population ${peopleText(population)}, outside it ${peopleText(outside)}.`,
  ];
}
