/** That some counts add up to another one; all by their place in a {@link CountSystem}. */
export interface Sum {
  readonly total: number;
  readonly parts: readonly number[];
}

/** That everybody of one count is of another one too, e.g. a numerator of its denominator. */
export interface Within {
  readonly part: number;
  readonly whole: number;
}

/**
 * What somebody outside knows of a number of counts: the least and the most that each can be, and how
 * they hang together. A shown count is known as closely as it is rounded, a hidden one from 0 (or 1,
 * where nobody is shown as 0) to anything (Infinity).
 */
export interface CountSystem {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly sums: readonly Sum[];
  readonly within: readonly Within[];
}

/** A count that must not be known more closely than within `width`: from some n to n + width. */
export interface Target {
  readonly at: number;
  readonly width: number;
  /** Whether it matters that the least and the most of it are these; it always does where left out. */
  readonly matters?: (lower: number, upper: number) => boolean;
}

/** A count that is known too closely, and the sums from which that follows. */
export interface Narrow {
  readonly at: number;
  readonly lower: number;
  readonly upper: number;
  /** Places in {@link CountSystem.sums}. */
  readonly sums: readonly number[];
}
