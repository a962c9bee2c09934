import { Refusal } from '../contract/problem.ts';
import type { ReleasedTable } from '../contract/released.ts';
import type { CountedMeasure } from '../measures/measure.ts';
import type { MeasuredTable } from '../measures/measured-table.ts';
import { type ProtectedCell, protectCount } from './cell.ts';
import { gapTable } from './gap.ts';
import { makeTable, type Provenance } from './make-table.ts';
import { findPolicy, type Policy } from './policy.ts';
import { protect } from './protect.ts';
import { isSound } from './sound.ts';
import { stand } from './stand.ts';

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

/** A row whose further counts would give a hidden count back is hidden whole. */
function protectFurther(cells: ProtectedCell[], further: FurtherCounts, policy: Policy) {
  if (Object.keys(further).length === 0) return { cells, columns: [] };
  const columns = Object.entries(further).map(([name, counts]) => ({
    name,
    counts: counts.map((count) => protectCount(count, policy)),
  }));
  const whole = cells.map((cell, row) => {
    const hidden = columns.some(({ counts }) => counts[row] === null);
    if (cell.status !== 'shown' || !hidden) return cell;
    const reason = 'with the other counts of its row';
    return { ...cell, count: null, value: null, status: 'hidden' as const, reason };
  });
  return {
    cells: whole,
    columns: columns.map(({ name, counts }) => ({
      name,
      counts: counts.map((count, row) => (whole[row]?.status === 'shown' ? count : null)),
    })),
  };
}

/**
 * Lets a measured table out under a policy: small counts hidden, the others rounded, percentages
 * and intervals worked out again from what is left. With {@link releaseGap} the only function that makes
 * a {@link ReleasedTable}. Throws a {@link Refusal} (disclosure-refused).
 */
export function release(
  measured: MeasuredTable,
  provenance: Provenance,
  policyId: string,
  further: FurtherCounts = {},
): ReleasedTable {
  const policy = findPolicy(policyId);
  requireSound(measured);
  const { cells, columns } = protectFurther(
    measured.rows.map((row) => protect(row, policy)),
    further,
    policy,
  );
  const codes = measured.rows.map((row) => row.codes);
  const stood = stand(measured, cells, policy);
  return makeTable({ measured, codes, cells, stood, further: columns }, provenance, policy);
}

/**
 * Lets out how far the quintiles of a table are apart, worked out from its protected cells and from
 * nothing else. Throws a {@link Refusal} (disclosure-refused).
 */
export function releaseGap(
  measured: MeasuredTable,
  measure: CountedMeasure,
  provenance: Provenance,
  policyId: string,
): ReleasedTable {
  const policy = findPolicy(policyId);
  requireSound(measured);
  const cells = measured.rows.map((row) => protect(row, policy));
  const gaps = gapTable(measured, cells, measure, policy);
  return makeTable({ ...gaps, stood: [], further: [] }, provenance, policy);
}
