import type { Truths } from './truths.ts';

/** Texts as places in a list of them; a place at the end of the list or beyond is a missing one. */
export interface CodeValues {
  readonly places: Uint32Array;
  readonly codes: readonly string[];
}

/** Rows that are alike to people, column by column; null is a column that is not held. */
export interface RowColumns {
  readonly rows: number;
  /** A flag or condition; a missing one is unknown. */
  flag(id: string): Truths | null;
  /** Numbers; a missing one is NaN. */
  numbers(id: string): Float64Array | null;
  /** A category or code. */
  codes(id: string): CodeValues | null;
}
