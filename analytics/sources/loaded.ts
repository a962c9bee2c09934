import type { Sql } from '../sql/sql.ts';

export type ColumnType = 'text' | 'number' | 'flag' | 'date' | 'other';

export interface LoadedColumn {
  /** The column's name as the file has it; the second of one name gets ` (2)`. */
  readonly name: string;
  readonly type: ColumnType;
  /** The column as the source spells it: `c0`, `c1` … */
  readonly sql: Sql;
}

/** A file that can be read as a table: columns `c0` … and `place`, the row's number from 0. */
export interface Loaded {
  readonly source: Sql;
  readonly columns: readonly LoadedColumn[];
  readonly rows: { readonly read: number; readonly rejected: number };
  readonly remarks: readonly string[];
  /** The file itself says that its people are invented. */
  readonly synthetic: boolean;
}
