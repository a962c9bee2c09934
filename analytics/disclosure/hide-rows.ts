import { DataType, Table, type Vector } from 'apache-arrow';
import type { ReleasedTable } from '../contract/released.ts';
import { groupReason, hiddenReason } from './cell.ts';
import { numberColumn, textColumn } from './columns.ts';
import type { Policy } from './policy.ts';

/** Counts of a row that are hidden further: the denominator hides the count with it. */
export type HiddenFurther = 'count' | 'denominator' | 'excluded' | 'unknown';

/** Which counts of which rows, by the row's number. */
export type FurtherByRow = ReadonlyMap<number, ReadonlySet<HiddenFurther>>;

type Cell = string | number | null;

function cellsOf(table: Table, name: string): Cell[] {
  const column = table.getChild(name);
  return Array.from({ length: table.numRows }, (_, row): Cell => column?.get(row) ?? null);
}

/** The cells as a column of the kind that the table had of that name. */
function columnOf(table: Table, name: string, cells: readonly Cell[]): Vector {
  const type: unknown = table.getChild(name)?.type;
  return DataType.isDictionary(type)
    ? textColumn(cells as (string | null)[], type.id)
    : numberColumn(cells as (number | null)[]);
}

/** What is left of a cell of a column; a row that is hidden is not compared. */
function left(name: string, cell: Cell, hidden: ReadonlySet<HiddenFurther>, policy: Policy): Cell {
  const isGroup = hidden.has('denominator');
  const isValue = isGroup || hidden.has('count');
  switch (name) {
    case 'excluded':
    case 'unknown':
      return hidden.has(name) ? null : cell;
    case 'denominator':
      return isGroup ? null : cell;
    case 'count':
      return hidden.has('count') || (isGroup && cell !== 0) ? null : cell;
    case 'status':
      return isValue ? 'hidden' : cell;
    case 'reason':
      return isValue ? (isGroup ? groupReason : hiddenReason)(policy) : cell;
    case 'standing':
      return isValue ? 'not-compared' : cell;
    default:
      return isValue ? null : cell;
  }
}

/**
 * A released table with further counts hidden, and all that comes from them: what was hidden before and
 * what is hidden now look the same.
 */
export function hideRows(
  { table, note }: ReleasedTable,
  further: FurtherByRow,
  policy: Policy,
): ReleasedTable {
  const dimensions = note.dimensions.flatMap(({ name }) => [name as string, `${name}_label`]);
  const names = table.schema.fields.map(({ name }) => name);
  const columns = names.map((name) => {
    if (dimensions.includes(name)) return [name, table.getChild(name) as Vector] as const;
    const cells = cellsOf(table, name).map((cell, row) => {
      const hidden = further.get(row);
      return hidden === undefined ? cell : left(name, cell, hidden, policy);
    });
    return [name, columnOf(table, name, cells)] as const;
  });
  const hidden = new Table(Object.fromEntries(columns));
  const statuses = cellsOf(hidden, 'status');
  const cells = {
    shown: statuses.filter((status) => status === 'shown').length,
    hidden: statuses.filter((status) => status === 'hidden').length,
    total: hidden.numRows,
  };
  return { table: hidden, note: { ...note, cells } } as unknown as ReleasedTable;
}
