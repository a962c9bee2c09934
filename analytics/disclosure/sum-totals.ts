import { outsideCode, totalCode } from '../contract/dimensions.ts';
import type { MeasuredRow, MeasuredTable } from '../measures/measured-table.ts';
import { hiddenReason, type ProtectedCell, without } from './cell.ts';
import type { Policy } from './policy.ts';
import { valueOfCounts } from './protect-figure.ts';

/** The places of dimensions whose categories add up to their total. */
function addedPlaces({ dimensions }: MeasuredTable): number[] {
  return dimensions.flatMap(({ overlapping }, place) => (overlapping === true ? [] : [place]));
}

/** Whether a row is one of the parts of a total: of the same codes wherever that has no total. */
function isPart(codes: readonly string[], total: readonly string[], added: readonly number[]) {
  return codes.every((code, place) =>
    total[place] === totalCode && added.includes(place)
      ? code !== totalCode && code !== outsideCode
      : code === total[place],
  );
}

type Summed = Pick<ProtectedCell, 'count' | 'denominator' | 'excluded' | 'unknown'>;

function add(cells: readonly ProtectedCell[]): Summed {
  const sum = (of: (cell: ProtectedCell) => number | null) => {
    const shown = cells.flatMap((cell) => of(cell) ?? []);
    return shown.length === 0 ? null : shown.reduce((total, count) => total + count, 0);
  };
  return {
    count: sum(({ count }) => count),
    denominator: sum(({ count, denominator }) => (count === null ? null : denominator)),
    excluded: sum(({ count, excluded }) => (count === null ? null : excluded)),
    unknown: sum(({ count, unknown }) => (count === null ? null : unknown)),
  };
}

/** A total of which every part is hidden says nothing; others say what the parts that are shown add up to. */
function summed(
  row: MeasuredRow,
  cell: ProtectedCell,
  parts: readonly ProtectedCell[],
  policy: Policy,
): ProtectedCell {
  const sums = add(parts);
  const { count, denominator } = sums;
  if (cell.status === 'not-available') return { ...cell, ...sums };
  if (count === null) return without('hidden', hiddenReason(policy));
  if (row.denominator === null || denominator === null) {
    return { ...cell, ...sums, value: count, status: 'shown', reason: null };
  }
  const estimate = denominator > 0 ? valueOfCounts(row, { count, denominator }, policy) : null;
  if (estimate === null) return cell.status === 'shown' ? { ...cell, ...sums } : cell;
  const { value, lower, upper } = estimate;
  return { ...sums, value, lower, upper, status: 'shown', reason: null };
}

/**
 * Totals as the sums of the shown counts that make them, so that they say nothing that those do not. The
 * total of categories that overlap is no sum, and stays a count of its own.
 */
export function sumTotals(
  measured: MeasuredTable,
  cells: readonly ProtectedCell[],
  policy: Policy,
): ProtectedCell[] {
  const added = addedPlaces(measured);
  const { rows } = measured;
  const isTotal = ({ codes }: MeasuredRow) => added.some((place) => codes[place] === totalCode);
  const parts = rows.flatMap((row, at) => (isTotal(row) ? [] : [at]));
  return rows.map((row, at) => {
    const cell = cells[at] as ProtectedCell;
    if (!isTotal(row)) return cell;
    const own = parts.filter((part) => isPart((rows[part] as MeasuredRow).codes, row.codes, added));
    return summed(
      row,
      cell,
      own.map((part) => cells[part] as ProtectedCell),
      policy,
    );
  });
}
