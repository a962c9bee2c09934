import { outsideCode, residualCodes, totalCode } from '../contract/dimensions.ts';
import type { Counted } from '../measures/counted.ts';
import type { MeasuredRow, MeasuredTable } from '../measures/measured-table.ts';
import type { ProtectedCell } from './cell.ts';
import type { Policy } from './policy.ts';
import { protect } from './protect.ts';
import { valueOfCounts } from './protect-figure.ts';
import type { HiddenCounts } from './secondary/hide-counts.ts';
import { type Part, summedCell } from './sum-totals.ts';

/** A table with what is shown of it. */
interface Shown {
  readonly measured: MeasuredTable;
  readonly cells: readonly ProtectedCell[];
  readonly policy: Policy;
}

/** A row, what it is compared with, and the rows of the same group but for their code on that dimension. */
interface Compared {
  readonly part: Part;
  readonly benchmark: Counted;
  readonly total: Part | null;
  /** No total, and nobody whom it leaves out. */
  readonly group: readonly Part[];
  /** Those of them that are others than the row, and are compared themselves. */
  readonly others: readonly Part[];
}

/** Finds what a row is compared with among the rows of its table. */
function comparedIn({ measured, cells }: Shown) {
  const { rows, dimensions, compared } = measured;
  const place = dimensions.findIndex(({ name }) => name === compared);
  const keyOf = ({ codes }: MeasuredRow) => codes.toSpliced(place, 1).join('\n');
  const groups = new Map<string, Part[]>();
  rows.forEach((row, at) => {
    const group = groups.get(keyOf(row)) ?? [];
    group.push({ row, cell: cells[at] as ProtectedCell });
    groups.set(keyOf(row), group);
  });
  const codeOf = ({ row }: Part) => row.codes[place] ?? totalCode;
  return (row: MeasuredRow, benchmark: Counted): Compared => {
    const all = groups.get(keyOf(row)) ?? [];
    const group = all.filter((one) => ![totalCode, outsideCode].includes(codeOf(one)));
    const others = group.filter((one) => one.row !== row && !residualCodes.includes(codeOf(one)));
    const total = all.find((one) => codeOf(one) === totalCode) ?? null;
    const part = all.find((one) => one.row === row) as Part;
    return { part, benchmark, total, group, others };
  };
}

const sumsOf = (groups: readonly Counted[]) => ({
  numerator: groups.reduce((sum, { numerator }) => sum + numerator, 0),
  denominator: groups.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0),
});

/** Whether rows count just those whom some groups count: filters may leave out some of them. */
function areOf(rows: readonly Part[], groups: readonly Counted[]): boolean {
  const [one, other] = [sumsOf(rows.map(({ row }) => row)), sumsOf(groups)];
  return one.numerator === other.numerator && one.denominator === other.denominator;
}

/** What all others come to: what is shown of everybody less what is shown of the row. */
function ofOthers({ row, cell: own }: Part, all: ProtectedCell, policy: Policy): number | null {
  const { count, denominator } = own;
  if (count === null || denominator === null) return null;
  if (all.count === null || all.denominator === null) return null;
  const rest = { count: all.count - count, denominator: all.denominator - denominator };
  const isPossible = rest.denominator > 0 && rest.count >= 0 && rest.count <= rest.denominator;
  return isPossible ? (valueOfCounts(row, rest, policy)?.value ?? null) : null;
}

/** The value of everybody, or of all others, from the total that its table shows. */
function ofTotal({ part, benchmark, total }: Compared, { measured, policy }: Shown) {
  const isOthers = measured.against === 'others';
  const isTotal = total !== null && areOf([total], isOthers ? [part.row, benchmark] : [benchmark]);
  if (isTotal && !isOthers) return total.cell.value;
  if (isTotal && part.row.figure === undefined) return ofOthers(part, total.cell, policy);
  return protect(benchmark, policy).value;
}

/**
 * The same where totals are summed: from the rows that are shown, and none where one of them is hidden.
 * That everybody's ratio to what was expected of everybody is 100 tells nothing.
 */
function ofRows({ benchmark, group, others }: Compared, { measured, policy }: Shown) {
  const isOthers = measured.against === 'others';
  const rows = isOthers ? others : group;
  const { figure } = benchmark;
  const isRatio = figure?.kind === 'estimate' && figure.reference !== undefined && !isOthers;
  if (isRatio || !areOf(rows, [benchmark])) return protect(benchmark, policy).value;
  return summedCell(benchmark, rows, measured, policy).value;
}

/** The value of one category; none where the table hides it. */
function ofCategory({ benchmark, group }: Compared, { policy }: Shown): number | null {
  const own = group.filter((one) => areOf([one], [benchmark]));
  const isHidden = own.some(({ cell }) => cell.status !== 'shown');
  return isHidden ? null : protect(benchmark, policy).value;
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
  const shown = { measured, cells, policy };
  const comparedOf = comparedIn(shown);
  return rows.map((row, at) => {
    const { benchmark } = row;
    const isHidden = cells[at]?.status !== 'shown' || hidden?.[at]?.total === true;
    if (!benchmark || isHidden) return null;
    const compared = comparedOf(row, benchmark);
    if (against === 'category') return ofCategory(compared, shown);
    return (policy.totals === 'summed' ? ofRows : ofTotal)(compared, shown);
  });
}
