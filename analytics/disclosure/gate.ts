import { Table, type Vector } from 'apache-arrow';
import { totalCode } from '../contract/dimensions.ts';
import { Refusal } from '../contract/problem.ts';
import type { ReleasedTable, ReleaseNote } from '../contract/released.ts';
import type { MeasuredTable } from '../measures/measured-table.ts';
import { numberColumn, textColumn } from './columns.ts';
import { findPolicy, type Policy } from './policy.ts';
import { type ProtectedCell, protect, protectCount } from './protect.ts';

/** What the engine knows of where a table comes from; the gate adds what it did to it. */
export type Provenance = Omit<ReleaseNote, 'measure' | 'dimensions' | 'policy' | 'cells'>;

/** Further counts of a table's rows, e.g. those that each segment matched, by column name. */
export type FurtherCounts = Readonly<Record<string, readonly number[]>>;

/** Evidence: a table that is not what it says cannot be judged, and is refused. */
function requireSound({ dimensions, rows }: MeasuredTable): void {
  const sound = rows.every(
    ({ codes, numerator, denominator }) =>
      codes.length === dimensions.length &&
      Number.isInteger(numerator) &&
      numerator >= 0 &&
      (denominator === null || (Number.isInteger(denominator) && denominator >= numerator)),
  );
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

function dimensionColumns({ dimensions, rows }: MeasuredTable): Record<string, Vector> {
  return Object.fromEntries(
    dimensions.flatMap(({ name, categories }, index) => {
      const labels = new Map(categories.map(({ code, label }) => [code, label]));
      const labelOf = (code: string) => (code === totalCode ? 'All' : (labels.get(code) ?? code));
      const codes = rows.map((row) => row.codes[index] as string);
      return [
        [name, textColumn(codes, 2 * index)],
        [`${name}_label`, textColumn(codes.map(labelOf), 2 * index + 1)],
      ];
    }),
  );
}

/**
 * Lets a measured table out under a policy: small counts hidden, the others rounded, percentages
 * and intervals worked out again from what is left. The only function that makes a
 * {@link ReleasedTable}. Throws a {@link Refusal} (disclosure-refused).
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
  const table = new Table({
    ...dimensionColumns(measured),
    count: numberColumn(cells.map(({ count }) => count)),
    denominator: numberColumn(cells.map(({ denominator }) => denominator)),
    value: numberColumn(cells.map(({ value }) => value)),
    lower: numberColumn(cells.map(({ lower }) => lower)),
    upper: numberColumn(cells.map(({ upper }) => upper)),
    ...Object.fromEntries(columns.map(({ name, counts }) => [name, numberColumn(counts)])),
    status: textColumn(
      cells.map(({ status }) => status),
      2 * measured.dimensions.length,
    ),
    reason: textColumn(
      cells.map(({ reason }) => reason),
      2 * measured.dimensions.length + 1,
    ),
  });
  const shown = cells.filter(({ status }) => status === 'shown').length;
  const hidden = cells.filter(({ status }) => status === 'hidden').length;
  const { id, title, threshold, zero, rounding, working } = policy;
  const note: ReleaseNote = {
    measure: measured.measure,
    dimensions: measured.dimensions.map((dimension) => ({
      ...dimension,
      total: measured.totals ? totalCode : null,
    })),
    policy: { id, title, threshold, zero, rounding, working },
    cells: { shown, hidden, total: cells.length },
    ...provenance,
  };
  return { table, note } as unknown as ReleasedTable;
}
