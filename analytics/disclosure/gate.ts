import type { Table } from 'apache-arrow';
import { Refusal } from '../contract/problem.ts';
import type { ReleasedTable } from '../contract/released.ts';
import type { CountedMeasure } from '../measures/measure.ts';
import type { MeasuredTable } from '../measures/measured-table.ts';
import { benchmarksOf } from './benchmark.ts';
import { hiddenReason, type ProtectedCell, protectCount, without } from './cell.ts';
import { gapTable } from './gap.ts';
import { hideIntervals } from './interval.ts';
import { makeTable, type Provenance } from './make-table.ts';
import type { Policy } from './policy.ts';
import { protect } from './protect.ts';
import { type HiddenCounts, hideCounts } from './secondary/hide-counts.ts';
import type { ToldBefore } from './secondary/told-before.ts';
import { isSound } from './sound.ts';
import { stand } from './stand.ts';
import { sumTotals } from './sum-totals.ts';
import { withdraw } from './withdraw.ts';

/** Further counts of a table's rows, e.g. those that each segment matched, by column name. */
export type FurtherCounts = Readonly<Record<string, readonly number[]>>;

/** Evidence: a table that is not what it says cannot be judged, and is refused. */
function requireSound({ dimensions, rows }: MeasuredTable): void {
  const sound = rows.every((row) => {
    const { codes } = row;
    return (
      codes.length === dimensions.length &&
      isSound(row) &&
      (row.benchmark == null || isSound(row.benchmark))
    );
  });
  if (!sound) {
    throw new Refusal({
      code: 'disclosure-refused',
      reason: 'The table holds something other than counts of people, so it cannot be judged.',
    });
  }
}

/** Further counts of a table's rows, each judged by itself; null is hidden. */
interface FurtherColumn {
  readonly name: string;
  readonly counts: readonly (number | null)[];
}

/**
 * Further counts of a row of which one is hidden are hidden together, as each would give another back. A row
 * of which all are hidden by themselves is hidden whole.
 */
function protectFurther(
  cells: readonly ProtectedCell[],
  further: FurtherCounts,
  policy: Policy,
): { readonly cells: readonly ProtectedCell[]; readonly columns: readonly FurtherColumn[] } {
  const judged = Object.entries(further).map(([name, counts]) => ({
    name,
    counts: counts.map((count) => protectCount(count, policy)),
  }));
  const hiddenOf = cells.map(
    (_, row) => judged.filter(({ counts }) => counts[row] === null).length,
  );
  const columns = judged.map(({ name, counts }) => ({
    name,
    counts: counts.map((count, row) => (hiddenOf[row] === 0 ? count : null)),
  }));
  const whole = cells.map((cell, row) => {
    const isHidden = judged.length > 0 && hiddenOf[row] === judged.length;
    return isHidden && cell.status === 'shown' ? without('hidden', hiddenReason(policy)) : cell;
  });
  return { cells: whole, columns };
}

/** What is let out of the rows of a table, and what was hidden to protect what had to be. */
interface Protected {
  readonly cells: readonly ProtectedCell[];
  readonly hidden: readonly HiddenCounts[] | null;
}

/** Hides further counts, so that none that is hidden can be worked out, and settles the totals. */
function protectTable(
  measured: MeasuredTable,
  small: readonly ProtectedCell[],
  policy: Policy,
  before: ToldBefore | undefined,
): Protected {
  const hidden = hideCounts(measured, small, policy, before);
  const safe = small.map((cell, row) => {
    const own = hidden?.[row];
    return own === undefined ? cell : withdraw(cell, own, policy);
  });
  const cells = hideIntervals(measured, safe, policy);
  const isSummed = policy.totals === 'summed' && measured.totals;
  return { cells: isSummed ? sumTotals(measured, cells, policy) : cells, hidden };
}

/** Further counts of those rows that are shown. */
function furtherOf(columns: readonly FurtherColumn[], cells: readonly ProtectedCell[]) {
  return columns.map(({ name, counts }) => ({
    name,
    counts: counts.map((count, row) => (cells[row]?.status === 'shown' ? count : null)),
  }));
}

/** How a table that was let out is protected anew, given what has been told before. */
type Again = (before: ToldBefore) => ReleasedTable;

/** Kept for as long as the table is, in the engine's memory alone: they hold exact counts. */
const letOutAgain = new WeakMap<Table, Again>();

function remember(table: ReleasedTable, again: Again): ReleasedTable {
  letOutAgain.set(table.table, again);
  return table;
}

/**
 * The same table given what earlier releases have told of its counts: what they hid stays hidden, and
 * what they showed is shown, as to hide it protects nothing. A table that the gate did not make just now
 * is returned as it is.
 */
export function releaseAgain(table: ReleasedTable, before: ToldBefore): ReleasedTable {
  return letOutAgain.get(table.table)?.(before) ?? table;
}

/**
 * Lets a measured table out under a policy: small counts hidden, and as many others as would give them
 * away; the rest rounded, percentages and intervals worked out again from what is left. With
 * {@link releaseGap} the only function that makes a {@link ReleasedTable}. Throws a {@link Refusal}
 * (disclosure-refused).
 */
export function release(
  measured: MeasuredTable,
  provenance: Provenance,
  policy: Policy,
  further: FurtherCounts = {},
  told?: ToldBefore,
): ReleasedTable {
  requireSound(measured);
  const small = measured.rows.map((row) => protect(row, policy));
  const whole = protectFurther(small, further, policy);
  const { cells, hidden } = protectTable(measured, whole.cells, policy, told);
  const codes = measured.rows.map((row) => row.codes);
  const stood = stand(measured, cells, benchmarksOf(measured, cells, hidden, policy));
  const columns = furtherOf(whole.columns, cells);
  return remember(
    makeTable({ measured, codes, cells, stood, further: columns }, provenance, policy),
    (before) => release(measured, provenance, policy, further, before),
  );
}

/**
 * Lets out how far the quintiles of a table are apart, worked out from its protected cells and from
 * nothing else. Throws a {@link Refusal} (disclosure-refused).
 */
export function releaseGap(
  measured: MeasuredTable,
  measure: CountedMeasure,
  provenance: Provenance,
  policy: Policy,
): ReleasedTable {
  requireSound(measured);
  const small = measured.rows.map((row) => protect(row, policy));
  const { cells } = protectTable(measured, small, policy, undefined);
  const gaps = gapTable(measured, cells, measure, policy);
  return makeTable({ ...gaps, stood: [], further: [] }, provenance, policy);
}
