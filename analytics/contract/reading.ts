export const extractFormats = ['csv', 'parquet', 'arrow', 'xlsx'] as const;
export type ExtractFormat = (typeof extractFormats)[number];

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof dateOrders)[number];

/**
 * What a file brings: one row a person; one row a person and condition; or activity, one row a
 * person or one row an event. The files of an extract are joined on the pseudonym.
 */
export const fileRoles = ['people', 'conditions', 'activity'] as const;
export type FileRole = (typeof fileRoles)[number];

/** How a file is read: what was found out, or what an analyst says instead. */
export interface ReadAs {
  readonly role?: FileRole;
  /** Text files only, as are the next five. */
  readonly encoding?: Encoding;
  /** One character. */
  readonly delimiter?: string;
  /** One character; empty where quotation marks are plain text. */
  readonly quote?: string;
  /** Line of the column names, from 1; 0 where the file has none. */
  readonly header?: number;
  readonly decimal?: '.' | ',';
  readonly dates?: DateOrder;
  /** Workbooks only. */
  readonly sheet?: string;
}

/**
 * The start of a file as its columns were told apart, to be looked at before loading. A cell is
 * shown as it stands where enough rows share it; of any other only its shape is shown, with `9` for
 * a digit and `a` for a letter. Null is an empty cell.
 */
export interface Preview {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** A file of an extract, or several of one layout that are read as one. */
export interface ReadFile {
  readonly name: string;
  /** Names of all parts, the first included. */
  readonly parts: readonly string[];
  readonly bytes: number;
  readonly format: ExtractFormat;
  readonly gzip: boolean;
  readonly rows: number;
  /** In force: found out, with what was said by hand laid over it. `role` is always there. */
  readonly readAs: ReadAs;
  /** Why the file is read so, a sentence each. */
  readonly reasons: readonly string[];
  /** Names of a workbook's sheets. */
  readonly sheets: readonly string[];
  readonly preview: Preview;
}
