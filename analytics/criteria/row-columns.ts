import type { RowCounts } from './bit-counts.ts';
import { type Bits, type Truths, truthsBy } from './truths.ts';

/** Values of rows as places in a list of the different ones; a place beyond the list is a missing one. */
export interface Values<V extends string | number> {
  readonly places: Places;
  readonly different: readonly V[];
  /** The rows of which a value is missing. */
  readonly missing: Bits;
}

export type Places = Uint16Array | Uint32Array;

/** Rows that are alike to people, column by column; null is a column that is not held. */
export interface RowColumns {
  readonly rows: number;
  /** A flag or condition; a missing one is unknown. */
  flag(id: string): Truths | null;
  numbers(id: string): Values<number> | null;
  /** A category or code. */
  codes(id: string): Values<string> | null;
  /** What has been counted of the rows, by the name of what was counted. */
  readonly counted: Map<string, RowCounts>;
}

/** Values by their places, with the rows of which one is missing found out. */
export function valuesAt<V extends string | number>(
  places: Places,
  different: readonly V[],
): Values<V> {
  const { yes: missing } = truthsBy(places.length, (row) => {
    return (places[row] as number) >= different.length;
  });
  return { places, different, missing };
}
