import type { Dialect } from './sniff-dialect.ts';

/** What an own reading of a CSV file's bytes finds, to hold the database's reading against. */
export interface RecordCount {
  /** Records after the header, empty lines left out. */
  readonly records: number;
  /** Lines after the header, empty ones left out: the records, were quotation marks plain text. */
  readonly lines: number;
  readonly quotedCells: number;
  /** Quoted cells that do not end as a quoted cell does, or swallow lines. */
  readonly badQuotes: number;
  /** Records with a line break inside quotation marks. */
  readonly brokenRecords: number;
  /** Both kinds of line ending occur. */
  readonly mixedEndings: boolean;
  /** Line of a quotation mark that swallows whole records; null where there is none. */
  readonly strayQuote: number | null;
}

type State = 'start' | 'plain' | 'quoted' | 'closed';

const byteOf = { newline: 10, carriageReturn: 13, space: 32, quote: 34 } as const;

/**
 * Counts the records of a CSV file from its bytes, fed piece by piece. A quotation mark is stray
 * where the text that it opens goes on over lines and then ends as no quoted text does, or holds
 * more than one line with as many delimiters as a record has.
 */
export class RecordCounter {
  readonly #dialect: Dialect;
  readonly #delimiter: number;
  readonly #newline: number;
  readonly #special = new Uint8Array(256);
  #state: State = 'start';
  #before = 0;
  #line = 1;
  #records = -1;
  #lines = -1;
  #emptyRecord = true;
  #emptyLine = true;
  #delimiters = 0;
  #quotedCells = 0;
  #badQuotes = 0;
  #brokenRecords = 0;
  #broken = false;
  #opened = 0;
  #suspected = false;
  #wholeLines = 0;
  #strayQuote: number | null = null;
  #plainEndings = 0;
  #windowsEndings = 0;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
    this.#delimiter = dialect.delimiter.charCodeAt(0);
    this.#newline = dialect.carriageReturns ? byteOf.carriageReturn : byteOf.newline;
    for (const byte of [this.#delimiter, ...Object.values(byteOf)]) this.#special[byte] = 1;
  }

  /** The line that the next byte belongs to, from 1. */
  get line(): number {
    return this.#line;
  }

  feed(bytes: Uint8Array): void {
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index] as number;
      if (this.#special[byte] === 1) this.#take(byte);
      else {
        this.#emptyLine = false;
        if (this.#state !== 'plain' && this.#state !== 'quoted') this.#takeText();
      }
      this.#before = byte;
    }
  }

  end(): RecordCount {
    if (this.#state === 'quoted') {
      this.#suspect();
      this.#strayQuote ??= this.#opened;
    }
    if (!this.#emptyRecord) this.#endRecord();
    return {
      records: Math.max(0, this.#records),
      lines: Math.max(0, this.#lines + (this.#emptyLine ? 0 : 1)),
      quotedCells: this.#quotedCells,
      badQuotes: this.#badQuotes,
      brokenRecords: this.#brokenRecords,
      mixedEndings: this.#plainEndings > 0 && this.#windowsEndings > 0,
      strayQuote: this.#strayQuote,
    };
  }

  #take(byte: number): void {
    if (byte === this.#newline) {
      this.#endLine();
      return;
    }
    if (byte === byteOf.carriageReturn || byte === byteOf.newline) return;
    this.#emptyLine = false;
    this.#emptyRecord = false;
    if (byte === byteOf.quote) this.#takeQuote();
    else if (byte === this.#delimiter) {
      this.#delimiters += 1;
      if (this.#state !== 'quoted') this.#state = 'start';
    }
  }

  #takeText(): void {
    this.#emptyRecord = false;
    if (this.#state === 'closed') this.#suspect();
    this.#state = 'plain';
  }

  #takeQuote(): void {
    if (this.#state === 'start') {
      this.#state = 'quoted';
      this.#opened = this.#line;
      this.#wholeLines = 0;
      this.#suspected = false;
      this.#quotedCells += 1;
    } else if (this.#state === 'quoted') this.#state = 'closed';
    else if (this.#state === 'closed') {
      if (this.#before === byteOf.quote) this.#state = 'quoted';
      else this.#suspect();
    }
  }

  /** Marks the quoted cell in hand as ending badly, and as stray where it went on over lines. */
  #suspect(): void {
    if (!this.#suspected) this.#badQuotes += 1;
    this.#suspected = true;
    if (this.#line > this.#opened) this.#strayQuote ??= this.#opened;
  }

  #endLine(): void {
    const single = this.#dialect.header.length === 1;
    this.#line += 1;
    if (!this.#emptyLine || (single && this.#lines >= 0)) this.#lines += 1;
    this.#emptyLine = true;
    if (this.#newline === byteOf.newline) {
      if (this.#before === byteOf.carriageReturn) this.#windowsEndings += 1;
      else this.#plainEndings += 1;
    }
    if (this.#state === 'quoted') this.#breakCell(single);
    else this.#endRecord();
  }

  /** A line break within quotation marks. */
  #breakCell(single: boolean): void {
    this.#broken = true;
    const whole = !single && this.#delimiters === this.#dialect.header.length - 1;
    this.#delimiters = 0;
    if (!whole) return;
    this.#wholeLines += 1;
    if (this.#wholeLines > 1) this.#suspect();
  }

  #endRecord(): void {
    const single = this.#dialect.header.length === 1;
    if (!this.#emptyRecord || (single && this.#records >= 0)) this.#records += 1;
    if (this.#broken) this.#brokenRecords += 1;
    this.#state = 'start';
    this.#emptyRecord = true;
    this.#broken = false;
    this.#delimiters = 0;
  }
}
