import type { Dialect } from './dialect.ts';
import { linedUp } from './lined-up.ts';
import { recordEnd, splitRecord } from './split-record.ts';

export interface HeadRecord {
  /** Line that it starts in, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** How many cells its first line would have, were quotes plain text. */
  readonly plain: number;
  /** Quoted text starts in it that is longer than is believed: its first line alone was taken. */
  readonly isCut: boolean;
}

const lineEnd = /\r\n|\n|\r/;

/** Longest quoted text at the start of a file that is believed: beyond, its quote is out of place. */
const longestText = 20_000;

/** The first records of a text that are not blank; the last is left out where it may be cut short. */
export function headRecords(
  start: string,
  isWhole: boolean,
  dialect: Dialect,
  most: number,
): HeadRecord[] {
  const text = dialect.spaces === undefined ? start : linedUp(start, dialect.spaces);
  const records: HeadRecord[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length && records.length < most) {
    let { end, next } = recordEnd(text, at, dialect);
    const isCut = end - at > longestText && dialect.quote !== '';
    if (isCut) {
      ({ end, next } = recordEnd(text, at, { ...dialect, quote: '' }));
    }
    if (next >= text.length && !isWhole && records.length > 0) break;
    const record = text.slice(at, end);
    if (record.trim() !== '') {
      const [firstLine = ''] = record.split(lineEnd, 1);
      const plain = firstLine.split(dialect.delimiter).length;
      records.push({ line, cells: splitRecord(record, dialect), plain, isCut });
    }
    line += text.slice(at, next).split(lineEnd).length - 1;
    at = next;
  }
  return records;
}

/** How many cells most of the records have. */
export function commonWidth(records: readonly HeadRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let best = 0;
  for (const [width, count] of counts) {
    const most = counts.get(best) ?? 0;
    if (count > most || (count === most && width > best)) best = width;
  }
  return best;
}
