import type { Grid } from './grid.ts';

/**
 * One column of counts of a table before anything is hidden to protect what is hidden already. All
 * arrays go by the cells of the grid.
 */
export interface Sheet {
  readonly grid: Grid;
  /** As they are. */
  readonly counts: Float64Array;
  /** The least and the most that a shown count is known to be. */
  readonly shownLeast: Float64Array;
  readonly shownMost: Float64Array;
  /** The same of a hidden one; Infinity where anything is possible. */
  readonly hiddenLeast: Float64Array;
  readonly hiddenMost: Float64Array;
  /** 1 where a count is hidden, for being small or with another column. */
  readonly hidden: Uint8Array;
  /** 1 where a count is known whatever is hidden, e.g. one of nobody where that is shown. */
  readonly known: Uint8Array;
  /** What it costs to hide a count. */
  readonly cost: Float64Array;
  /** Nobody may know a hidden count more closely than this, from some n to n + width. */
  readonly width: Float64Array;
}
