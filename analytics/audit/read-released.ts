import { type ReleasedTable, releasedRows } from '../contract/released.ts';
import { manifestEntry } from './manifest-entry.ts';
import { readManifest } from './read-manifest.ts';
import { type AuditRow, countColumns, type PrintedNumber, type ReadTable } from './read-table.ts';

/** A table that has been let out, and what is said of it besides. */
export interface LetOutTable {
  /** What findings call the release that it is of. */
  readonly bundle: string;
  /** What findings call the table. */
  readonly file: string;
  /** The criterion that narrows who is counted; undefined is none. */
  readonly where: unknown;
  /** Which extract it is of, where that is known better than by its date. */
  readonly extract?: string;
  readonly table: ReleasedTable;
}

/** A number as a file prints it. */
function printed(number: number): PrintedNumber {
  const decimals = /\.(\d+)$/.exec(String(number))?.[1]?.length ?? 0;
  return { number, half: 0.5 * 10 ** -decimals };
}

/** A released table as its reader has it, without a file in between. */
export function readReleased({ bundle, file, where, extract, table }: LetOutTable): ReadTable {
  const entry = manifestEntry({ file, hash: null, where, table });
  const [listed] = readManifest(JSON.stringify({ tables: [entry] }), bundle);
  if (listed === undefined) throw new Error('A manifest of one table lists none.');
  const own = extract === undefined ? {} : { asAt: `${listed.asAt ?? ''} ${extract}` };
  const { measure, dimensions } = table.note;
  const names = dimensions.map(({ name }) => name);
  const rows = releasedRows(table).map((row, at): AuditRow => {
    const numbers = [...countColumns, 'value', 'lower', 'upper'].flatMap((name) => {
      const number = row[name as keyof typeof row];
      return typeof number === 'number' ? [[name, printed(number)] as const] : [];
    });
    return {
      line: at + 2,
      codes: names.map((name) => row.codes[name] ?? ''),
      labels: names.map((name) => row.labels[name] ?? ''),
      numbers: Object.fromEntries(numbers),
      status: row.status,
      reason: row.reason ?? '',
    };
  });
  const columns = [
    'count',
    ...(measure.denominator === null ? [] : ['denominator']),
    ...(measure.exclusions === null ? [] : ['excluded', 'unknown']),
    ...(measure.unit === 'people' ? [] : ['value']),
  ];
  return { table: { ...listed, ...own }, columns: new Set([...names, ...columns]), rows };
}
