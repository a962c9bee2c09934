import type { FindingOf, PracticeRow } from './finding.ts';
import { plurality } from './plurality.ts';
import { refuseRow } from './tables/refuse-row.ts';

export interface SettledRows {
  /** One row a practice. */
  readonly rows: readonly PracticeRow[];
  readonly remarks: readonly string[];
}

const different = (values: readonly (string | null)[]) => [
  ...new Set(values.filter((value) => value !== null)),
];

function firstOf<Key extends keyof PracticeRow>(rows: readonly PracticeRow[], key: Key) {
  return rows.find((row) => row[key] !== null && row[key] !== '')?.[key] ?? null;
}

/** Where a practice that is split by weights goes: with most of it, its PCN and its LCP. */
function heaviest(rows: readonly PracticeRow[]): { row: PracticeRow; isTied: boolean } | null {
  const parts = rows.map(({ lcp, pcn, weight }) => ({
    from: '',
    to: lcp ?? pcn ?? '',
    weight: weight ?? 0,
  }));
  const found = plurality(parts).get('');
  const row = rows.find(({ lcp, pcn }) => (lcp ?? pcn ?? '') === found?.taken);
  return found === undefined || row === undefined ? null : { row, isTied: found.level.length > 1 };
}

function refuseTwo(file: string, rows: readonly PracticeRow[], what: 'lcp' | 'pcn'): void {
  if (different(rows.map((row) => row[what])).length < 2) return;
  const first = firstOf(rows, what);
  const line = rows.find((row) => row[what] !== null && row[what] !== first)?.line ?? 0;
  const reason = `One practice is listed under two ${what.toUpperCase()}s.`;
  refuseRow(
    file,
    line,
    reason,
    'Correct the line, leave the file out, or add a column “share” that says how it is split.',
  );
}

interface Noted {
  /** Lines of practices that are in two PCNs at once. */
  readonly twice: number[];
  /** Lines of practices that are shared equally. */
  readonly tied: number[];
}

function mergeRows(rows: readonly PracticeRow[], first: PracticeRow): PracticeRow {
  return {
    ...first,
    name: firstOf(rows, 'name') ?? '',
    listSize: firstOf(rows, 'listSize'),
    longitude: firstOf(rows, 'longitude'),
    latitude: firstOf(rows, 'latitude'),
    closed: firstOf(rows, 'closed'),
    pcn: firstOf(rows, 'pcn'),
    lcp: firstOf(rows, 'lcp'),
  };
}

function settleGroup(
  { file, isDated }: { readonly file: string; readonly isDated: boolean },
  rows: readonly PracticeRow[],
  { twice, tied }: Noted,
): readonly PracticeRow[] {
  const [first] = rows;
  if (first === undefined) return [];
  const merged = mergeRows(rows, first);
  if (rows.length === 1) return [merged];
  if (rows.some(({ weight }) => weight !== null)) {
    const most = heaviest(rows);
    if (most?.isTied === true) tied.push(first.line);
    return [{ ...merged, pcn: most?.row.pcn ?? null, lcp: most?.row.lcp ?? null }];
  }
  if (isDated && different(rows.map(({ pcn }) => pcn)).length > 1) {
    twice.push(rows.findLast(({ pcn }) => pcn !== null)?.line ?? first.line);
    return [{ ...merged, pcn: null, lcp: null }];
  }
  refuseTwo(file, rows, 'lcp');
  refuseTwo(file, rows, 'pcn');
  return [merged];
}

/**
 * One row for each practice of a file. A practice that is split by weights goes where most of it
 * does; one that by its dates is in two PCNs at once goes to neither, and is said; otherwise two
 * PCNs or LCPs for one practice are refused with the line.
 */
export function settlePracticeRows(file: string, finding: FindingOf<'practices'>): SettledRows {
  const { isDated } = finding;
  const groups = new Map<string, PracticeRow[]>();
  for (const row of finding.rows) {
    const group = groups.get(row.code);
    if (group === undefined) groups.set(row.code, [row]);
    else group.push(row);
  }
  const noted: Noted = { twice: [], tied: [] };
  const rows = [...groups.values()].flatMap((group) =>
    settleGroup({ file, isDated }, group, noted),
  );
  const said = (what: string, lines: readonly number[], then: string) =>
    lines.length === 0
      ? []
      : [`${file}: ${what}: ${lines.length}, first on line ${lines[0]}; ${then}.`];
  const neither = 'they are given to neither; an end date would settle it';
  return {
    rows,
    remarks: [
      ...said('practices in two PCNs at once', noted.twice, neither),
      ...said('practices shared equally', noted.tied, 'each goes to the first by code'),
    ],
  };
}
