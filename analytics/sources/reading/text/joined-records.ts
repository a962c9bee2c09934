import type { Layout } from './dialect.ts';
import { odd, RecordParser } from './record-parser.ts';

/**
 * Records that look like one of wrong width, as lone carriage returns end them in a file whose other
 * lines end in newlines. A carriage return within a cell of a row of right width is left alone.
 */
export class JoinedRecords {
  readonly #cellsDue: number;
  readonly #mayJoin: boolean;
  readonly #probe: RecordParser;
  /** Where the text of the joined records ends, and where the record after them starts. */
  #end = 0;
  #next = 0;

  constructor({ dialect, width }: Layout, cellsDue: number) {
    this.#cellsDue = cellsDue;
    this.#mayJoin = width > 1 && !dialect.carriageReturns;
    this.#probe = new RecordParser({ ...dialect, carriageReturns: true });
  }

  /** Whether the record at `start` is one of those that were split last. */
  holds(start: number): boolean {
    return start < this.#end;
  }

  /** Whether most of what carriage returns tell apart in a record are records of the right width. */
  splits(bytes: Buffer, start: number, { cells, flags, end, next }: RecordParser): boolean {
    const isSuspect = cells !== this.#cellsDue && (flags & odd.looseReturn) !== 0;
    if (!this.#mayJoin || !isSuspect) return false;
    let [pieces, right] = [0, 0];
    for (let at = start; at < end; at = this.#probe.next) {
      this.#probe.parse(bytes, at, end, true);
      if (this.#probe.end === at) continue;
      const isBroken = (this.#probe.flags & (odd.badQuote | odd.unclosed)) !== 0;
      pieces += 1;
      if (this.#probe.cells === this.#cellsDue && !isBroken) right += 1;
    }
    if (pieces < 2 || right < 2 || right * 2 <= pieces) return false;
    this.#end = end;
    this.#next = next;
    return true;
  }

  /** Reads one of the records that were split, and says where the next one starts. */
  read(bytes: Buffer, start: number): { readonly parser: RecordParser; readonly next: number } {
    this.#probe.parse(bytes, start, this.#end, true);
    const isLast = this.#probe.next >= this.#end;
    if (isLast) this.#end = 0;
    return { parser: this.#probe, next: isLast ? this.#next : this.#probe.next };
  }
}
