import type { Axis } from './axis.ts';

/**
 * People counted by every combination of the dimensions that holds anybody, as columns: the same
 * position in every array is one cell. Exact counts, which never leave the engine.
 */
export interface Cube {
  readonly axes: readonly Axis[];
  readonly cells: number;
  /** For each axis, in order, the category position of each cell. */
  readonly positions: readonly Uint16Array[];
  /** `people`, and for each condition its numerator and denominator: see count-columns.ts. */
  readonly counts: ReadonlyMap<string, Float64Array>;
}
