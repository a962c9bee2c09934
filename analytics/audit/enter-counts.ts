import { type CountDraft, enter, type Place, type Said } from './count-draft.ts';
import type { Group, Worlds } from './group-of.ts';
import { type GroupRow, groupRows } from './group-rows.ts';
import {
  amountLimits,
  anything,
  hiddenLimits,
  isCrossed,
  policyFor,
  roundingLimits,
  shownLimits,
} from './known-limits.ts';
import { isAmount, quantityOf, sharedOut } from './quantity.ts';
import { type AuditRow, type CountColumn, countColumns, type ReadTable } from './read-table.ts';

/** The counts of one column of a table, by its rows; undefined where a row counts nothing new. */
export interface EnteredColumn {
  readonly of: ReadTable;
  readonly column: CountColumn;
  readonly quantity: string;
  /** The dimension that denominators are shared out by, and not told by; null where there is none. */
  readonly shared: string | null;
  readonly groupRow: GroupRow;
  readonly groups: readonly (Group | null)[];
  readonly at: readonly (number | undefined)[];
}

/** A shown count that its policy would have hidden. */
export interface SmallShown {
  readonly of: ReadTable;
  readonly row: AuditRow;
  readonly column: CountColumn;
}

const nobodySaid = { limits: { lower: 0, upper: 0 }, width: null };

const saysNobody = /^nobody in this group/;

function shownSaid(place: Place, shown: number, isOfAmounts: boolean): Said {
  const policy = policyFor(place.table.policy, place.column);
  const limits = isOfAmounts ? amountLimits(shown, policy) : shownLimits(shown, policy);
  const kept = isCrossed(limits) ? roundingLimits(shown, policy) : limits;
  return { limits: kept, place, width: null };
}

/** What an empty cell says. */
function emptySaid({ table, columns }: ReadTable, row: AuditRow, column: CountColumn): Said {
  const place = { table, row, column };
  const policy = policyFor(table.policy, column);
  if (row.status === 'not-available') {
    const isNobody = saysNobody.test(row.reason) && column !== 'excluded' && column !== 'unknown';
    return { limits: isNobody ? { lower: 0, upper: 0 } : anything, place, width: null };
  }
  if (column === 'count' && !columns.has('count') && row.status === 'shown') {
    return { limits: anything, place, width: policy.width, onlyUpTo: policy.threshold };
  }
  const isApart = column === 'excluded' || column === 'unknown';
  const noGroup = columns.has('denominator') && row.numbers.denominator === undefined;
  const isOpen = row.status === 'hidden' && (isApart || (column === 'count' && noGroup));
  const onlyUpTo = isApart && row.status === 'hidden' ? policy.threshold : null;
  return { limits: hiddenLimits(policy, isOpen), place, width: policy.width, onlyUpTo };
}

/** Groups of a table's rows, by the dimension that is shared out. */
type GroupsOf = (shared: string | null) => Pick<EnteredColumn, 'groupRow' | 'groups' | 'shared'>;

function groupsOf({ table, rows }: ReadTable, worlds: Worlds): GroupsOf {
  const known = new Map<string | null, ReturnType<GroupsOf>>();
  return (shared) => {
    const groupRow = groupRows(worlds, table, shared);
    const found = known.get(shared) ?? {
      ...{ shared, groupRow },
      groups: rows.map((row) => groupRow(row)),
    };
    known.set(shared, found);
    return found;
  };
}

function enterColumn(
  draft: CountDraft,
  of: ReadTable,
  column: CountColumn,
  groupsBy: GroupsOf,
): EnteredColumn {
  const { table, rows } = of;
  const named = groupsBy(column === 'denominator' ? sharedOut(table) : null);
  const quantity = quantityOf(table, column);
  const isOfAmounts = column === 'count' && isAmount(of);
  const at = rows.map((row, index) => {
    const group = named.groups[index];
    if (group == null) return undefined;
    const shown = row.numbers[column]?.number;
    const said =
      shown === undefined
        ? emptySaid(of, row, column)
        : shownSaid({ table, row, column }, shown, isOfAmounts);
    const isNobody = group.isOfNobody && shown === undefined;
    return enter(draft, { ...group, quantity }, isNobody ? { ...said, ...nobodySaid } : said);
  });
  return { ...named, of, column, quantity, at };
}

/**
 * Columns of a table that are printed, and its counts where only values worked out from them are; none
 * of a table of gaps, each row of which is a statistic of its own.
 */
function columnsOf({ table, columns }: ReadTable): readonly CountColumn[] {
  if (table.unit === 'mixed') return [];
  return countColumns.filter(
    (column) => columns.has(column) || (column === 'count' && columns.has('value')),
  );
}

/** Enters every count of a table. */
export function enterTable(
  draft: CountDraft,
  of: ReadTable,
  worlds: Worlds,
): readonly EnteredColumn[] {
  const groupsBy = groupsOf(of, worlds);
  return columnsOf(of).map((column) => enterColumn(draft, of, column, groupsBy));
}

/** Shown counts that are small by the table's own policy. */
export function smallShown(of: ReadTable): readonly SmallShown[] {
  const { table, rows } = of;
  const isOfAmounts = isAmount(of);
  return rows.flatMap((row) =>
    countColumns.flatMap((column) => {
      const shown = row.numbers[column]?.number;
      if (shown === undefined || (column === 'count' && isOfAmounts)) return [];
      const limits = shownLimits(shown, policyFor(table.policy, column));
      return isCrossed(limits) ? [{ of, row, column }] : [];
    }),
  );
}
