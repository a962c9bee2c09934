import type { Reject } from '../../contract/quality.ts';
import type { ExtractFormat, FileRole, ReadAs } from '../../contract/reading.ts';
import type { Sql } from '../../sql/sql.ts';

export type ColumnType = 'text' | 'number' | 'flag' | 'date' | 'other';

export interface LoadedColumn {
  /** The column's name as the file has it; the second of one name gets ` (2)`. */
  readonly name: string;
  readonly type: ColumnType;
  /** The column as the source spells it: `c0`, `c1` … */
  readonly sql: Sql;
}

/** Rows that were left out for their shape. */
export interface Rejects {
  readonly rows: number;
  /** The first {@link mostRejects} of them, in the order of the file. */
  readonly list: readonly Reject[];
  readonly remarks: readonly string[];
}

/** Where a row stands. */
export interface RowPlace {
  /** Base name of the part that holds it. */
  readonly file: string;
  /** From 1; null where the format has no lines, or they are not known. */
  readonly line: number | null;
}

/** How many rejected rows are named one by one. */
export const mostRejects = 1000;

/**
 * A file, or several of one layout, that can be read as a table: columns `c0` … in the order of the
 * file. Nothing of it is kept: text files and Parquet are read in place each time, so statements
 * should take all that they need in one reading.
 */
export interface Loaded {
  /** Base name of the first part. */
  readonly name: string;
  readonly parts: readonly string[];
  readonly bytes: number;
  readonly format: ExtractFormat;
  readonly gzip: boolean;
  readonly role: FileRole;
  /** In force; see `ReadFile`. */
  readonly readAs: ReadAs;
  readonly reasons: readonly string[];
  readonly sheets: readonly string[];
  readonly source: Sql;
  readonly columns: readonly LoadedColumn[];
  /**
   * Rows spread evenly over the whole file, in its order: at most 20,000 and at most two million
   * cells. Null is an empty cell. Never leaves the engine.
   */
  readonly sample: readonly (readonly (string | null)[])[];
  /** Rows that the file holds by a count of its own, made before anything is loaded. */
  readonly records: number;
  readonly remarks: readonly string[];
  /** The file itself says that its people are invented. */
  readonly synthetic: boolean;
  /** Where the row of this number stands, from 1, of those that `source` gives in its order. */
  placeOf(row: number): RowPlace;
  /**
   * What was left out, once a whole reading of `source` has given so many rows. Throws a `Refusal`
   * where loaded and rejected rows are not as many as `records`.
   */
  rejects(loaded: number): Promise<Rejects>;
  /**
   * Throws a `Refusal` where a file that `source` reads in place is not the one that was opened any
   * more; see `requireUnchanged`.
   */
  readonly unchanged: () => void;
}
