import { totalCode } from '../contract/dimensions.ts';
import type { Counted } from '../measures/counted.ts';
import type { MeasuredRow, MeasuredTable } from '../measures/measured-table.ts';
import type { ProtectedCell } from './cell.ts';
import type { Policy } from './policy.ts';
import { protect } from './protect.ts';
import { valueOfCounts } from './protect-figure.ts';
import type { HiddenCounts } from './secondary/hide-counts.ts';

/** Finds the row of the same group but for its code on one dimension. */
function rowFinder({ rows, dimensions, compared }: MeasuredTable) {
  const place = dimensions.findIndex(({ name }) => name === compared);
  const places = new Map(rows.map(({ codes }, row) => [codes.join('\n'), row]));
  return ({ codes }: MeasuredRow, code: string) => places.get(codes.with(place, code).join('\n'));
}

/** Whether a row counts just those whom some groups count: filters may leave out some of them. */
function isOf(row: MeasuredRow | undefined, groups: readonly Counted[]): boolean {
  const sum = (of: (group: Counted) => number) =>
    groups.reduce((total, group) => total + of(group), 0);
  return (
    row !== undefined &&
    row.numerator === sum(({ numerator }) => numerator) &&
    (row.denominator ?? 0) === sum(({ denominator }) => denominator ?? 0)
  );
}

/** What all others come to: what is shown of everybody less what is shown of the row. */
function ofOthers(
  row: MeasuredRow,
  own: ProtectedCell,
  all: ProtectedCell,
  policy: Policy,
): number | null {
  const { count, denominator } = own;
  if (count === null || denominator === null) return null;
  if (all.count === null || all.denominator === null) return null;
  const rest = { count: all.count - count, denominator: all.denominator - denominator };
  const isPossible = rest.denominator > 0 && rest.count >= 0 && rest.count <= rest.denominator;
  return isPossible ? (valueOfCounts(row, rest, policy)?.value ?? null) : null;
}

/**
 * The value that each row is compared with: from shown numbers wherever they give it. None where the row
 * itself is not shown, or the total that it would tell of is hidden.
 */
export function benchmarksOf(
  measured: MeasuredTable,
  cells: readonly ProtectedCell[],
  hidden: readonly HiddenCounts[] | null,
  policy: Policy,
): readonly (number | null)[] {
  const { rows, against } = measured;
  const rowAt = rowFinder(measured);
  return rows.map((row, at) => {
    const own = cells[at] as ProtectedCell;
    const { benchmark } = row;
    if (!benchmark || own.status !== 'shown' || hidden?.[at]?.total === true) return null;
    const total = rowAt(row, totalCode) ?? -1;
    const isTotal = isOf(rows[total], against === 'others' ? [row, benchmark] : [benchmark]);
    const all = isTotal ? (cells[total] as ProtectedCell) : null;
    if (against === 'all' && all !== null) return all.value;
    if (against === 'others' && all !== null && row.figure === undefined) {
      return ofOthers(row, own, all, policy);
    }
    return protect(benchmark, policy).value;
  });
}
