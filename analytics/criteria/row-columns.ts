import type { Bits, Truths } from './truths.ts';

/** Texts as places in a list of them; a place at the end of the list or beyond is a missing one. */
export interface CodeValues {
  readonly places: Uint32Array;
  readonly codes: readonly string[];
}

/** Numbers, a missing one NaN, and the rows of which one is missing. */
export interface NumberValues {
  readonly values: Float64Array;
  readonly missing: Bits;
}

/** Rows that are alike to people, column by column; null is a column that is not held. */
export interface RowColumns {
  readonly rows: number;
  /** A flag or condition; a missing one is unknown. */
  flag(id: string): Truths | null;
  numbers(id: string): NumberValues | null;
  /** A category or code. */
  codes(id: string): CodeValues | null;
}
