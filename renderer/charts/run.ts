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
  /** People whom no segment so far has claimed; null where a hidden count stands before. */
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
  /** False where people may be in several segments, so that nothing remains to be counted down. */
  readonly exclusive: boolean;
  /** Where people are counted in each segment that they match: nobody is lost. */
  readonly overlapping: boolean;
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

/** What rounding may add up to over the segments and their total. */
function slack(parts: readonly Counted[], rounding: number): number {
  return rounding > 1 ? (rounding * (parts.length + 1)) / 2 : 0;
}

/**
 * Whether each person is in one segment: then the segments add up to the total, but for rounding and
 * for what is hidden.
 */
function isExclusive(parts: readonly Counted[], total: Counted | null, rounding: number): boolean {
  if (total === null || total.claimed === null) return false;
  const left = parts.reduce((rest, { claimed }) => rest - (claimed ?? 0), total.claimed);
  const room = slack(parts, rounding);
  return left >= -room && (left <= room || parts.some(({ claimed }) => claimed === null));
}

function countedDown(
  rows: readonly Counted[],
  total: Counted | null,
  places: readonly string[],
): RunRow[] {
  let left = total?.claimed ?? null;
  return rows.map((row, index) => {
    left = left === null || row.claimed === null ? null : Math.max(0, left - row.claimed);
    const remaining = left !== null && index === rows.length - 1 ? 0 : left;
    const place = places.indexOf(row.code);
    return { ...row, remaining, place: place < 0 ? places.length : place };
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
  const exclusive = isExclusive(parts, total, note.policy.rounding);
  return {
    segments: countedDown(parts, exclusive ? total : null, places),
    total,
    outside: apart(outsideCode),
    noSegment: apart(noSegmentCode),
    exclusive,
    overlapping: total !== null && !exclusive && parts.every(({ lost }) => lost === 0),
  };
}
