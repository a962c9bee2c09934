import { noSegmentCode, outsideCode, totalCode } from '../../analytics/contract/dimensions.ts';
import {
  type ReleasedTable,
  releasedNumbers,
  type Status,
} from '../../analytics/contract/released.ts';
import { drawnRows } from './cell.ts';

/** One segment of a run: null where the gate hides it. */
export interface RunRow {
  readonly code: string;
  readonly label: string;
  /** Its place in the document, from 0; null for the total and for those outside. */
  readonly place: number | null;
  readonly matched: number | null;
  readonly lost: number | null;
  readonly claimed: number | null;
  /** People whom no segment so far has claimed; null where the run is not counted down. */
  readonly remaining: number | null;
  readonly status: Status;
  readonly reason: string | null;
}

export interface Run {
  readonly segments: readonly RunRow[];
  readonly total: RunRow | null;
  readonly outside: RunRow | null;
  /** People in the population whom no segment takes. */
  readonly noSegment: RunRow | null;
  /** Whether people may be in several segments: each counts all whom it matches, and nobody is lost. */
  readonly overlapping: boolean;
  /** Whether it is said who remains: of exact counts alone, as rounded ones leave somebody where nobody is. */
  readonly countsDown: boolean;
}

/** Rows of people who are in no segment of the document. */
const apartCodes: readonly string[] = [outsideCode, noSegmentCode];

type Counted = Omit<RunRow, 'remaining' | 'place'>;

function labelOf(code: string, label: string | undefined): string {
  if (label !== undefined && label !== code) return label;
  if (code === noSegmentCode) return 'In no segment';
  return code === outsideCode ? 'Outside the population' : code;
}

function countedRows(table: ReleasedTable): Counted[] {
  const [matched, lost] = [releasedNumbers(table, 'matched'), releasedNumbers(table, 'lost')];
  return drawnRows(table).map((row, index) => ({
    code: row.codes.segment ?? '',
    label: labelOf(row.codes.segment ?? '', row.labels.segment),
    matched: row.status === 'shown' ? (matched[index] ?? null) : null,
    lost: row.status === 'shown' ? (lost[index] ?? null) : null,
    claimed: row.count,
    status: row.status,
    reason: row.reason,
  }));
}

/** Whether every count is exact, each person is in one segment, and everybody is counted. */
function isCountedDown({ note }: ReleasedTable, rows: readonly Counted[], all: string): boolean {
  const isOverlay = note.dimensions.some(({ overlapping }) => overlapping === true);
  const isExact = note.policy.rounding <= 1 && rows.every(({ status }) => status === 'shown');
  return !isOverlay && isExact && rows.some(({ code }) => code === all);
}

function countedDown(
  rows: readonly Counted[],
  total: Counted | null,
  places: readonly string[],
): RunRow[] {
  let left = total?.claimed ?? null;
  return rows.map((row) => {
    left = left === null || row.claimed === null ? null : left - row.claimed;
    const place = places.indexOf(row.code);
    return { ...row, remaining: left, place: place < 0 ? places.length : place };
  });
}

/** A released run in the order of its document, with what remains worked out from released counts. */
export function readRun(table: ReleasedTable): Run {
  const { note } = table;
  const dimension = note.dimensions.find(({ name }) => name === 'segment');
  const places = (dimension?.categories ?? [])
    .map(({ code }) => code)
    .filter((code) => !apartCodes.includes(code));
  const rows = countedRows(table);
  const apart = (code: string): RunRow | null => {
    const row = rows.find((candidate) => candidate.code === code);
    return row === undefined ? null : { ...row, remaining: null, place: null };
  };
  const all = dimension?.total ?? totalCode;
  const parts = rows.filter(({ code }) => code !== all && !apartCodes.includes(code));
  const total = apart(all);
  const countsDown = isCountedDown(table, rows, all);
  return {
    segments: countedDown(parts, countsDown ? total : null, places),
    total,
    outside: apart(outsideCode),
    noSegment: apart(noSegmentCode),
    overlapping: dimension?.overlapping === true,
    countsDown,
  };
}
