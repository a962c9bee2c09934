import type { Dialect } from './dialect.ts';
import type { ReadRecord } from './record-reader.ts';
import { splitRecord } from './split-record.ts';

/** Whether a byte order mark stands there, as at the start of a file that was put behind another. */
function isMarked(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
}

/** Finds lines of column names that stand among the data, as where files were joined. */
export class HeaderAgain {
  readonly #dialect: Dialect;
  readonly #quote: number;
  #first: Buffer = Buffer.alloc(0);
  #cells = '';

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
    this.#quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
  }

  /** The cells of the line of column names. */
  set(cells: readonly string[]): void {
    const [first = '', ...others] = cells;
    const bare = first.replace(/^\ufeff+/, '');
    this.#first = Buffer.from(bare);
    this.#cells = JSON.stringify([bare, ...others]);
  }

  is({ bytes, start: at, end }: ReadRecord): boolean {
    const first = this.#first;
    if (first.length === 0) return false;
    const start = isMarked(bytes, at) ? at + 3 : at;
    const from = bytes[start] === this.#quote ? start + 1 : start;
    for (let at = 0; at < first.length; at += 1) if (bytes[from + at] !== first[at]) return false;
    return (
      JSON.stringify(splitRecord(bytes.toString('utf8', start, end), this.#dialect)) === this.#cells
    );
  }
}
