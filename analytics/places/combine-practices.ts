import { Refusal } from '../contract/problem.ts';
import { type FindingOf, findingsOf, type PracticeRow, type RecognisedFile } from './finding.ts';
import type { Practice } from './places.ts';
import { settlePracticeRows } from './settle-practice-rows.ts';

interface PracticeFile {
  readonly file: string;
  readonly finding: FindingOf<'practices'>;
  readonly rows: readonly PracticeRow[];
}

interface Known {
  readonly practice: Practice;
  /** The files that gave its PCN and its LCP. */
  readonly by: { readonly pcn: PracticeFile | null; readonly lcp: PracticeFile | null };
}

/** Files in force before others, later before earlier, those without a date last. */
function byTrust({ finding: a }: PracticeFile, { finding: b }: PracticeFile): number {
  if (a.isInForce !== b.isInForce) return a.isInForce ? -1 : 1;
  const [x, y] = [a.trueOn ?? '', b.trueOn ?? ''];
  return x > y ? -1 : x < y ? 1 : 0;
}

/** Refuses two files that place one practice apart, where neither is known to be the later. */
function refuseApart(kept: PracticeFile, other: PracticeFile, line: number, what: 'PCN' | 'LCP') {
  if (byTrust(kept, other) !== 0) return;
  throw new Refusal({
    code: 'places-unreadable',
    reason: `Two files place the same practice in different ${what}s.`,
    hint: 'Leave the older lookup out.',
    where: { file: other.file, line },
  });
}

function merge(known: Known | undefined, table: PracticeFile, row: PracticeRow): Known {
  const practice = known?.practice;
  const pcn = practice?.pcn ?? row.pcn;
  const lcp = practice?.lcp ?? row.lcp;
  return {
    practice: {
      code: row.code,
      name: practice?.name || row.name,
      pcn,
      lcp,
      listSize: practice?.listSize ?? row.listSize,
      longitude: practice?.longitude ?? row.longitude,
      latitude: practice?.latitude ?? row.latitude,
      closed: practice?.closed ?? row.closed,
    },
    by: {
      pcn: known?.by.pcn ?? (row.pcn === null ? null : table),
      lcp: known?.by.lcp ?? (row.lcp === null ? null : table),
    },
  };
}

/** Checks what a file says of a practice against what is known; true where it is out of date. */
function isOlder(known: Known | undefined, table: PracticeFile, { pcn, lcp, line }: PracticeRow) {
  const { practice, by } = known ?? {};
  const otherPcn = pcn !== null && by?.pcn != null && practice?.pcn !== pcn;
  const otherLcp = lcp !== null && by?.lcp != null && practice?.lcp !== lcp;
  if (otherLcp) refuseApart(by.lcp, table, line, 'LCP');
  if (otherPcn) refuseApart(by.pcn, table, line, 'PCN');
  return otherPcn || otherLcp;
}

function mergeFiles(tables: readonly PracticeFile[]) {
  const known = new Map<string, Known>();
  const older = new Map<string, number>();
  for (const table of tables) {
    for (const row of table.rows) {
      const before = known.get(row.code);
      if (isOlder(before, table, row)) older.set(table.file, (older.get(table.file) ?? 0) + 1);
      known.set(row.code, merge(before, table, row));
    }
  }
  const remarks = [...older].map(
    ([file, count]) =>
      `${file}: practices that a lookup truer to the date places elsewhere: ${count}; that lookup counts.`,
  );
  return { known: [...known.values()], remarks };
}

/**
 * Brings what the files say of each practice together. Its LCP is what a lookup of practices says,
 * else that of its PCN. Lookups in force on the as-at date count before others, later before earlier;
 * two of the same standing that place a practice apart are refused.
 */
export function combinePractices(
  files: readonly RecognisedFile[],
  lcpOfPcn: ReadonlyMap<string, string>,
): { readonly practices: ReadonlyMap<string, Practice>; readonly remarks: readonly string[] } {
  const settled = findingsOf(files, 'practices').map(({ file, finding }) => ({
    file,
    finding,
    ...settlePracticeRows(file, finding),
  }));
  const { known, remarks } = mergeFiles(settled.toSorted(byTrust));
  const throughPcn = ({ pcn }: Practice) => lcpOfPcn.get(pcn ?? '') ?? null;
  const apart = known.filter(({ practice }) => {
    const other = throughPcn(practice);
    return practice.lcp !== null && other !== null && other !== practice.lcp;
  }).length;
  const said = `Practices that one lookup gives to another LCP than their PCN's: ${apart}; the lookup of practices counts.`;
  return {
    practices: new Map(
      known.map(({ practice }) => [
        practice.code,
        {
          ...practice,
          name: practice.name || practice.code,
          lcp: practice.lcp ?? throughPcn(practice),
        },
      ]),
    ),
    remarks: [
      ...settled.flatMap((table) => table.remarks),
      ...remarks,
      ...(apart > 0 ? [said] : []),
    ],
  };
}
