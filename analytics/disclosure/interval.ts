import type { Counted } from '../measures/counted.ts';
import type { MeasuredTable } from '../measures/measured-table.ts';
import type { ProtectedCell } from './cell.ts';
import { type Amount, areSquaresDominated } from './dominance.ts';
import { partsOf } from './parts.ts';
import type { Policy } from './policy.ts';

/** Why a mean has no interval, or a wider one. */
export const noInterval = 'no interval: it could tell of one or two people';
export const widerInterval = 'a wider interval: its own could tell of one or two people';

type Interval = Pick<ProtectedCell, 'lower' | 'upper' | 'reason'>;

/** A mean without its interval. */
export function withoutInterval<C extends Interval>(cell: C): C {
  return { ...cell, lower: null, upper: null, reason: noInterval };
}

/** The amounts of which a row tells the sum of the squares by its interval: of a mean, as weighted too. */
function amountsOf({ numerator: sum, figure }: Counted): readonly Amount[] {
  if (figure === undefined) return [];
  const { people: contributors } = figure;
  if (figure.kind === 'mean') return [{ sum, squares: figure.squares, contributors }];
  return (figure.kind === 'estimate' ? (figure.amounts ?? []) : []).map((amount) => ({
    ...amount,
    contributors,
  }));
}

/** Whether the interval of a mean would tell of one or two people. */
export const tellsOfFew = (counted: Counted, { dominance }: Policy) =>
  amountsOf(counted).some((amount) => areSquaresDominated(amount, dominance));

/**
 * How far from its mean a limit is told that would tell of few: the next power of (1 + p) / (1 - p). What
 * the squares add up to about the mean is then known to a square of that, and the largest, whose own is
 * no more than all of it, to no less than a part `p` above and below.
 */
export function coarseMargin(margin: number, { dominance }: Policy): number {
  const { p } = dominance ?? { p: 0 };
  if (!(p > 0 && p < 1 && margin > 0)) return margin;
  const step = Math.log((1 + p) / (1 - p));
  return Math.exp(step * Math.ceil(Math.log(margin) / step - 1e-9));
}

/** Whether a row tells the sum of its squares, if only because nobody is in it, and hides no part of it. */
function isTold(counted: Counted, cell: ProtectedCell, policy: Policy): boolean {
  if (cell.status === 'not-available' && cell.denominator === 0) return true;
  return cell.lower !== null && !tellsOfFew(counted, policy);
}

/** Whether several rows can have an interval together that does not tell that of one of them. */
export function areTold(
  parts: readonly { readonly row: Counted; readonly cell: ProtectedCell }[],
  policy: Policy,
): boolean {
  return policy.dominance === null || parts.every(({ row, cell }) => isTold(row, cell, policy));
}

/**
 * Takes its interval from every mean of several rows, some of which are hidden or have a wider one: the sum
 * of squares that it tells, less those of the other rows, would be theirs, and so the square of one who
 * dominates it. Rows that are hidden for others' sake and those that are dominated look the same.
 */
export function hideIntervals(
  measured: MeasuredTable,
  cells: readonly ProtectedCell[],
  policy: Policy,
): readonly ProtectedCell[] {
  const { dimensions, rows } = measured;
  if (policy.dominance === null || !rows.some((row) => amountsOf(row).length > 0)) return cells;
  const parts = partsOf({ dimensions, codes: rows.map(({ codes }) => codes) });
  return cells.map((cell, at) => {
    if (cell.lower === null) return cell;
    const own = parts[at]?.map((part) => ({
      row: rows[part] as Counted,
      cell: cells[part] as ProtectedCell,
    }));
    return own === undefined || areTold(own, policy) ? cell : withoutInterval(cell);
  });
}
