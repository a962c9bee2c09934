import type { MeasuredRow } from '../../measures/measured-table.ts';
import { isDominated } from '../dominance.ts';
import { overlapLimits } from './overlap-limits.ts';
import { hideColumn, isHiddenIn, roomNeeded, type Task, totalOf, withBefore } from './task.ts';
import { countKey } from './told-before.ts';

const isAmount = ({ figure }: MeasuredRow) =>
  figure?.kind === 'mean' || (figure?.kind === 'estimate' && figure.isAmount);

/** Whether a numerator is of people who are all of the denominator. */
const isOfDenominator = ({ figure }: MeasuredRow) =>
  figure === undefined || (figure.kind === 'estimate' && figure.isOfPeople === true);

/** Which numerators of a table are hidden, by cell, given the denominators that are. */
export function hideNumerators(task: Task, denominators: Uint8Array | null): Uint8Array {
  const { measured, cells, table, policy } = task;
  const overlap = overlapLimits(
    measured,
    ({ numerator }) => numerator,
    (at) => (isHiddenIn(cells[at], 'count') ? roomNeeded(policy) : null),
  );
  return hideColumn(task, (at, isTotal) => {
    const row = measured.rows[at] as MeasuredRow;
    if (isTotal) {
      const isHidden = measured.shared?.isWhole === true && isHiddenIn(cells[at], 'denominator');
      const own = { count: totalOf(row, measured).count, isHidden, weight: 50 };
      const isWhole = measured.shared?.isWhole === true;
      return isWhole ? withBefore(own, task, countKey(at, 'denominator')) : own;
    }
    const isDenominatorHidden = denominators?.[table.cells[at] as number] === 1;
    const isNobody = row.numerator === 0 && policy.zero === 'shown';
    const isLimited = row.denominator !== null && !isDenominatorHidden && isOfDenominator(row);
    const own = {
      count: row.numerator,
      isHidden:
        isHiddenIn(cells[at], 'count') ||
        overlap.tight.has(at) ||
        (isDenominatorHidden && !isNobody),
      most: Math.min(
        isLimited ? (row.denominator as number) : Number.POSITIVE_INFINITY,
        overlap.most[at] ?? Number.POSITIVE_INFINITY,
      ),
      isKnown: row.notKnown !== undefined || row.denominator === 0,
      isAmount: isAmount(row),
      least: leastOf(row, policy),
    };
    return withBefore(own, task, countKey(at, 'count'));
  });
}

/** An amount that one or two people may have most of may be that much at least: who has it knows. */
function leastOf(row: MeasuredRow, { dominance }: Task['policy']): number {
  const { figure, numerator: sum } = row;
  if (figure?.kind !== 'mean') return 0;
  const amount = { sum, squares: figure.squares, contributors: figure.people };
  return isDominated(amount, dominance) ? sum : 0;
}

/** Where the parts of a whole are shared out, the whole is their denominator and the total of them. */
export function hideShares(task: Task): { numerators: Uint8Array; denominators: Uint8Array } {
  const { measured, cells, table } = task;
  const denominators = new Uint8Array(table.grid.size);
  measured.rows.forEach((_, row) => {
    if (isHiddenIn(cells[row], 'denominator')) denominators[table.cells[row] as number] = 1;
  });
  for (;;) {
    const numerators = hideNumerators(task, denominators);
    let further = 0;
    measured.rows.forEach((_, row) => {
      const cell = table.cells[row] as number;
      const total = table.totals?.[row] ?? cell;
      if (numerators[total] !== 1 || denominators[cell] === 1 || total === cell) return;
      denominators[cell] = 1;
      further += 1;
    });
    if (further === 0) return { numerators, denominators };
  }
}
