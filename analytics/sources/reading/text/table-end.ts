import type { Dialect } from './dialect.ts';
import type { Fault, ReadRecord } from './record-reader.ts';
import { splitRecord } from './split-record.ts';

interface Kept {
  bytes: Buffer;
  start: number;
  end: number;
  line: number;
  fault: Fault | null;
}

/** Lines after the data: where they start, and how many of them were taken for rows or for faults. */
export interface TableEnd {
  /** Line of the first of them. */
  readonly line: number;
  readonly rows: number;
  readonly faults: readonly Fault[];
  /** They hold nothing at all. */
  readonly isBlank: boolean;
}

const kept = 12;

const totals = /^(?:grand |sub-?)?totals?\b|^sum$|^all (?:rows|people|patients)$/i;
const notes =
  /^(?:source|notes?|footnotes?|end of (?:file|report|data|extract)|extract(?:ed)? (?:on|by|date)|(?:report|file) (?:run|generated|created)|generated|printed|copyright|©|\*+|--+$|rows?:|records?:|\(?\d+ rows?\b|trailer\b|eof$)/i;

/** Words in a row, as no single cell at the start of a row that is cut short has them. */
const sentence = /\S+\s+\S+\s+\S+\s+\S+/;

/**
 * Whether the cells of a row at the end of a table are a total or a note. `isShort` says that it has
 * too few cells for a row, `isApart` that an empty line stands above it.
 */
export function isNote(
  cells: readonly string[],
  width: number,
  isShort: boolean,
  isApart: boolean,
): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const [first = ''] = filled;
  if (filled.length === 0) return false;
  if (totals.test(first)) return filled.length < width || width === 2 || cells[0]?.trim() === first;
  if (!isShort) return notes.test(first) && filled.length <= 2 && width > 3;
  if (filled.length > 2) return false;
  if (notes.test(first)) return true;
  return cells.length === 1 && (isApart ? first.includes(' ') : sentence.test(first));
}

/** Remembers the last records of a file, among which its totals and notes are. */
export class TableEndFinder {
  readonly #dialect: Dialect;
  readonly #width: number;
  readonly #ring: Kept[] = [];
  #count = 0;
  #blankRows = 0;
  #blankFrom = 0;

  constructor(dialect: Dialect, width: number) {
    this.#dialect = dialect;
    this.#width = width;
  }

  add({ bytes, start, end, line, fault }: ReadRecord): void {
    const at = this.#count % kept;
    this.#count += 1;
    if (start < end) this.#blankRows = 0;
    else {
      if (this.#blankRows === 0) this.#blankFrom = line;
      this.#blankRows += 1;
    }
    const slot = this.#ring[at];
    if (slot === undefined) this.#ring[at] = { bytes, start, end, line, fault };
    else {
      slot.bytes = bytes;
      slot.start = start;
      slot.end = end;
      slot.line = line;
      slot.fault = fault;
    }
  }

  /** Null where the table goes on to the end of the file. */
  find(): TableEnd | null {
    if (this.#width < 2) return this.#blankEnd();
    const faults: Fault[] = [];
    let rows = 0;
    let line = 0;
    for (let back = 1; back <= Math.min(kept, this.#count - 1); back += 1) {
      const record = this.#ring[(this.#count - back) % kept] as Kept;
      if (record.fault === 'blank' || record.fault === 'empty') continue;
      const above = this.#ring[(this.#count - back - 1) % kept];
      if (!this.#isNote(record, above?.fault === 'blank')) break;
      line = record.line;
      if (record.fault === null) rows += 1;
      else faults.push(record.fault);
    }
    return line === 0 ? null : { line, rows, faults, isBlank: false };
  }

  /** Empty lines at the end of one column, each of which would be a row further up. */
  #blankEnd(): TableEnd | null {
    const [rows, line] = [this.#blankRows, this.#blankFrom];
    return rows === 0 ? null : { line, rows, faults: [], isBlank: true };
  }

  #isNote({ bytes, start, end, fault }: Kept, isApart: boolean): boolean {
    if (fault !== null && fault !== 'few') return false;
    const text = bytes.toString('utf8', start, Math.min(end, start + 2000));
    return isNote(splitRecord(text, this.#dialect), this.#width, fault !== null, isApart);
  }
}
