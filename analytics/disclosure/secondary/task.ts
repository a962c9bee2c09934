import type { MeasuredRow, MeasuredTable } from '../../measures/measured-table.ts';
import type { ProtectedCell } from '../cell.ts';
import type { Policy } from '../policy.ts';
import { hiddenLimits } from '../rounding.ts';
import { countSheet, type SheetCount } from './count-sheet.ts';
import { hideFurther } from './hide-further.ts';
import type { TableGrid } from './table-grid.ts';
import type { ToldBefore } from './told-before.ts';

/** A table whose small counts are hidden, and what is worked on to protect them. */
export interface Task {
  readonly measured: MeasuredTable;
  readonly cells: readonly ProtectedCell[];
  readonly policy: Policy;
  readonly table: TableGrid;
  readonly before: ToldBefore;
}

/** A count as it is known and hidden by itself, and by what has been told of it before. */
export function withBefore(own: SheetCount, { before, policy }: Task, key: string): SheetCount {
  const isNobody = own.count === 0 && policy.zero === 'shown';
  return {
    ...own,
    isHidden: own.isHidden || (before.hidden.has(key) && !isNobody),
    isKnown: own.isKnown === true || (before.shown.has(key) && !own.isHidden),
  };
}

/** Whether a count of a row is hidden, and not merely missing. */
export const isHiddenIn = (cell: ProtectedCell | undefined, column: 'count' | 'denominator') =>
  cell?.status === 'hidden' && cell[column] === null;

/** Numbers of the total that a row is compared with, or that its share is of. */
export function totalOf(row: MeasuredRow, { compared, against }: MeasuredTable) {
  const { benchmark } = row;
  if (compared === undefined || !benchmark) {
    return { count: row.denominator ?? 0, denominator: row.denominator ?? 0 };
  }
  const own = against === 'others' ? row : { numerator: 0, denominator: 0 };
  return {
    count: benchmark.numerator + own.numerator,
    denominator: (benchmark.denominator ?? 0) + (own.denominator ?? 0),
  };
}

/** Hides what a column of a table needs, and tells by cell what is hidden. */
export function hideColumn(
  { table, policy }: Task,
  of: (row: number, isTotal: boolean) => SheetCount,
): Uint8Array {
  const sheet = countSheet(table, policy, (row, cell) => of(row, table.untold[cell] === 1));
  return sheet.hidden.some((hidden) => hidden === 1) ? hideFurther(sheet).hidden : sheet.hidden;
}

/** How far apart a hidden count must be able to be, from nobody on. */
export const roomNeeded = (policy: Policy) => hiddenLimits(policy).lower + policy.protectionWidth;
