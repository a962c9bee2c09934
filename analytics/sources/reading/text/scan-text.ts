import { isAscii } from 'node:buffer';
import type { Encoding } from '../../../contract/reading.ts';
import { stopIfAborted } from '../../stop-if-aborted.ts';
import type { SourceFile } from '../identify-file.ts';
import { RowLines } from '../row-lines.ts';
import { SpreadSample } from '../spread-sample.ts';
import { addBeyondAscii } from './damaged-bytes.ts';
import type { Layout } from './dialect.ts';
import { HeaderAgain } from './header-again.ts';
import { odd } from './record-parser.ts';
import { type Fault, type ReadRecord, RecordReader } from './record-reader.ts';
import { splitRecord } from './split-record.ts';
import { type TableEnd, TableEndFinder } from './table-end.ts';
import { textChunks } from './text-chunks.ts';

/** What makes a record no row of the table. */
export type RecordFault = Fault | 'header' | 'labels';

export interface FaultyRecord {
  readonly line: number;
  readonly fault: RecordFault;
  readonly cells: number;
}

/** What a reading of a whole text file on its own account finds. */
export interface TextScan {
  /** Cells of the line of column names; empty where there is none. */
  readonly header: readonly string[];
  /** What is wrong with that line, if anything. */
  readonly badHeader: Fault | null;
  /** Rows of the table, those that are left out included. */
  readonly records: number;
  readonly faults: ReadonlyMap<RecordFault, number>;
  /** The first faulty records. */
  readonly faulty: readonly FaultyRecord[];
  /** Raw texts of rows spread over the file. */
  readonly sample: readonly string[];
  readonly tableEnd: TableEnd | null;
  /** Line of a row of the table, of those that are not left out; see {@link RowLines}. */
  readonly lineOf: RowLines['lineOf'];
  readonly lost: RecordReader['lost'];
  readonly quotedRows: number;
  readonly brokenRows: number;
  readonly looseRows: number;
  readonly nulRows: number;
  /** Lines end in a carriage return and a newline. */
  readonly windowsEnds: boolean;
  readonly mixedEnds: boolean;
  /** Pieces and records of the file that hold characters beyond ASCII and can be decoded. */
  readonly decoded: number;
  /** Bytes beyond ASCII in rows that cannot be decoded: the first few. */
  readonly beyondAscii: readonly number[];
  /** Something that DuckDB might read otherwise than this scan did, or not at all. */
  readonly isOdd: boolean;
}

const mostFaulty = 1000;

const oddFlags = odd.spaced | odd.looseReturn | odd.nul | odd.looseQuote;

/** Gathers what a scan tells, record by record. */
export class ScanTally {
  readonly #layout: Layout;
  readonly #headerAgain: HeaderAgain;
  readonly #labels: ReadonlySet<number>;
  readonly #tableEnd: TableEndFinder;
  readonly #sample: SpreadSample<{ readonly line: number; readonly text: string }>;
  readonly #faults = new Map<RecordFault, number>();
  readonly #faulty: FaultyRecord[] = [];
  readonly #lines = new RowLines();
  #header: string[] | null = null;
  #badHeader: Fault | null = null;
  readonly #beyondAscii: number[] = [];
  #records = 0;
  #flags = 0;
  #isOdd = false;
  #quotedRows = 0;
  #brokenRows = 0;
  #looseRows = 0;
  #nulRows = 0;
  /** See {@link TextScan}. */
  decoded = 0;

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#headerAgain = new HeaderAgain(layout.dialect);
    this.#labels = new Set(layout.labels);
    this.#tableEnd = new TableEndFinder(layout.dialect, layout.width);
    this.#sample = new SpreadSample(layout.width);
    if (layout.header === 0) this.#header = [];
  }

  readonly take = (record: ReadRecord): void => {
    this.#flags |= record.flags & (odd.windowsEnd | odd.plainEnd | odd.quotedReturn);
    if (this.#header === null) {
      if (record.fault !== 'blank') this.#takeHeader(record);
      return;
    }
    this.#tableEnd.add(record);
    const fault = record.fault ?? this.#namesOf(record);
    if (fault === null) this.#takeRow(record);
    else this.#takeFault(record, fault);
  };

  /** Whether a record repeats or labels the names of the columns. */
  #namesOf(record: ReadRecord): 'header' | 'labels' | null {
    if (this.#labels.has(record.line)) return 'labels';
    return this.#headerAgain.is(record) ? 'header' : null;
  }

  #takeHeader(record: ReadRecord): void {
    const text = record.bytes.toString('utf8', record.start, record.end);
    this.#badHeader = record.fault;
    this.#header = splitRecord(text, this.#layout.dialect);
    this.#headerAgain.set(this.#header);
    if (record.breaks > 0) this.#isOdd = true;
  }

  #takeRow(record: ReadRecord): void {
    const { bytes, start, end, line, flags, breaks } = record;
    this.#records += 1;
    this.#lines.add(line);
    if (this.#sample.wantsNext()) {
      this.#sample.keep({ line, text: bytes.toString('utf8', start, end) });
    }
    if (breaks > 0) this.#brokenRows += 1;
    if ((flags & odd.quoted) !== 0) this.#quotedRows += 1;
    if ((flags & oddFlags) === 0) return;
    this.#isOdd = true;
    if ((flags & odd.looseQuote) !== 0) this.#looseRows += 1;
    if ((flags & odd.nul) !== 0) this.#nulRows += 1;
  }

  #takeFault({ bytes, start, end, cells, line }: ReadRecord, fault: RecordFault): void {
    this.#faults.set(fault, (this.#faults.get(fault) ?? 0) + 1);
    if (fault === 'blank') {
      if (end > start) this.#isOdd = true;
      return;
    }
    const isPlain = fault === 'few' || fault === 'many';
    const delimiter = Buffer.from(this.#layout.dialect.delimiter).at(-1);
    const isNearly = this.#layout.trailing || (fault === 'many' && bytes[end - 1] === delimiter);
    if (!isPlain || isNearly) this.#isOdd = true;
    if (fault === 'empty') return;
    if (fault === 'encoding') addBeyondAscii(this.#beyondAscii, bytes.subarray(start, end));
    this.#records += 1;
    if (this.#faulty.length < mostFaulty) this.#faulty.push({ line, fault, cells });
  }

  result(lost: RecordReader['lost']): TextScan {
    const tableEnd = this.#tableEnd.find();
    const isInTable = (line: number) => tableEnd === null || line < tableEnd.line;
    const faults = new Map(this.#faults);
    for (const fault of tableEnd?.faults ?? []) faults.set(fault, (faults.get(fault) ?? 0) - 1);
    const windowsEnds = (this.#flags & odd.windowsEnd) !== 0;
    const mixedEnds = windowsEnds && (this.#flags & odd.plainEnd) !== 0;
    return {
      header: this.#header ?? [],
      badHeader: this.#badHeader,
      records: this.#records - (tableEnd === null ? 0 : tableEnd.rows + tableEnd.faults.length),
      faults,
      faulty: this.#faulty.filter(({ line }) => isInTable(line)),
      sample: this.#sample.rows().flatMap(({ line, text }) => (isInTable(line) ? [text] : [])),
      tableEnd,
      lineOf: this.#lines.lineOf,
      lost,
      quotedRows: this.#quotedRows,
      brokenRows: this.#brokenRows,
      looseRows: this.#looseRows,
      nulRows: this.#nulRows,
      windowsEnds,
      mixedEnds,
      decoded: this.decoded,
      beyondAscii: this.#beyondAscii,
      isOdd:
        this.#isOdd ||
        mixedEnds ||
        (windowsEnds && (this.#brokenRows > 0 || (this.#flags & odd.quotedReturn) !== 0)) ||
        (tableEnd?.rows ?? 0) > 0,
    };
  }
}

export interface ScanContext {
  readonly signal: AbortSignal;
  /** Told how much of the file has been read, from 0 to 1. */
  readonly progress: (share: number) => void;
}

/** Reads a text file once, on its own account: what is in it, and rows from all over it. */
export async function scanText(
  file: SourceFile,
  encoding: Encoding,
  layout: Layout,
  { signal, progress }: ScanContext,
): Promise<TextScan> {
  const reader = new RecordReader(layout, encoding.startsWith('utf-16'));
  const tally = new ScanTally(layout);
  let read = 0;
  const track = (bytes: number) => {
    read += bytes;
  };
  for await (const chunk of textChunks(file, encoding, track, layout.dialect.spaces)) {
    stopIfAborted(signal);
    const faults = reader.encodingFaults;
    reader.feed(chunk, false, tally.take);
    if (reader.encodingFaults === faults && !isAscii(chunk)) tally.decoded += 1;
    if (reader.lost !== null) break;
    progress(read / Math.max(1, file.bytes));
  }
  if (reader.lost === null) reader.feed(Buffer.alloc(0), true, tally.take);
  tally.decoded += reader.decodedRecords;
  return tally.result(reader.lost);
}
