import type { Dialect } from './dialect.ts';

/** What is odd about a record; several may be so at once. */
export const odd = {
  /** Some cell is quoted as it should be. */
  quoted: 1,
  /** Quoted text goes on after its closing quote. */
  badQuote: 2,
  /** Quoted text is still open at the end of the file. */
  unclosed: 4,
  /** A quote stands inside a cell that is not quoted. */
  looseQuote: 8,
  /** A carriage return stands outside quotes and ends no line. */
  looseReturn: 16,
  nul: 32,
  /** Spaces stand between a quote and its delimiter. */
  spaced: 64,
  /** The line ends in a carriage return and a newline. */
  windowsEnd: 128,
  /** The line ends in a newline alone. */
  plainEnd: 256,
  /** A carriage return stands alone in quoted text. */
  quotedReturn: 512,
} as const;

const byteOf = { nul: 0, newline: 10, carriageReturn: 13, space: 32, backslash: 92 } as const;

/** Walks over one record at a time in the bytes of a text file. Its fields tell of the last one. */
export class RecordParser {
  /** The first byte of the delimiter, and those after it where it is beyond ASCII. */
  readonly #delimiter: number;
  readonly #tail: readonly number[];
  readonly #quote: number;
  readonly #escape: number;
  readonly #newline: number;
  readonly #stopsPlain = new Uint8Array(256);
  readonly #stopsQuoted = new Uint8Array(256);
  /** Where the record's text ends, the line end not included. */
  end = 0;
  /** Where the next record starts. */
  next = 0;
  cells = 0;
  /** See {@link odd}. */
  flags = 0;
  /** Line breaks within the record, and where the line after the first of them starts. */
  breaks = 0;
  secondLine = 0;

  constructor({ delimiter, quote, backslash, carriageReturns }: Dialect) {
    const [first = 0, ...tail] = Buffer.from(delimiter);
    this.#delimiter = first;
    this.#tail = tail;
    this.#quote = quote === '' ? -1 : quote.charCodeAt(0);
    this.#escape = backslash ? byteOf.backslash : -1;
    this.#newline = carriageReturns ? byteOf.carriageReturn : byteOf.newline;
    for (const byte of [this.#delimiter, byteOf.newline, byteOf.carriageReturn, byteOf.nul]) {
      this.#stopsPlain[byte] = 1;
    }
    for (const byte of [byteOf.newline, byteOf.carriageReturn, byteOf.nul]) {
      this.#stopsQuoted[byte] = 1;
    }
    if (this.#quote >= 0) {
      this.#stopsPlain[this.#quote] = 1;
      this.#stopsQuoted[this.#quote] = 1;
    }
    if (this.#escape >= 0) this.#stopsQuoted[this.#escape] = 1;
  }

  /**
   * Reads the record that starts at `start`. False where it is not complete within `limit` and more
   * may come; with `isLast` the end of the bytes ends it.
   */
  parse(bytes: Uint8Array, start: number, limit: number, isLast: boolean): boolean {
    const stops = this.#stopsPlain;
    const delimiter = this.#delimiter;
    const isPlain = this.#tail.length === 0;
    const width = this.#tail.length + 1;
    const quote = this.#quote;
    this.flags = 0;
    this.breaks = 0;
    let cells = 1;
    let at = start;
    let cell = start;
    for (;;) {
      while (at < limit && stops[bytes[at] as number] === 0) at += 1;
      if (at >= limit) break;
      const byte = bytes[at];
      if (byte === delimiter && (isPlain || this.#isDelimiter(bytes, at))) {
        cells += 1;
        at += width;
        cell = at;
      } else if (byte === quote && this.#opens(bytes, cell, at)) {
        at = this.#readQuoted(bytes, at, limit);
        cell = limit;
      } else {
        const stop = this.#stop(bytes, start, at, limit, isLast);
        if (stop !== 'on') {
          this.cells = cells;
          return stop === 'end';
        }
        at += 1;
      }
    }
    this.cells = cells;
    this.end = limit;
    this.next = limit;
    return isLast;
  }

  /** Whether the delimiter stands at its first byte. */
  #isDelimiter(bytes: Uint8Array, at: number): boolean {
    return (
      bytes[at] === this.#delimiter &&
      this.#tail.every((byte, index) => bytes[at + 1 + index] === byte)
    );
  }

  /** What a byte other than a delimiter means where it stops plain text. */
  #stop(
    bytes: Uint8Array,
    start: number,
    at: number,
    limit: number,
    isLast: boolean,
  ): 'end' | 'on' | 'more' {
    const byte = bytes[at];
    if (byte === this.#delimiter) return at + this.#tail.length >= limit && !isLast ? 'more' : 'on';
    if (byte === byteOf.carriageReturn && byte === this.#newline) {
      if (at + 1 >= limit && !isLast) return 'more';
      this.end = at;
      this.next = at + 1 < limit && bytes[at + 1] === byteOf.newline ? at + 2 : at + 1;
      this.flags |= odd.plainEnd;
      return 'end';
    }
    if (byte === byteOf.newline) {
      const isWindows = at > start && bytes[at - 1] === byteOf.carriageReturn;
      this.end = isWindows ? at - 1 : at;
      this.next = at + 1;
      this.flags |= isWindows ? odd.windowsEnd : odd.plainEnd;
      return 'end';
    }
    if (byte === byteOf.nul) this.flags |= odd.nul;
    else if (byte === this.#quote) this.flags |= odd.looseQuote;
    else {
      if (at + 1 >= limit && !isLast) return 'more';
      if (bytes[at + 1] !== byteOf.newline) this.flags |= odd.looseReturn;
    }
    return 'on';
  }

  /** Whether a quote at `at` opens the cell that starts at `cell`: nothing but spaces is before it. */
  #opens(bytes: Uint8Array, cell: number, at: number): boolean {
    if (at === cell) return true;
    if (this.#delimiter === byteOf.space || cell > at) return false;
    for (let before = cell; before < at; before += 1) {
      if (bytes[before] !== byteOf.space) return false;
    }
    this.flags |= odd.spaced;
    return true;
  }

  /** From the quote that opens a cell to behind its closing quote and the spaces after it. */
  #readQuoted(bytes: Uint8Array, start: number, limit: number): number {
    let at = this.#closeCell(bytes, start + 1, limit);
    const closed = at;
    while (at < limit && bytes[at] === byteOf.space && this.#delimiter !== byteOf.space) at += 1;
    if (at > closed) this.flags |= odd.spaced;
    if (at >= limit) return at;
    const after = bytes[at];
    const isEnd =
      this.#isDelimiter(bytes, at) ||
      after === byteOf.newline ||
      after === this.#newline ||
      (after === byteOf.carriageReturn && (at + 1 >= limit || bytes[at + 1] === byteOf.newline));
    this.flags |= isEnd ? odd.quoted : odd.badQuote;
    return at;
  }

  /** From inside quoted text to behind the quote that closes it. */
  #closeCell(bytes: Uint8Array, start: number, limit: number): number {
    const stops = this.#stopsQuoted;
    let at = start;
    for (;;) {
      while (at < limit && stops[bytes[at] as number] === 0) at += 1;
      if (at >= limit) {
        this.flags |= odd.unclosed;
        return limit;
      }
      const byte = bytes[at];
      at += 1;
      if (byte === byteOf.newline || byte === this.#newline) {
        if (byte !== byteOf.newline && bytes[at] === byteOf.newline) at += 1;
        this.breaks += 1;
        if (this.breaks === 1) this.secondLine = at;
      } else if (byte === byteOf.nul) this.flags |= odd.nul;
      else if (byte === this.#escape) at += 1;
      else if (byte === byteOf.carriageReturn) {
        if (bytes[at] !== byteOf.newline) this.flags |= odd.quotedReturn;
      } else if (bytes[at] !== this.#quote || at >= limit) {
        if (at >= limit) this.flags |= odd.quoted;
        return at;
      } else at += 1;
    }
  }
}
