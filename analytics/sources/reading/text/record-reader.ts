import { isAscii, isUtf8 } from 'node:buffer';
import type { Layout } from './dialect.ts';
import { hasQuotedDelimiter } from './has-quoted-delimiter.ts';
import { JoinedRecords } from './joined-records.ts';
import { odd, RecordParser } from './record-parser.ts';
import { wholeCharacters } from './sniff-encoding.ts';
import { splitRecord } from './split-record.ts';
import { StrayQuotes } from './stray-quotes.ts';

/** Why a record is no row of the table: the last two are no loss and are not counted as records. */
export type Fault = 'few' | 'many' | 'quote' | 'encoding' | 'long' | 'blank' | 'empty';

/** Bytes of the longest record that is taken: DuckDB reads no line of more than two million. */
const longestRecord = 1_900_000;

/** Bytes that are searched for the end of one record. */
const longestSearch = 2 ** 24;

const replacement = Buffer.from('\ufffd');
const onlySpace = /^[ \t]*$/;

/** What a reader tells about one record: valid until the next one. */
export interface ReadRecord {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  /** Line that it starts in, from 1, and line breaks within it. */
  readonly line: number;
  readonly breaks: number;
  readonly cells: number;
  readonly flags: number;
  readonly fault: Fault | null;
}

/**
 * Reads the records of a table from bytes that are fed piece by piece, and finds those that are
 * damaged. A quote that is never closed, or closed in another row, costs its own line alone where
 * the lines after it can be read for sure.
 */
export class RecordReader implements ReadRecord {
  readonly #layout: Layout;
  readonly #cellsDue: number;
  readonly #delimiter: Buffer;
  readonly #parser: RecordParser;
  readonly #stray: StrayQuotes;
  readonly #joined: JoinedRecords;
  /** True where a replacement character means that decoding failed. */
  readonly #isDecoded: boolean;
  #rest: Buffer = Buffer.alloc(0);
  #skip: number;
  #isSound = true;
  #afterQuote = false;
  #suspectLine = 0;
  bytes: Buffer = this.#rest;
  start = 0;
  end = 0;
  line = 1;
  breaks = 0;
  cells = 0;
  flags = 0;
  fault: Fault | null = null;
  /** Records so far that could not be decoded, and others near them that could and are not ASCII. */
  encodingFaults = 0;
  decodedRecords = 0;
  /** Where nothing that follows is sure, if anywhere. */
  lost: { readonly line: number; readonly by: 'quote' | 'length' } | null = null;

  constructor(layout: Layout, isDecoded: boolean) {
    this.#layout = layout;
    this.#isDecoded = isDecoded;
    this.#cellsDue = layout.width + (layout.trailing ? 1 : 0);
    this.#delimiter = Buffer.from(layout.dialect.delimiter);
    this.#parser = new RecordParser(layout.dialect);
    this.#stray = new StrayQuotes(layout, this.#cellsDue);
    this.#joined = new JoinedRecords(layout, this.#cellsDue);
    this.#skip = layout.skip;
  }

  /** Takes the next bytes and hands over every record that is complete. */
  feed(chunk: Buffer, isLast: boolean, take: (record: ReadRecord) => void): void {
    this.bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    this.#isSound = this.#isDecoded
      ? !this.bytes.includes(replacement)
      : isUtf8(this.bytes.subarray(0, isLast ? undefined : wholeCharacters(this.bytes)));
    let at = this.#skipLines();
    while (at < this.bytes.length && this.lost === null) {
      const next = this.#read(at, isLast);
      if (next < 0) break;
      take(this);
      at = next;
      this.line += this.breaks + 1;
    }
    this.#rest = this.bytes.subarray(at);
  }

  #skipLines(): number {
    const { carriageReturns } = this.#layout.dialect;
    const { bytes } = this;
    let at = 0;
    while (this.#skip > 0) {
      let end = at;
      while (end < bytes.length && bytes[end] !== 10 && !(carriageReturns && bytes[end] === 13)) {
        end += 1;
      }
      if (end >= bytes.length) return bytes.length;
      at = bytes[end] === 13 && bytes[end + 1] === 10 ? end + 2 : end + 1;
      this.#skip -= 1;
      this.line += 1;
    }
    return at;
  }

  /** Reads one record and says where the next one starts; negative where more bytes are needed. */
  #read(start: number, isLast: boolean): number {
    if (this.#joined.holds(start)) return this.#readPiece(start);
    const parser = this.#parser;
    const { bytes } = this;
    const isComplete = parser.parse(bytes, start, bytes.length, isLast);
    const isOver = bytes.length - start > longestSearch;
    if (!isComplete && !isOver) return -1;
    this.start = start;
    this.end = parser.end;
    this.breaks = parser.breaks;
    this.cells = parser.cells;
    this.flags = parser.flags;
    let next = parser.next;
    if (this.#stray.suspects(bytes, start, parser)) {
      const verdict = this.#stray.judge(bytes, start, parser, isLast || isOver);
      if (verdict === 'more') return -1;
      if (verdict === 'lost') return this.#lose();
      if (verdict === 'stray') {
        if (isComplete) this.#suspectLine = this.line + this.breaks;
        next = this.#keepFirstLine(parser.secondLine);
      }
    } else if (!isComplete) return this.#lose();
    else if (this.#joined.splits(bytes, start, parser)) return this.#readPiece(start);
    this.fault = this.#faultOf();
    this.#afterQuote = this.fault === 'quote';
    return next;
  }

  /** Reads one of several records that lone carriage returns tell apart. */
  #readPiece(start: number): number {
    const { parser, next } = this.#joined.read(this.bytes, start);
    this.start = start;
    this.end = parser.end;
    this.breaks = parser.breaks;
    this.cells = parser.cells;
    this.flags = parser.flags | odd.looseReturn;
    this.fault = this.#faultOf();
    this.#afterQuote = this.fault === 'quote';
    return next;
  }

  #lose(): number {
    const isQuote = (this.#parser.flags & odd.unclosed) !== 0 && this.#parser.breaks > 0;
    this.lost = { line: this.line, by: isQuote ? 'quote' : 'length' };
    return -1;
  }

  /** Takes the first line of what was read for the whole record. */
  #keepFirstLine(secondLine: number): number {
    const end = secondLine - 1;
    const isWindows = this.bytes[end] === 10 && this.bytes[end - 1] === 13;
    this.end = isWindows ? end - 1 : end;
    this.breaks = 0;
    this.flags |= odd.badQuote | (isWindows ? odd.windowsEnd : odd.plainEnd);
    return secondLine;
  }

  #faultOf(): Fault | null {
    const { start, end, flags } = this;
    if (this.#layout.width > 1) {
      if (end === start || this.#isBlank()) return 'blank';
      const delimiters = (this.#cellsDue - 1) * this.#delimiter.length;
      if (end - start === delimiters && this.cells === this.#cellsDue) return 'empty';
    }
    if ((flags & (odd.badQuote | odd.unclosed)) !== 0) return 'quote';
    if ((flags & odd.looseQuote) !== 0 && this.#hidesCells()) return 'quote';
    if (!this.#isSound && !this.#isDecodable()) {
      this.encodingFaults += 1;
      return 'encoding';
    }
    if (this.cells < this.#cellsDue) return 'few';
    if (this.cells > this.#cellsDue) return 'many';
    if (this.#layout.trailing && !this.#endsInDelimiter() && !this.#endsBlank()) return 'many';
    return end - start > longestRecord ? 'long' : null;
  }

  #endsInDelimiter(): boolean {
    const { bytes, end } = this;
    return bytes.subarray(end - this.#delimiter.length, end).equals(this.#delimiter);
  }

  /** Whether its last cell holds blanks alone, in quotes or not. */
  #endsBlank(): boolean {
    const record = this.bytes.toString('utf8', this.start, this.end);
    const isBlank = splitRecord(record, this.#layout.dialect).at(-1)?.trim() === '';
    if (isBlank) this.flags |= odd.spaced;
    return isBlank;
  }

  #isBlank(): boolean {
    const { bytes, start, end } = this;
    const first = bytes[start];
    return (first === 32 || first === 9) && onlySpace.test(bytes.toString('latin1', start, end));
  }

  /** Whether quotes inside cells show that the record is damaged: as its neighbour is, or in pairs. */
  #hidesCells(): boolean {
    if (this.#afterQuote || this.line === this.#suspectLine) return true;
    return hasQuotedDelimiter(
      this.bytes.toString('latin1', this.start, this.end),
      this.#layout.dialect,
    );
  }

  #isDecodable(): boolean {
    const record = this.bytes.subarray(this.start, this.end);
    if (this.#isDecoded) return !record.includes(replacement);
    if (isAscii(record)) return true;
    if (!isUtf8(record)) return false;
    this.decodedRecords += 1;
    return true;
  }
}
