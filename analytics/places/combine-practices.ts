import { Refusal } from '../contract/problem.ts';
import type { Finding, PracticeRow, RecognisedFile } from './finding.ts';
import type { Practice } from './places.ts';
import { refuseRow } from './refuse-row.ts';

type PracticeFinding = Extract<Finding, { kind: 'practices' }>;

interface PracticeFile {
  readonly file: string;
  readonly finding: PracticeFinding;
}

/** Refuses a file in which one practice has two PCNs or two LCPs. */
function checkOnePlaceEach({ file, finding }: PracticeFile): void {
  const seen = new Map<string, PracticeRow>();
  for (const row of finding.rows) {
    const first = seen.get(row.code) ?? row;
    if (row.lcp !== first.lcp) {
      refuseRow(file, row.line - 2, 'One practice is listed under two LCPs.');
    }
    if (row.pcn !== first.pcn) {
      refuseRow(file, row.line - 2, 'One practice is listed under two PCNs.');
    }
    seen.set(row.code, first);
  }
}

/** Lookups by period before other files, and of list sizes the latest before the earlier. */
function byTrust(a: PracticeFile, b: PracticeFile): number {
  const compare = (x: string | null, y: string | null) =>
    (x ?? '') === (y ?? '') ? 0 : (x ?? '') > (y ?? '') ? -1 : 1;
  return (
    compare(a.finding.period, b.finding.period) || compare(a.finding.listDate, b.finding.listDate)
  );
}

function merge(known: Practice | undefined, row: PracticeRow, lcp: string | null): Practice {
  return {
    code: row.code,
    name: known?.name || row.name || row.code,
    pcn: known?.pcn ?? row.pcn,
    lcp: known?.lcp ?? lcp,
    listSize: known?.listSize ?? row.listSize,
    longitude: known?.longitude ?? row.longitude,
    latitude: known?.latitude ?? row.latitude,
  };
}

/** Brings what the files say of each practice together; two files that place one apart are refused. */
export function combinePractices(
  files: readonly RecognisedFile[],
  lcpOfPcn: ReadonlyMap<string, string>,
): ReadonlyMap<string, Practice> {
  const practices = new Map<string, Practice>();
  const tables = files
    .flatMap(({ file, finding }) => (finding?.kind === 'practices' ? [{ file, finding }] : []))
    .sort(byTrust);
  for (const table of tables) {
    checkOnePlaceEach(table);
    for (const row of table.finding.rows) {
      const known = practices.get(row.code);
      const lcp = row.lcp ?? lcpOfPcn.get(row.pcn ?? '') ?? null;
      if (known?.lcp != null && lcp !== null && known.lcp !== lcp) {
        throw new Refusal({
          code: 'places-unreadable',
          reason: 'Two files place the same practice in different LCPs.',
          hint: 'Leave the older lookup out.',
          where: { file: table.file, line: row.line },
        });
      }
      practices.set(row.code, merge(known, row, lcp));
    }
  }
  return practices;
}
