import { attack } from '../../attack/attack.ts';
import { type AuditOptions, auditTables } from '../../audit/audit.ts';
import type { RuleWithin } from '../../audit/enter-differences.ts';
import { dateOf } from '../../audit/nesting.ts';
import type { ReadTable } from '../../audit/read-table.ts';
import type { CallContext } from '../../contract/methods.ts';
import type { ReleasedTable } from '../../contract/released.ts';
import { releaseAgain } from '../../disclosure/gate.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { ReleaseRecord } from '../../disclosure/register/release-record.ts';
import { countKey, type ToldBefore } from '../../disclosure/secondary/told-before.ts';
import { withFindings } from '../run-findings.ts';
import type { ComparedPeople } from './compare-people.ts';
import { type Conflict, conflictsOf } from './conflicts.ts';
import { hideUntilSafe } from './hide-until-safe.ts';
import { leftBefore } from './left-before.ts';
import { readRecord } from './read-record.ts';
import { refuseFew } from './refuse-few.ts';
import { refuseRelease } from './refuse-release.ts';
import { toldBefore } from './told-before.ts';

/** A call, and whether what it asks for may be hidden further rather than refused. */
export interface CheckContext extends CallContext {
  readonly hideFurther: boolean;
  /** The one that the table passed. */
  readonly policy: Policy;
  /** Compares the people of tables; where left out, only what is written of them is compared. */
  readonly compare?: (records: readonly ReleaseRecord[]) => Promise<ComparedPeople>;
}

/** Conflicts that are looked for at a time: what is refused names some, not all. */
const mostConflicts = 40;

/** The same table with none of its numbers: that it asks what is known of them tells nothing. */
function withoutNumbers(table: ReadTable): ReadTable {
  const rows = table.rows.map((row) => ({ ...row, numbers: {}, status: 'hidden' as const }));
  return { ...table, rows };
}

/** Finds what a table and the earlier ones tell together that the earlier ones did not tell by themselves. */
function conflictFinder(earlier: readonly ReadTable[], options: AuditOptions) {
  let known: ReadonlySet<string> | null = null;
  return async (fresh: ReadTable): Promise<readonly Conflict[]> => {
    const tables = [...earlier, fresh];
    const together = conflictsOf(await auditTables(tables, options), tables, fresh);
    if (together.length === 0 || earlier.length === 0) return together;
    if (known === null) {
      const before = await auditTables(earlier, options);
      known = new Set(before.result.findings.map(({ text }) => text));
    }
    const told = known;
    return together.filter(({ finding }) => !told.has(finding.text));
  };
}

/**
 * What earlier tables tell of a table's counts without showing them: to hide one of these would protect
 * nothing, so that it is shown, as far as the policy shows so many.
 */
async function withTold(
  earlier: readonly ReadTable[],
  fresh: ReadTable,
  before: ToldBefore,
  options: AuditOptions,
): Promise<ToldBefore> {
  const { most: _, ...all } = options;
  const { told } = await auditTables([...earlier, withoutNumbers(fresh)], all);
  const places = told.flatMap(({ counts: [count] }) => count?.places ?? []);
  const own = places.flatMap(({ table, row, column }) =>
    table === fresh.table ? [countKey(row.line - 2, column)] : [],
  );
  return { ...before, shown: new Set([...before.shown, ...own]) };
}

/** A run says what it has found out from those of its counts that are left, and from no other. */
function withOwnFindings({ asked }: ReleaseRecord, table: ReleasedTable): ReleasedTable {
  return asked.method === 'segments.run' ? withFindings(table) : table;
}

/**
 * Holds a table that is to leave against every table that has left the workspace, and those that are
 * pending, of the same release among them: as somebody would who holds them all. Returns the table, with
 * further counts hidden where it would tell too much with tables of its own release, or where that was
 * asked for. Throws a `Refusal` (disclosure-refused) with the tables and the smallest change found that
 * would make it safe. A question that has left before leaves again as it left. Working figures are no
 * release: they are recorded, and not checked.
 */
export async function checkRelease(
  earlier: readonly ReleaseRecord[],
  fresh: ReleaseRecord,
  context: CheckContext,
): Promise<ReleasedTable> {
  return withOwnFindings(fresh, await checkedTable(earlier, fresh, context));
}

async function checkedTable(
  earlier: readonly ReleaseRecord[],
  fresh: ReleaseRecord,
  { signal, progress, hideFurther, policy, compare }: CheckContext,
): Promise<ReleasedTable> {
  const released = earlier.filter(({ table }) => !table.note.policy.working);
  const left = fresh.table.note.policy.working ? fresh.table : leftBefore(released, fresh);
  if (left !== null) return left;
  const tables = released.map(readRecord);
  const compared = await compare?.([...released, fresh]);
  if (compared !== undefined) refuseFew(released, fresh, compared);
  const asRead = readRecord(fresh);
  const within: RuleWithin = (part, whole, asAt) =>
    asAt === dateOf(asRead.table) && compared?.criteriaWithin(part, whole) === true;
  const options = { attack, most: mostConflicts, within, signal, progress };
  const conflicts = conflictFinder(tables, options);
  const find = (table: ReleasedTable) => conflicts(readRecord({ ...fresh, table }));
  let before = toldBefore(tables, asRead, within);
  let table = tables.length === 0 ? fresh.table : releaseAgain(fresh.table, before);
  const again = leftBefore(released, { ...fresh, table });
  if (again !== null) return again;
  let found = await find(table);
  if (found.length > 0 && tables.length > 0) {
    before = await withTold(tables, asRead, before, options);
    table = releaseAgain(fresh.table, before);
    found = await find(table);
  }
  if (found.length === 0) return table;
  const safe = await hideUntilSafe(table, found, find, { policy, told: before.shown });
  const own = new Set(
    released.flatMap((record, at) => (record.release === fresh.release ? [tables[at]] : [])),
  );
  const isOwn = found.every(({ others }) => others.every((table) => own.has(table)));
  if (safe !== null && (isOwn || hideFurther)) return safe.table;
  return refuseRelease(fresh, found, safe);
}
