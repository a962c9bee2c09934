import type { Dimension } from '../../contract/dimensions.ts';
import type { MeasuredRow, MeasuredTable } from '../../measures/measured-table.ts';
import { groupReason, type ProtectedCell, without } from '../cell.ts';
import type { Policy } from '../policy.ts';
import { hiddenLimits } from '../rounding.ts';
import { overlapLimits } from './overlap-limits.ts';
import { tableGrid } from './table-grid.ts';
import { hideColumn, isHiddenIn, roomNeeded, type Task, totalOf, withBefore } from './task.ts';
import { countKey } from './told-before.ts';

/** A hidden numerator is not known only if its denominator leaves room for it. */
function isTooTight(row: MeasuredRow, cell: ProtectedCell | undefined, policy: Policy): boolean {
  const { denominator } = row;
  if (denominator === null || !isHiddenIn(cell, 'count')) return false;
  return denominator - hiddenLimits(policy).lower < policy.protectionWidth;
}

/** Which denominators of a table are hidden, by cell. */
export function hideDenominators(task: Task): Uint8Array {
  const { measured, cells, policy } = task;
  const isSmall = (at: number) => {
    const row = measured.rows[at] as MeasuredRow;
    return isHiddenIn(cells[at], 'denominator') || isTooTight(row, cells[at], policy);
  };
  const { most, tight } = overlapLimits(
    measured,
    ({ denominator }) => denominator ?? 0,
    (at) => (isSmall(at) ? roomNeeded(policy) : null),
  );
  return hideColumn(task, (at, isTotal) => {
    const row = measured.rows[at] as MeasuredRow;
    if (isTotal) return { count: totalOf(row, measured).denominator, isHidden: false, weight: 50 };
    const own = {
      count: row.denominator ?? 0,
      isHidden: isSmall(at) || tight.has(at),
      most: most[at] ?? Number.POSITIVE_INFINITY,
      isKnown: row.notKnown !== undefined,
      least: row.numerator > 0 && row.figure === undefined ? row.numerator : 0,
      weight: 3,
    };
    return withBefore(own, task, countKey(at, 'denominator'));
  });
}

/** The same where each is repeated by every category of a dimension: worked out once, for all of them. */
export function hideRepeated(task: Task, dimension: Dimension): Uint8Array {
  const { measured, cells, policy, table } = task;
  const place = measured.dimensions.findIndex(({ name }) => name === dimension);
  const keyOf = ({ codes }: MeasuredRow) => codes.toSpliced(place, 1).join('\n');
  const first = measured.rows[0]?.codes[place];
  const tight = new Set(
    measured.rows.flatMap((row, at) => (isTooTight(row, cells[at], policy) ? [keyOf(row)] : [])),
  );
  const kept = measured.rows.flatMap(({ codes }, row) => (codes[place] === first ? [row] : []));
  const rows = kept.map((row) => measured.rows[row] as MeasuredRow);
  const once: MeasuredTable = {
    measure: measured.measure,
    dimensions: measured.dimensions.toSpliced(place, 1),
    totals: measured.totals,
    rows: rows.map((row) => ({ ...row, codes: row.codes.toSpliced(place, 1) })),
  };
  const own = tableGrid(once, null, policy.totals === 'rounded');
  const ownCells = kept.map((row, at) =>
    tight.has(keyOf(rows[at] as MeasuredRow))
      ? without('hidden', groupReason(policy))
      : (cells[row] as ProtectedCell),
  );
  const asOnce = (keys: ReadonlySet<string>) =>
    new Set(
      kept.flatMap((row, at) =>
        keys.has(countKey(row, 'denominator')) ? [countKey(at, 'denominator')] : [],
      ),
    );
  const before = { shown: asOnce(task.before.shown), hidden: asOnce(task.before.hidden) };
  const hidden = hideDenominators({ measured: once, cells: ownCells, policy, table: own, before });
  const hiddenKeys = new Set(
    rows.flatMap((row, at) => (hidden[own.cells[at] as number] === 1 ? [keyOf(row)] : [])),
  );
  const all = new Uint8Array(table.grid.size);
  measured.rows.forEach((row, at) => {
    if (hiddenKeys.has(keyOf(row))) all[table.cells[at] as number] = 1;
  });
  return all;
}
