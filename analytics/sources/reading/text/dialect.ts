/** How the records of a text file are written. */
export interface Dialect {
  /** One character. */
  readonly delimiter: string;
  /**
   * Columns are lined up by at least so many spaces: the text is read with the delimiter in place of
   * each run of them.
   */
  readonly spaces?: 1 | 2;
  /** A quotation mark, an apostrophe, or empty where both are plain text. */
  readonly quote: string;
  /** A quote within quoted text is written with a backslash before it, and not twice. */
  readonly backslash: boolean;
  /**
   * Lines end in a carriage return alone, as old Macintosh programs write them; any other line end
   * among them ends a line too.
   */
  readonly carriageReturns: boolean;
}

/** Where the table stands in its file, and how wide it is. */
export interface Layout {
  readonly dialect: Dialect;
  /** Line of the column names, from 1; 0 where there is none, and the first line is data. */
  readonly header: number;
  /** Lines before the table. */
  readonly skip: number;
  readonly width: number;
  /** Every row ends in a delimiter that stands for nothing. */
  readonly trailing: boolean;
  /** Lines below the names that label the columns, and are no rows. */
  readonly labels?: readonly number[];
  /** Line below the names that may label the columns, and is read as a row. */
  readonly doubtful?: number;
  /** The line of names leaves out that of the first column, which names the rows. */
  readonly rowNames?: true;
  /** Columns that hold numbers alone in the start of the file. */
  readonly numeric: readonly boolean[];
}
