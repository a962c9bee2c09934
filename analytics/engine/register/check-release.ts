import { attack } from '../../attack/attack.ts';
import { type AuditOptions, auditTables } from '../../audit/audit.ts';
import type { ReadTable } from '../../audit/read-table.ts';
import type { CallContext } from '../../contract/methods.ts';
import type { ReleasedTable } from '../../contract/released.ts';
import { releaseAgain } from '../../disclosure/gate.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { ReleaseRecord } from '../../disclosure/register/release-record.ts';
import { type Conflict, conflictsOf } from './conflicts.ts';
import { hideUntilSafe } from './hide-until-safe.ts';
import { readRecord } from './read-record.ts';
import { refuseRelease } from './refuse-release.ts';
import { toldBefore } from './told-before.ts';

/** A call, and whether what it asks for may be hidden further rather than refused. */
export interface CheckContext extends CallContext {
  readonly hideFurther: boolean;
  /** The one that the table passed. */
  readonly policy: Policy;
}

/** Conflicts that are looked for at a time: what is refused names some, not all. */
const mostConflicts = 40;

/** Whether the same table has left before: it tells nothing new. */
function isKnown(earlier: readonly ReleaseRecord[], { asked, extract, table }: ReleaseRecord) {
  const key = JSON.stringify([asked, extract, table.note]);
  return earlier.some((one) => JSON.stringify([one.asked, one.extract, one.table.note]) === key);
}

/** The same table with none of its numbers: that it asks what is known of them tells nothing. */
function withoutNumbers(table: ReadTable): ReadTable {
  const rows = table.rows.map((row) => ({ ...row, numbers: {}, status: 'hidden' as const }));
  return { ...table, rows };
}

/** Finds what a table and the earlier ones tell together that the earlier ones did not tell of it. */
function conflictFinder(earlier: readonly ReadTable[], options: AuditOptions) {
  let known: ReadonlySet<string> | null = null;
  return async (fresh: ReadTable): Promise<readonly Conflict[]> => {
    const tables = [...earlier, fresh];
    const together = conflictsOf(await auditTables(tables, options), tables, fresh);
    if (together.length === 0 || earlier.length === 0) return together;
    if (known === null) {
      const before = await auditTables([...earlier, withoutNumbers(fresh)], options);
      known = new Set(before.result.findings.map(({ text }) => text));
    }
    const told = known;
    return together.filter(({ finding }) => !told.has(finding.text));
  };
}

/**
 * Holds a table that is to leave against every table that has left the workspace, and those that are
 * pending, of the same release among them: as somebody would who holds them all. Returns the table, with
 * further counts hidden where it would tell too much with tables of its own release, or where that was
 * asked for. Throws a `Refusal` (disclosure-refused) with the tables and the smallest change found that
 * would make it safe. Working figures are no release: they are recorded, and not checked.
 */
export async function checkRelease(
  earlier: readonly ReleaseRecord[],
  fresh: ReleaseRecord,
  { signal, progress, hideFurther, policy }: CheckContext,
): Promise<ReleasedTable> {
  const released = earlier.filter(({ table }) => !table.note.policy.working);
  if (fresh.table.note.policy.working || isKnown(released, fresh)) return fresh.table;
  const tables = released.map(readRecord);
  const options = { attack, most: mostConflicts, signal, progress };
  const conflicts = conflictFinder(tables, options);
  const find = (table: ReleasedTable) => conflicts(readRecord({ ...fresh, table }));
  const table = releaseAgain(fresh.table, toldBefore(tables, readRecord(fresh)));
  const found = await find(table);
  if (found.length === 0) return table;
  const safe = await hideUntilSafe(table, found, find, policy);
  const own = new Set(
    released.flatMap((record, at) => (record.release === fresh.release ? [tables[at]] : [])),
  );
  const isOwn = found.every(({ others }) => others.every((table) => own.has(table)));
  if (safe !== null && (isOwn || hideFurther)) return safe.table;
  return refuseRelease(fresh, found, safe);
}
