import type { Axis } from './axis.ts';
import type { Pattern } from './pattern.ts';

/** People, or a sum over people, of each cell. */
export type Counts = Uint32Array | Float64Array;

/**
 * People counted by every combination of the dimensions that holds anybody, as columns: the same
 * position in every array is one cell. Whoever is outside the definition's population is in cells of
 * patterns that say so. Exact counts, which never leave the engine.
 */
export interface Cube {
  /** The segment first. */
  readonly axes: readonly Axis[];
  readonly cells: number;
  /** For each axis but the segment, in order, the category position of each cell. */
  readonly positions: readonly Uint16Array[];
  readonly patterns: readonly Pattern[];
  /** Which of the patterns each cell is of. */
  readonly pattern: Uint32Array;
  /** Whether a person may be in several segments (every-match). */
  readonly isOverlapping: boolean;
  /** `people`, and whatever else was asked for, by the keys of its columns. */
  readonly counts: Map<string, Counts>;
  /**
   * The same of everybody, where this is of some: what is shown only where somebody has it is shown where
   * anybody does, so that a row which is not there does not tell of those asked about.
   */
  readonly whole?: Cube;
}

export const peopleKey = 'people';

/** Positions of the segment axis that a pattern is in: that of no segment where it is in none. */
export function segmentsOf({ axes, isOverlapping }: Cube, pattern: Pattern): readonly number[] {
  if (isOverlapping && pattern.matched.length > 0) return pattern.matched;
  if (!isOverlapping && pattern.segment !== null) return [pattern.segment];
  return [(axes[0]?.categories.length ?? 0) - 1];
}
