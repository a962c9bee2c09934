import { type Problem, Refusal } from '../../contract/problem.ts';
import type { ReleaseRecord } from '../../disclosure/register/release-record.ts';
import { sql } from '../../sql/sql.ts';
import type { Database } from '../duckdb/database.ts';
import { tableNames } from '../workspace/table-names.ts';
import { type RegisterRow, recordOf, recordsWritten, registerRows } from './register-table.ts';

/** What a register holds, and what is wrong with it. */
export interface FoundRegister {
  /** Those that can be read and are what was written, in order. */
  readonly records: readonly ReleaseRecord[];
  /** What is wrong, a clause each without a full stop; empty where nothing is. */
  readonly faults: readonly string[];
}

/** The first layout of a workspace that has a register. */
const firstLayout = 3;

/** Records that are read at a time. */
const page = 32;

async function layoutOf(database: Database): Promise<number> {
  const [row] = await database.rows<{ layout: number }>(sql`SELECT layout FROM main.quintile`);
  return row?.layout ?? 0;
}

/** How many records there must be: as written down, or as the last of those that are there says. */
async function length(database: Database): Promise<number> {
  const [row] = await database.rows<{ last: number | null }>(
    sql`SELECT max(position) AS last FROM main.register`,
  );
  return Math.max(row?.last ?? 0, (await recordsWritten(database)) ?? 0);
}

const isDamage = (error: unknown) =>
  error instanceof Refusal && error.problems[0]?.code === 'workspace-unreadable';

/** Some rows; one by one where they cannot be read together, and without those that cannot be read. */
async function rowsOf(database: Database, from: number, to: number): Promise<RegisterRow[]> {
  try {
    return await registerRows(database, from, to);
  } catch (error) {
    if (!isDamage(error)) throw error;
    if (from === to) return [];
    const middle = Math.floor((from + to) / 2);
    const before = await rowsOf(database, from, middle);
    return [...before, ...(await rowsOf(database, middle + 1, to))];
  }
}

/** Numbers as a list of ranges: `2, 5 to 7`. */
function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`)).join(', ');
}

function faultsOf(all: number, missing: readonly number[], changed: readonly number[]): string[] {
  const words = (of: readonly number[], what: string) =>
    of.length === 0 ? [] : [`of its ${all} records, ${rangesOf(of)} ${what}`];
  return [
    ...words(missing, 'cannot be read'),
    ...words(
      changed,
      changed.length === 1 ? 'is not what was written' : 'are not what was written',
    ),
  ];
}

/** Reads a register as far as it goes, and says what is wrong with it. Throws only for what is no damage. */
export async function findRegister(database: Database): Promise<FoundRegister> {
  if (!(await tableNames(database, 'main')).includes('register')) {
    const isLost = (await layoutOf(database)) >= firstLayout;
    return { records: [], faults: isLost ? ['it is not there'] : [] };
  }
  const all = await length(database);
  const records: ReleaseRecord[] = [];
  const [missing, changed]: [number[], number[]] = [[], []];
  for (let from = 1; from <= all; from += page) {
    const to = Math.min(all, from + page - 1);
    const rows = new Map((await rowsOf(database, from, to)).map((row) => [row.position, row]));
    for (let position = from; position <= to; position += 1) {
      const row = rows.get(position);
      const record = row === undefined ? null : recordOf(row);
      if (record !== null) records.push(record);
      else (row === undefined ? missing : changed).push(position);
    }
  }
  return { records, faults: faultsOf(all, missing, changed) };
}

/** Releases that a refusal names. */
const mostNamed = 20;

function readableWords(records: readonly ReleaseRecord[]): Problem[] {
  const names = [
    ...new Set(records.map(({ title, when }) => `"${title}" of ${when.slice(0, 10)}`)),
  ];
  if (names.length === 0) return [];
  const more = names.length - mostNamed;
  const rest = more > 0 ? `; and ${more} more` : '';
  const reason = `What can still be read of it: ${names.slice(0, mostNamed).join('; ')}${rest}.`;
  return [{ code: 'workspace-unreadable', reason }];
}

/** What is wrong with a register and what follows, as one or two sentences; null where nothing is. */
export function damageWords({ faults }: Pick<FoundRegister, 'faults'>): string | null {
  if (faults.length === 0) return null;
  return `The register of releases is damaged: ${faults.join('; ')}. A release could not be checked against all earlier ones, so nothing is let out; the extracts can be looked at.`;
}

/** What may be tried about a register that is damaged. */
export const damageHint =
  'Go back to a copy of the workspace from before. A new workspace would know nothing of what this one has let out.';

/**
 * Every record in the order in which it was kept. None of a workspace of an earlier layout, which has no
 * register. Throws a {@link Refusal} (workspace-unreadable) where one is missing, or is not what was
 * written: it names those that can be read.
 */
export async function readRegister(database: Database): Promise<readonly ReleaseRecord[]> {
  const found = await findRegister(database);
  const reason = damageWords(found);
  if (reason === null) return found.records;
  throw new Refusal(
    { code: 'workspace-unreadable', reason, hint: damageHint },
    ...readableWords(found.records),
  );
}
