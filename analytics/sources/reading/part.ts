import type { Progress } from '../../contract/methods.ts';
import type { Reject } from '../../contract/quality.ts';
import type { ReadAs } from '../../contract/reading.ts';
import type { Sql } from '../../sql/sql.ts';
import type { SourceFile } from './identify-file.ts';
import type { ColumnType } from './loaded.ts';

export interface PartColumn {
  readonly name: string;
  readonly type: ColumnType;
}

export type SampleRow = readonly (string | null)[];

/** What is known of a file before anything of it is copied, in memory or to disk. */
export interface BeforeCopy {
  /** Base name of the file. */
  readonly name: string;
  readonly columns: readonly PartColumn[];
  /** Rows spread over the file; of a workbook or an Arrow file its first rows. */
  readonly sample: readonly SampleRow[];
}

/** What the reading of files works with. */
export interface ReadContext {
  /** Folder of the import's own for cleaned copies of text files; the caller removes it. */
  readonly temporary: string;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
  /** Awaited before anything of a file is written anywhere; stops the reading where it throws. */
  readonly beforeCopy?: (file: BeforeCopy) => void | Promise<void>;
}

/** One file as a table. */
export interface Part {
  readonly file: SourceFile;
  readonly columns: readonly PartColumn[];
  /** Columns `c0` … in the order of the file. */
  readonly source: Sql;
  readonly sample: readonly SampleRow[];
  /** Rows that the file holds, and how many of them the source leaves out. */
  readonly records: number;
  readonly rejected: number;
  /** The first of those that are left out. */
  readonly rejects: readonly Reject[];
  /** Line of a row of the source, both from 1; left out where the format has no lines. */
  readonly lineOf?: (row: number) => number | null;
  readonly readAs: ReadAs;
  readonly reasons: readonly string[];
  readonly remarks: readonly string[];
  /** What to say of rows that are left out. */
  readonly rejectRemarks: readonly string[];
  readonly sheets: readonly string[];
  readonly synthetic: boolean;
}
