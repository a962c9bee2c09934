import { type Dimension, totalCode } from '../../contract/dimensions.ts';
import type { MeasuredRow, MeasuredTable } from '../../measures/measured-table.ts';
import type { ProtectedCell } from '../cell.ts';
import { ofApart, type Policy } from '../policy.ts';
import { hideDenominators, hideRepeated } from './hide-denominators.ts';
import { hideNumerators, hideShares } from './hide-numerators.ts';
import { tableGrid } from './table-grid.ts';
import { hideColumn, type Task, totalOf, withBefore } from './task.ts';
import { type CountColumn, countKey, nothingTold, type ToldBefore } from './told-before.ts';

type Apart = Extract<CountColumn, 'excluded' | 'unknown'>;

/** Which counts of a row are hidden, and whether that of the total that it is compared with is. */
export interface HiddenCounts {
  readonly count: boolean;
  readonly denominator: boolean;
  readonly excluded: boolean;
  readonly unknown: boolean;
  readonly total: boolean;
}

/** Whether a number of people whom a measure leaves out is hidden: it has no status of its own. */
const isApartHidden = (row: MeasuredRow, cell: ProtectedCell | undefined, column: Apart) =>
  row[column] !== undefined && row.notKnown === undefined && cell?.[column] === null;

function hideApart(whole: Task, column: Apart): Uint8Array {
  const { measured, cells } = whole;
  const task: Task = { ...whole, policy: ofApart(whole.policy) };
  return hideColumn(task, (at, isTotal) => {
    const row = measured.rows[at] as MeasuredRow;
    const isHidden = !isTotal && isApartHidden(row, cells[at], column);
    const own = {
      count: row[column] ?? 0,
      isHidden,
      isKnown: isTotal || row[column] === undefined,
    };
    return isTotal ? own : withBefore(own, task, countKey(at, column));
  });
}

/** Whether the rows of each group add up to what they are compared with: filters may leave out some. */
function isAddedUp(measured: MeasuredTable, place: number): boolean {
  const groups = new Map<string, { sum: number; total: number }>();
  for (const row of measured.rows) {
    if (row.codes[place] === totalCode) continue;
    const key = row.codes.toSpliced(place, 1).join('\n');
    const { denominator } = totalOf(row, measured);
    const group = groups.get(key) ?? { sum: 0, total: denominator };
    group.sum += row.denominator ?? 0;
    groups.set(key, group);
  }
  return [...groups.values()].every(({ sum, total }) => sum === total);
}

/** The place of the dimension over which totals are told: the one shared out, or compared along. */
function toldPlace(measured: MeasuredTable): number | null {
  const { dimensions, compared, against, shared } = measured;
  const placeOf = (told: Dimension | undefined) =>
    dimensions.findIndex(({ name }) => name === told);
  if (shared?.isWhole === true) return placeOf(shared.dimension);
  const place = placeOf(compared);
  const isTotal = against === 'all' || against === 'others';
  return isTotal && place >= 0 && isAddedUp(measured, place) ? place : null;
}

function hiddenCounts(task: Task): HiddenCounts[] {
  const { measured, table } = task;
  const hasDenominators = measured.rows.some(({ denominator }) => denominator !== null);
  const { shared } = measured;
  const shares = shared?.isWhole === true ? hideShares(task) : null;
  const ownDenominators = () =>
    shared === undefined ? hideDenominators(task) : hideRepeated(task, shared.dimension);
  const denominators = shares?.denominators ?? (hasDenominators ? ownDenominators() : null);
  const numerators = shares?.numerators ?? hideNumerators(task, denominators);
  const isApart = measured.measure.exclusions !== null;
  const excluded = isApart ? hideApart(task, 'excluded') : null;
  const unknown = isApart ? hideApart(task, 'unknown') : null;
  return measured.rows.map((_, row) => {
    const cell = table.cells[row] as number;
    const total = table.totals?.[row] ?? -1;
    const isDenominator = denominators?.[cell] === 1;
    return {
      count: numerators[cell] === 1,
      denominator: isDenominator,
      excluded: excluded?.[cell] === 1,
      unknown: unknown?.[cell] === 1,
      total: numerators[total] === 1 || denominators?.[total] === 1,
    };
  });
}

/**
 * The counts of a table that must be hidden so that those which are hidden already cannot be worked out
 * from totals and sub-totals: of every column those hidden already and further ones. Null where nothing
 * need be: nothing is hidden, or totals say nothing of their own.
 */
export function hideCounts(
  measured: MeasuredTable,
  cells: readonly ProtectedCell[],
  policy: Policy,
  before: ToldBefore = nothingTold,
): readonly HiddenCounts[] | null {
  const isHidden = cells.some((cell, at) => {
    const row = measured.rows[at] as MeasuredRow;
    const isApart = isApartHidden(row, cell, 'excluded') || isApartHidden(row, cell, 'unknown');
    return cell.status === 'hidden' || isApart;
  });
  if (!isHidden && before.hidden.size === 0) return null;
  const table = tableGrid(measured, toldPlace(measured), policy.totals === 'rounded');
  return hiddenCounts({ measured, cells, policy, table, before });
}
