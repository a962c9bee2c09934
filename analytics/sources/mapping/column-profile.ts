import type { ColumnType } from '../reading/loaded.ts';

/** A value of a column and in how many rows it stands. Stays in the engine. */
export interface ValueCount {
  readonly value: string | null;
  readonly count: number;
}

/** Columns with more different values than this hold numbers, codes or free text, not words. */
export const mostValues = 200;

/** What the cells of a column are like, whatever its name says. Stays in the engine. */
export interface ColumnProfile {
  readonly name: string;
  readonly type: ColumnType;
  readonly rows: number;
  /** Rows whose cell holds something other than a word for missing. */
  readonly filled: number;
  /** Exact where `values` is given, else within a few per cent. */
  readonly distinct: number;
  /** Rows whose cell is a number, as the file writes numbers. */
  readonly numbers: number;
  /** Least and greatest number among the cells; null where none is a number. */
  readonly least: number | null;
  readonly greatest: number | null;
  /** Every value, where there are at most {@link mostValues} different ones; else null. */
  readonly values: readonly ValueCount[] | null;
  /** Different filled values from all over the file, at most 2,000, as they stand. */
  readonly sample: readonly string[];
}
