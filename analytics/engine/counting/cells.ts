import type { PersonAxis } from '../../cube/axis.ts';
import type { CountColumn } from '../../cube/count-columns.ts';
import type { Counts } from '../../cube/cube.ts';
import type { Pattern } from '../../cube/pattern.ts';

/** The cells of a cube as they are counted: one for each combination that holds anybody. */
export interface Cells {
  readonly patterns: readonly Pattern[];
  /** Which of the patterns each cell is of. */
  readonly pattern: Uint32Array;
  /** Place of each cell on each of the axes. */
  readonly places: readonly Uint16Array[];
  /** `people` first, then each of the asked counts. */
  readonly counts: readonly Counts[];
}

/** What cells are to tell apart and count. */
export interface CellsAsk {
  readonly axes: readonly PersonAxis[];
  readonly counts: readonly CountColumn[];
  /** Cells beyond which nothing is counted. */
  readonly most: number;
}
