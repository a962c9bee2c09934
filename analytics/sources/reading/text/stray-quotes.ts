import type { Layout } from './dialect.ts';
import { odd, RecordParser } from './record-parser.ts';

/** Records after a quote that must be sound before its own line alone is given up. */
const enough = 3;
const most = 50;

const number = /^-?\d+(?:[.,]\d+)?$/;

/**
 * Tells a quote that is out of place, and swallows lines, from text that is rightly quoted and goes
 * on over lines. It is out of place where the lines that it swallows are sound records themselves.
 */
export class StrayQuotes {
  readonly #layout: Layout;
  readonly #cellsDue: number;
  readonly #probe: RecordParser;
  readonly #newline: number;
  readonly #hasNumbers: boolean;

  constructor(layout: Layout, cellsDue: number) {
    this.#layout = layout;
    this.#cellsDue = cellsDue;
    this.#probe = new RecordParser(layout.dialect);
    this.#newline = layout.dialect.carriageReturns ? 13 : 10;
    this.#hasNumbers = layout.numeric.includes(true);
  }

  /** Whether a record that was read may owe its line breaks to a quote that is out of place. */
  suspects(bytes: Buffer, start: number, record: RecordParser): boolean {
    if (record.breaks === 0) return false;
    const isBad = (record.flags & (odd.badQuote | odd.unclosed)) !== 0;
    if (isBad || record.cells !== this.#cellsDue) return true;
    const isFirstWhole = this.#plainCells(bytes, start, record.secondLine) === this.#cellsDue;
    return isFirstWhole && (this.#hasNumbers || record.breaks > 1);
  }

  /**
   * `stray`: give up the record's first line alone; `one`: it is one record after all; `more`: not
   * to be told without more bytes; `lost`: never closed, and what follows is not sure either.
   */
  judge(
    bytes: Buffer,
    start: number,
    record: RecordParser,
    isLast: boolean,
  ): 'stray' | 'one' | 'more' | 'lost' {
    const isOpen = (record.flags & odd.unclosed) !== 0;
    const to = isOpen ? bytes.length : record.next;
    const isRight = (record.flags & odd.badQuote) === 0 && record.cells === this.#cellsDue;
    const due = isOpen ? enough : most;
    let at = record.secondLine;
    for (let read = 0; read < due && at < to; read += 1) {
      if (!this.#probe.parse(bytes, at, bytes.length, isLast)) return 'more';
      const isBlank = this.#probe.end === at;
      if (!isBlank && !this.#isSound(bytes, at, isRight && !isOpen)) return isOpen ? 'lost' : 'one';
      at = this.#probe.next;
    }
    return at === start ? 'one' : 'stray';
  }

  #isSound(bytes: Buffer, start: number, mustLookAlike: boolean): boolean {
    const { flags, cells, end } = this.#probe;
    const isWhole = cells === this.#cellsDue && (flags & (odd.badQuote | odd.unclosed)) === 0;
    return isWhole && (!mustLookAlike || !this.#hasNumbers || this.#looksAlike(bytes, start, end));
  }

  /** Whether columns that hold numbers alone elsewhere hold them here too. */
  #looksAlike(bytes: Buffer, start: number, end: number): boolean {
    const cells = bytes.toString('utf8', start, end).split(this.#layout.dialect.delimiter);
    return this.#layout.numeric.every((isNumeric, index) => {
      const cell = (cells[index] ?? '').replaceAll(this.#layout.dialect.quote, '').trim();
      return !isNumeric || cell === '' || number.test(cell);
    });
  }

  #plainCells(bytes: Buffer, start: number, end: number): number {
    const lineEnd = bytes.subarray(start, end).indexOf(this.#newline);
    const line = bytes.toString('utf8', start, lineEnd < 0 ? end : start + lineEnd);
    return line.split(this.#layout.dialect.delimiter).length;
  }
}
