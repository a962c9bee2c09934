import type { Counted } from '../measures/counted.ts';
import type { MeasuredRow, MeasuredTable } from '../measures/measured-table.ts';
import { hiddenReason, type ProtectedCell, without } from './cell.ts';
import { areTold, withoutInterval } from './interval.ts';
import { partsOf } from './parts.ts';
import type { Policy } from './policy.ts';
import { meanOfRows, type ShownCounts, valueOfCounts } from './protect-figure.ts';

/** Why a total that is a sum of what is shown is none. */
export const lacksRows = 'some of the rows that this is the sum of are hidden';
const noSum =
  'a total is worked out from the rows that are shown, which a standardised value cannot be';

/** A row that is added to others, and what is shown of it. */
export interface Part {
  readonly row: MeasuredRow;
  readonly cell: ProtectedCell;
}

type Summed = Pick<ProtectedCell, 'count' | 'denominator' | 'excluded' | 'unknown'>;

/** A sum of what is shown; null where some of it is not, so that every number is the sum of all rows. */
function sumOf(parts: readonly Part[], of: (cell: ProtectedCell) => number | null): number | null {
  const known = parts.filter(({ row }) => row.notKnown === undefined);
  return known.reduce<number | null>((sum, { cell }) => {
    const own = of(cell);
    return sum === null || own === null ? null : sum + own;
  }, 0);
}

/** Each whole once, where a row for every category of a dimension repeats the whole that they share. */
function wholesOf(parts: readonly Part[], { dimensions, shared }: MeasuredTable): readonly Part[] {
  const place = dimensions.findIndex(({ name }) => name === shared?.dimension);
  if (place < 0) return parts;
  const known = parts.filter(({ row }) => row.notKnown === undefined);
  const wholes = new Map(
    known.map((part) => [part.row.codes.toSpliced(place, 1).join('\n'), part]),
  );
  return [...wholes.values()];
}

function add(parts: readonly Part[], measured: MeasuredTable): Summed {
  return {
    count: sumOf(parts, ({ count }) => count),
    denominator: sumOf(wholesOf(parts, measured), ({ denominator }) => denominator),
    excluded: sumOf(parts, ({ excluded }) => excluded),
    unknown: sumOf(parts, ({ unknown }) => unknown),
  };
}

/** The mean of rows all of which are shown; no interval where it would tell that of one of them. */
function meanOf(parts: readonly Part[], shown: ShownCounts, policy: Policy) {
  const sum = (of: (row: MeasuredRow) => number) =>
    parts.reduce((total, { row }) => total + of(row), 0);
  const rows = {
    numerator: sum(({ numerator }) => numerator),
    denominator: sum(({ denominator }) => denominator ?? 0),
    figure: {
      kind: 'mean',
      people: sum(({ figure }) => figure?.people ?? 0),
      squares: sum(({ figure }) => (figure?.kind === 'mean' ? figure.squares : 0)),
    },
  } as const;
  const { value, lower, upper, reason } = meanOfRows(rows, shown, policy);
  const estimate = { value, lower, upper, reason: reason?.text ?? null };
  return areTold(parts, policy) ? estimate : withoutInterval(estimate);
}

/** The value of a sum of rows all of which are shown; null where rows do not give it. */
function valueOfRows(of: Counted, parts: readonly Part[], shown: ShownCounts, policy: Policy) {
  if (of.figure?.kind === 'mean') return meanOf(parts, shown, policy);
  const count = of.isWhole ? Math.min(shown.count, shown.denominator) : shown.count;
  const estimate = valueOfCounts(of, { ...shown, count }, policy);
  return estimate === null ? null : { ...estimate, reason: estimate.reason?.text ?? null };
}

/**
 * A total as the sum of what its rows show, so that it says nothing that those do not; `of` is whom it is
 * of. Where one of them is hidden it is not available: what is left would be taken for the total.
 */
export function summedCell(
  of: Omit<MeasuredRow, 'codes'>,
  parts: readonly Part[],
  measured: MeasuredTable,
  policy: Policy,
): ProtectedCell {
  if (parts.length === 0) return without('hidden', hiddenReason(policy));
  const sums = add(parts, measured);
  const { count, denominator } = sums;
  const missing = (reason: string) => without('not-available', reason, sums);
  if (of.notKnown !== undefined) return missing(of.notKnown);
  if (count === null || parts.some(({ cell }) => cell.status === 'hidden'))
    return missing(lacksRows);
  const own = { ...sums, status: 'shown', lower: null, upper: null, reason: null } as const;
  if (of.denominator === null) return { ...own, value: count };
  if (denominator === null) return missing(lacksRows);
  if (denominator === 0) return missing(of.ofNobody ?? 'nobody in this group');
  const estimate = valueOfRows(of, parts, { count, denominator }, policy);
  if (estimate === null) return missing(noSum);
  const { value, lower, upper, reason } = estimate;
  return value === null
    ? missing(reason ?? 'no denominator')
    : { ...own, value, lower, upper, reason };
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
  const { dimensions, rows } = measured;
  const parts = partsOf({ dimensions, codes: rows.map(({ codes }) => codes) });
  return rows.map((row, at) => {
    const own = parts[at]?.map((part) => ({
      row: rows[part] as MeasuredRow,
      cell: cells[part] as ProtectedCell,
    }));
    return own === undefined
      ? (cells[at] as ProtectedCell)
      : summedCell(row, own, measured, policy);
  });
}
