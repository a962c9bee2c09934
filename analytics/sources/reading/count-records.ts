import { isUtf8 } from 'node:buffer';
import { stopIfAborted } from '../stop-if-aborted.ts';
import { csvChunks } from './csv-stream.ts';
import { type RecordCount, RecordCounter } from './record-counter.ts';
import type { Dialect } from './sniff-dialect.ts';
import type { SourceFile } from './source-file.ts';

export interface FileCount extends RecordCount {
  /** First line that is not UTF-8; null where all are. The count is then not complete. */
  readonly notUtf8: number | null;
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

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
): Promise<FileCount> {
  const counter = new RecordCounter(dialect);
  let read = 0;
  let rest = Buffer.alloc(0);
  let isFirst = true;
  const track = (bytes: number) => {
    read += bytes;
  };
  for await (const chunk of csvChunks(file, track)) {
    stopIfAborted(signal);
    const isMarked = isFirst && chunk.subarray(0, 3).equals(byteOrderMark);
    isFirst = false;
    const bytes = Buffer.concat([rest, isMarked ? chunk.subarray(3) : chunk]);
    const end = wholeCharacters(bytes);
    const whole = bytes.subarray(0, end);
    if (!isUtf8(whole)) return { ...counter.end(), notUtf8: counter.line + badLine(whole) };
    counter.feed(whole);
    rest = bytes.subarray(end);
    progress(read / file.bytes);
  }
  const notUtf8 = isUtf8(rest) ? null : counter.line;
  counter.feed(rest);
  return { ...counter.end(), notUtf8 };
}
