import { outsideCode, totalCode } from '../../analytics/contract/dimensions.ts';
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
  /** False where people may be in several segments, so that nothing remains to be counted down. */
  readonly exclusive: boolean;
}

type Counted = Omit<RunRow, 'remaining' | 'place'>;

function labelOf(code: string, label: string | undefined): string {
  if (label !== undefined && label !== code) return label;
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

function countedDown(
  rows: readonly Counted[],
  people: number | null,
  places: readonly string[],
): RunRow[] {
  let left = people;
  return rows.map((row) => {
    left = left === null || row.claimed === null ? null : Math.max(0, left - row.claimed);
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
    .filter((code) => code !== outsideCode);
  const rows = countedRows(table);
  const apart = (code: string): RunRow | null => {
    const row = rows.find((candidate) => candidate.code === code);
    return row === undefined ? null : { ...row, remaining: null, place: null };
  };
  const all = dimension?.total ?? totalCode;
  const parts = rows.filter(({ code }) => code !== all && code !== outsideCode);
  const total = apart(all);
  const claimed = parts.reduce((sum, row) => sum + (row.claimed ?? 0), 0);
  const slack = note.policy.rounding * (parts.length + 1);
  const exclusive = total === null || total.claimed === null || claimed <= total.claimed + slack;
  return {
    segments: countedDown(parts, exclusive ? (total?.claimed ?? null) : null, places),
    total,
    outside: apart(outsideCode),
    exclusive: exclusive && total !== null,
  };
}
