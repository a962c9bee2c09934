import type { Policy } from '../policy.ts';
import { isDisclosive } from '../primary.ts';
import { hiddenLimits, roundCount, shownLimits } from '../rounding.ts';
import { costOf } from './cost.ts';
import type { Sheet } from './sheet.ts';
import type { TableGrid } from './table-grid.ts';

/** What is known of one count of a column before further ones are hidden. */
export interface SheetCount {
  readonly count: number;
  /** Hidden for being small, or with another count of its row. */
  readonly isHidden: boolean;
  /** Known whatever is hidden, as where nobody is in a group and that is shown. */
  readonly isKnown?: boolean;
  /** The most that it can be without another count being another one. */
  readonly most?: number;
  /** The least, likewise. */
  readonly least?: number;
  /** An amount, as of cost, and no number of people or events. */
  readonly isAmount?: boolean;
  /** How many counts go with it when it is hidden. */
  readonly weight?: number;
}

/** The share of an amount within which it must stay unknown: so much of it above and below. */
function amountWidth(amount: number, { dominance }: Policy): number {
  return Math.max(1, 2 * (dominance?.p ?? 0) * amount);
}

/** What a shown number stands for; an amount is shown too finely to count on its being rounded. */
function limitsOf({ count, isHidden, isAmount = false }: SheetCount, policy: Policy) {
  const isExact = isAmount || policy.rounding <= 1 || isHidden || isDisclosive(count, policy);
  return isExact ? { lower: count, upper: count } : shownLimits(roundCount(count, policy), policy);
}

/** A column of counts of a table as a {@link Sheet}. */
export function countSheet(
  { grid, rows }: TableGrid,
  policy: Policy,
  of: (row: number, cell: number) => SheetCount,
): Sheet {
  const numbers = () => new Float64Array(grid.size);
  const sheet: Sheet = {
    grid,
    counts: numbers(),
    shownLeast: numbers(),
    shownMost: numbers(),
    hiddenLeast: numbers(),
    hiddenMost: numbers(),
    hidden: new Uint8Array(grid.size),
    known: new Uint8Array(grid.size).fill(1),
    cost: numbers(),
    width: numbers(),
  };
  rows.forEach((row, cell) => {
    if (row < 0) return;
    const own = of(row, cell);
    const { count, isAmount = false } = own;
    const shown = limitsOf(own, policy);
    const { lower } = hiddenLimits(policy);
    const isNobody = count === 0 && policy.zero === 'shown' && !own.isHidden;
    sheet.counts[cell] = count;
    sheet.shownLeast[cell] = shown.lower;
    sheet.shownMost[cell] = shown.upper;
    sheet.hiddenLeast[cell] = Math.max(lower, own.least ?? 0);
    sheet.hiddenMost[cell] = own.most ?? Number.POSITIVE_INFINITY;
    sheet.known[cell] = own.isKnown === true || isNobody ? 1 : 0;
    sheet.hidden[cell] = own.isHidden && sheet.known[cell] !== 1 ? 1 : 0;
    sheet.cost[cell] = costOf(count) * (own.weight ?? 1);
    sheet.width[cell] = isAmount ? amountWidth(count, policy) : policy.protectionWidth;
  });
  return sheet;
}
