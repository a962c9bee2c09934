import { DataType, Table, type Vector } from 'apache-arrow';
import type { ReleasedTable } from '../contract/released.ts';
import { groupReason, hiddenReason } from './cell.ts';
import { numberColumn, textColumn } from './columns.ts';
import { noInterval } from './interval.ts';
import { partsOf } from './parts.ts';
import type { Policy } from './policy.ts';
import { lacksRows } from './sum-totals.ts';

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

/** What becomes of a row of which counts are hidden. */
interface Loss {
  readonly hidden: ReadonlySet<HiddenFurther>;
  readonly status: 'hidden' | 'not-available';
  readonly reason: string;
}

const losesValue = (hidden: ReadonlySet<HiddenFurther>) =>
  hidden.has('denominator') || hidden.has('count');

/** What is left of a cell of a column; a row that is hidden is not compared. */
function left(name: string, cell: Cell, { hidden, status, reason }: Loss): Cell {
  const isGroup = hidden.has('denominator');
  const isValue = losesValue(hidden);
  switch (name) {
    case 'excluded':
    case 'unknown':
      return hidden.has(name) ? null : cell;
    case 'denominator':
      return isGroup ? null : cell;
    case 'count':
      return hidden.has('count') || (isGroup && cell !== 0) ? null : cell;
    case 'status':
      return isValue ? status : cell;
    case 'reason':
      return isValue ? reason : cell;
    case 'standing':
      return isValue ? 'not-compared' : cell;
    default:
      return isValue ? null : cell;
  }
}

/** By row, the numbers of the rows that it is the total of. */
function totalsOf({ table, note }: ReleasedTable) {
  const columns = note.dimensions.map(({ name }) => cellsOf(table, name));
  const codes = Array.from({ length: table.numRows }, (_, row) =>
    columns.map((column) => String(column[row])),
  );
  return partsOf({ dimensions: note.dimensions, codes });
}

/** What becomes of rows: of those that are hidden, and of totals that are their sums. */
function lossesOf(
  { note }: ReleasedTable,
  totals: ReturnType<typeof totalsOf>,
  further: FurtherByRow,
  policy: Policy,
): ReadonlyMap<number, Loss> {
  const isSummed = note.policy.totals === 'summed';
  const losses = totals.flatMap((parts, row): readonly (readonly [number, Loss])[] => {
    const own = further.get(row);
    if (own !== undefined) {
      const reason = (own.has('denominator') ? groupReason : hiddenReason)(policy);
      return [[row, { hidden: own, status: 'hidden', reason }]];
    }
    const hidden = new Set((parts ?? []).flatMap((part) => [...(further.get(part) ?? [])]));
    if (!isSummed || hidden.size === 0) return [];
    return [[row, { hidden, status: 'not-available', reason: lacksRows }]];
  });
  return new Map(losses);
}

/** Totals of means whose intervals would tell those of rows that are hidden. */
function tellingTotals(
  { table, note }: ReleasedTable,
  totals: ReturnType<typeof totalsOf>,
  losses: ReadonlyMap<number, Loss>,
): ReadonlySet<number> {
  if (note.measure.unit !== 'mean' || note.policy.working) return new Set();
  const lower = cellsOf(table, 'lower');
  const isLost = (row: number) => losesValue(losses.get(row)?.hidden ?? new Set());
  return new Set(
    totals.flatMap((parts, row) => (lower[row] !== null && parts?.some(isLost) ? [row] : [])),
  );
}

function withoutLimits(name: string, cell: Cell): Cell {
  if (name === 'lower' || name === 'upper') return null;
  if (name === 'standing') return 'not-compared';
  return name === 'reason' ? noInterval : cell;
}

/** Whether what rows are compared with is a row that is hidden, or the sum of some that are. */
function losesBenchmark(
  { note }: ReleasedTable,
  totals: ReturnType<typeof totalsOf>,
  losses: ReadonlyMap<number, Loss>,
): boolean {
  const isOfRows =
    note.policy.totals === 'summed' || note.measure.comparison?.startsWith('everybody') !== true;
  return [...losses].some(
    ([row, { hidden }]) => losesValue(hidden) && (isOfRows || totals[row] !== null),
  );
}

/**
 * A released table with further counts hidden, and all that comes from them: what was hidden before and
 * what is hidden now look the same.
 */
export function hideRows(
  released: ReleasedTable,
  further: FurtherByRow,
  policy: Policy,
): ReleasedTable {
  const { table, note } = released;
  const totals = totalsOf(released);
  const losses = lossesOf(released, totals, further, policy);
  const telling = tellingTotals(released, totals, losses);
  const isUncompared = losesBenchmark(released, totals, losses);
  const leftOf = (name: string, cell: Cell, row: number): Cell => {
    const loss = losses.get(row);
    if (loss !== undefined) return left(name, cell, loss);
    if (isUncompared && name === 'benchmark') return null;
    if (isUncompared && name === 'standing') return 'not-compared';
    return telling.has(row) ? withoutLimits(name, cell) : cell;
  };
  const dimensions = note.dimensions.flatMap(({ name }) => [name as string, `${name}_label`]);
  const names = table.schema.fields.map(({ name }) => name);
  const columns = names.map((name) => {
    if (dimensions.includes(name)) return [name, table.getChild(name) as Vector] as const;
    const cells = cellsOf(table, name).map((cell, row) => leftOf(name, cell, row));
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
