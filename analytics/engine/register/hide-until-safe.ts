import type { CountColumn } from '../../audit/read-table.ts';
import type { ReleasedTable } from '../../contract/released.ts';
import { hideRows } from '../../disclosure/hide-rows.ts';
import { ofApart, type Policy } from '../../disclosure/policy.ts';
import { countKey } from '../../disclosure/secondary/told-before.ts';
import type { Conflict, ShownCount } from './conflicts.ts';

/** A table that tells nothing more with others, and what was hidden to that end. */
export interface Safe {
  readonly table: ReleasedTable;
  readonly hidden: readonly ShownCount[];
}

/** Rounds of hiding after which a table is given up. */
const mostRounds = 30;

const keyOf = ({ row, column }: ShownCount) => countKey(row, column);

/** How a table may be hidden further: by its policy, and not what earlier tables have told of it. */
interface Hiding {
  readonly policy: Policy;
  readonly told: ReadonlySet<string>;
}

/** Whether nobody is told by a 0 in a column, so that to hide it would say that it is somebody. */
function isNobodyShown(column: CountColumn, policy: Policy): boolean {
  const isApart = column === 'excluded' || column === 'unknown';
  return (isApart ? ofApart(policy) : policy).zero === 'shown';
}

/** The smallest count that a conflict takes of the table and that is not nobody, nor told before. */
function smallestOf({ own }: Conflict, { policy, told }: Hiding): ShownCount | undefined {
  const hideable = own.filter(
    ({ row, column, number }) =>
      (number > 0 || !isNobodyShown(column, policy)) && !told.has(countKey(row, column)),
  );
  return hideable.toSorted((one, other) => one.number - other.number || one.row - other.row)[0];
}

function byRow(counts: Iterable<ShownCount>) {
  const rows = new Map<number, Set<CountColumn>>();
  for (const { row, column } of counts) {
    rows.set(row, (rows.get(row) ?? new Set()).add(column));
  }
  return rows;
}

/**
 * Hides of a table, count by count, the smallest that takes part in each conflict, until none is found.
 * Null where that does not end: what was let out before tells too much with whatever is shown.
 */
export async function hideUntilSafe(
  fresh: ReleasedTable,
  found: readonly Conflict[],
  find: (table: ReleasedTable) => Promise<readonly Conflict[]>,
  hiding: Hiding,
): Promise<Safe | null> {
  const hidden = new Map<string, ShownCount>();
  let conflicts = found;
  for (let round = 0; round < mostRounds; round += 1) {
    const eased = new Set<string>();
    for (const conflict of conflicts) {
      const isEased = conflict.own.some((count) => eased.has(keyOf(count)));
      if (isEased) continue;
      const smallest = smallestOf(conflict, hiding);
      if (smallest === undefined) return null;
      hidden.set(keyOf(smallest), smallest);
      eased.add(keyOf(smallest));
    }
    const table = hideRows(fresh, byRow(hidden.values()), hiding.policy);
    conflicts = await find(table);
    if (conflicts.length === 0) return { table, hidden: [...hidden.values()] };
  }
  return null;
}
