import { isUtf8 } from 'node:buffer';
import { csvChunks } from './csv-stream.ts';
import type { Dialect } from './sniff-dialect.ts';
import type { SourceFile } from './source-file.ts';
import { stopIfAborted } from './stop-if-aborted.ts';

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
  /** First line that is not UTF-8; null where all are. */
  readonly notUtf8: number | null;
}

const start = 0;
const plain = 1;
const quoted = 2;
const closed = 3;

/**
 * Counts the records of a CSV file from its bytes, fed piece by piece. A quotation mark is stray
 * where the text that it opens goes on over lines and then ends as no quoted text does, or holds more
 * than one line with as many delimiters as a record has.
 */
export function recordCounter({ delimiter, header, carriageReturns }: Dialect) {
  const kinds = new Uint8Array(256);
  const delimiterByte = delimiter.charCodeAt(0);
  const newline = carriageReturns ? 13 : 10;
  for (const byte of [delimiterByte, newline, 13, 32, 34]) kinds[byte] = 1;
  const single = header.length === 1;
  let state = start;
  let line = 1;
  let records = -1;
  let lines = -1;
  let empty = true;
  let blank = true;
  let delimiters = 0;
  let quotedCells = 0;
  let badQuotes = 0;
  let bad = false;
  let brokenRecords = 0;
  let broken = false;
  let opened = 0;
  let swallowed = 0;
  let strayQuote: number | null = null;
  let lf = 0;
  let crlf = 0;
  let before = 0;

  const suspect = () => {
    if (!bad) badQuotes += 1;
    bad = true;
    if (line > opened) strayQuote ??= opened;
  };
  const endRecord = () => {
    if (!empty || (single && records >= 0)) records += 1;
    if (broken) brokenRecords += 1;
    state = start;
    empty = true;
    broken = false;
    delimiters = 0;
  };
  const onNewline = () => {
    line += 1;
    if (!blank || (single && lines >= 0)) lines += 1;
    blank = true;
    if (before === 13) crlf += 1;
    else lf += 1;
    if (state !== quoted) return endRecord();
    broken = true;
    if (delimiters === header.length - 1 && !single) swallowed += 1;
    if (swallowed > 1) suspect();
    delimiters = 0;
  };
  const onQuote = () => {
    if (state === start) {
      state = quoted;
      opened = line;
      swallowed = 0;
      bad = false;
      quotedCells += 1;
    } else if (state === quoted) state = closed;
    else if (state === closed) {
      if (before === 34) state = quoted;
      else suspect();
    }
    empty = false;
  };
  const onOther = (byte: number) => {
    if (byte === delimiterByte) {
      delimiters += 1;
      if (state !== quoted) state = start;
      empty = false;
    } else if (byte === 32) empty = false;
    else if (state === start) {
      state = plain;
      empty = false;
    } else if (state === closed) {
      suspect();
      state = plain;
    }
  };
  return {
    /** The line that the next byte belongs to. */
    line: () => line,
    feed(bytes: Uint8Array) {
      for (let index = 0; index < bytes.length; index += 1) {
        const byte = bytes[index] as number;
        if (kinds[byte] === 0) {
          blank = false;
          if (state !== plain && state !== quoted) onOther(byte);
        } else if (byte === newline) onNewline();
        else if (byte !== 13) {
          blank = false;
          if (byte === 34) onQuote();
          else onOther(byte);
        }
        before = byte;
      }
    },
    end(): Omit<RecordCount, 'notUtf8'> {
      if (state === quoted) {
        suspect();
        strayQuote ??= opened;
      }
      if (!empty) endRecord();
      if (!blank) lines += 1;
      return {
        records: Math.max(0, records),
        lines: Math.max(0, lines),
        quotedCells,
        badQuotes,
        brokenRecords,
        mixedEndings: !carriageReturns && lf > 0 && crlf > 0,
        strayQuote,
      };
    },
  };
}

/** Where bytes stop being whole UTF-8 characters, at most three before the end. */
function wholeCharacters(bytes: Buffer): number {
  let end = bytes.length;
  while (end > 0 && bytes.length - end < 4 && (bytes[end - 1] as number) >= 0x80) end -= 1;
  return end;
}

/** The first line of these bytes that is not UTF-8, from 0. */
function badLine(bytes: Buffer): number {
  const lines = bytes.toString('latin1').split('\n');
  return lines.findIndex((line) => !isUtf8(Buffer.from(line, 'latin1')));
}

/** Reads a CSV file once, on its own account, and counts what is in it. */
export async function countRecords(
  file: SourceFile,
  dialect: Dialect,
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<RecordCount> {
  const counter = recordCounter(dialect);
  let read = 0;
  let rest = Buffer.alloc(0);
  let first = true;
  for await (const chunk of csvChunks(file, (bytes) => (read += bytes))) {
    stopIfAborted(signal);
    const marked = first && chunk.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
    first = false;
    const bytes = Buffer.concat([rest, marked ? chunk.subarray(3) : chunk]);
    const end = wholeCharacters(bytes);
    const whole = bytes.subarray(0, end);
    if (!isUtf8(whole)) return { ...counter.end(), notUtf8: counter.line() + badLine(whole) };
    counter.feed(whole);
    rest = bytes.subarray(end);
    progress(read / file.bytes);
  }
  const notUtf8 = isUtf8(rest) ? null : counter.line();
  counter.feed(rest);
  return { ...counter.end(), notUtf8 };
}
