import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { type TableColumn, tableColumns } from './table-columns.ts';

/** A column of a file with its cells, in the order of the table; null is an empty cell. */
export type FilledColumn =
  | (TableColumn & { readonly kind: 'text'; readonly cells: readonly (string | null)[] })
  | (TableColumn & {
      readonly kind: Exclude<TableColumn['kind'], 'text'>;
      readonly cells: readonly (number | null)[];
    });

/** Digits that files hold of a number: more are noise of its binary form. */
const significant = 12;

function rounded(value: unknown): number | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  return Number(value.toPrecision(significant));
}

/**
 * What is printed of a hidden row as far as the gate has left it: the size of the group, and whom it leaves
 * out. Of its counts only that there is nobody.
 */
const printedOfHidden: ReadonlySet<string> = new Set([
  'denominator',
  'excluded',
  'unknown',
  'status',
  'reason',
]);

function isCode(name: string, { note }: ReleasedTable): boolean {
  return note.dimensions.some((dimension) =>
    [dimension.name, `${dimension.name}_label`].includes(name),
  );
}

function fill(
  column: TableColumn,
  released: ReleasedTable,
  hidden: readonly boolean[],
): FilledColumn {
  const { name, kind } = column;
  const whole = printedOfHidden.has(name) || isCode(name, released);
  const vector = released.table.getChild(name);
  const found = hidden.map((isHidden, index): unknown => {
    const cell: unknown = vector?.get(index);
    return isHidden && !whole && !(name === 'count' && cell === 0) ? null : cell;
  });
  if (kind !== 'text') return { ...column, kind, cells: found.map(rounded) };
  return { ...column, kind, cells: found.map((cell) => (typeof cell === 'string' ? cell : null)) };
}

/**
 * A released table as every file holds it: its columns in order, numbers of at most 12 significant
 * digits, and of a hidden row only what {@link printedOfHidden} names. What is not finite is empty.
 */
export function tableCells(released: ReleasedTable): readonly FilledColumn[] {
  const status = released.table.getChild('status');
  const rows = Array.from({ length: released.table.numRows }, (_, index) => index);
  const hidden = rows.map((index) => status?.get(index) === 'hidden');
  return tableColumns(released).map((column) => fill(column, released, hidden));
}
