import { randomUUID } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../../contract/problem.ts';
import type { Encoding } from '../../../contract/reading.ts';
import { stopIfAborted } from '../../stop-if-aborted.ts';
import type { SourceFile } from '../identify-file.ts';
import type { Layout } from './dialect.ts';
import { HeaderAgain } from './header-again.ts';
import { odd } from './record-parser.ts';
import { type ReadRecord, RecordReader } from './record-reader.ts';
import type { ScanContext, TextScan } from './scan-text.ts';
import { splitRecord } from './split-record.ts';
import { textChunks } from './text-chunks.ts';

const changed = odd.spaced | odd.looseReturn | odd.nul | odd.looseQuote;
const needsQuotes = /[",\n\r]|^\s|\s$/;
const nul = /\0/g;

function written(cell: string): string {
  const text = cell.replace(nul, '');
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The sound rows of a text file, one by one, as plain CSV: commas, quotation marks, newlines. */
class CopyWriter {
  readonly #layout: Layout;
  readonly #scan: TextScan;
  readonly #headerAgain: HeaderAgain;
  readonly #labels: ReadonlySet<number>;
  readonly #isPlain: boolean;
  #isBeforeHeader: boolean;
  #pieces: Buffer[] = [];

  constructor(layout: Layout, scan: TextScan) {
    const { delimiter, quote, backslash } = layout.dialect;
    this.#layout = layout;
    this.#scan = scan;
    this.#isBeforeHeader = layout.header > 0;
    this.#headerAgain = new HeaderAgain(layout.dialect);
    this.#headerAgain.set(scan.header);
    this.#labels = new Set(layout.labels);
    this.#isPlain = delimiter === ',' && quote === '"' && !backslash && !layout.trailing;
  }

  readonly take = (record: ReadRecord): void => {
    if (this.#isBeforeHeader) {
      this.#isBeforeHeader = record.fault === 'blank';
      return;
    }
    const isAfter = this.#scan.tableEnd !== null && record.line >= this.#scan.tableEnd.line;
    const isNames = this.#labels.has(record.line) || this.#headerAgain.is(record);
    if (record.fault !== null || isAfter || isNames) return;
    const { bytes, start, end, flags } = record;
    if (this.#isPlain && (flags & changed) === 0) {
      this.#pieces.push(bytes.subarray(start, end), newline);
      return;
    }
    const cells = splitRecord(bytes.toString('utf8', start, end), this.#layout.dialect);
    const line = cells.slice(0, this.#layout.width).map(written).join(',');
    this.#pieces.push(Buffer.from(`${line}\n`));
  };

  /** What was taken since the last time. */
  flush(): Buffer {
    const bytes = Buffer.concat(this.#pieces);
    this.#pieces = [];
    return bytes;
  }
}

const newline = Buffer.from('\n');

/** How the copy is written; see `CopyWriter`. */
export function copyLayout({ width, numeric }: Layout): Layout {
  const dialect = { delimiter: ',', quote: '"', backslash: false, carriageReturns: false };
  return { dialect, header: 0, skip: 0, width, trailing: false, numeric };
}

/** Writes all bytes, or says that there is no room for them. */
async function write(handle: FileHandle, bytes: Buffer): Promise<void> {
  try {
    await handle.writeFile(bytes);
  } catch {
    throw new Refusal({
      code: 'output-unwritable',
      reason: 'There is no room on the disk for a working copy of the file.',
      hint: 'Free some space, and import the extract again.',
    });
  }
}

/**
 * Writes the sound rows of a text file into a file of the import's own, readable by its owner alone,
 * and gives its path.
 */
export async function writeCopy(
  file: SourceFile,
  encoding: Encoding,
  layout: Layout,
  scan: TextScan,
  { signal, progress, temporary }: ScanContext & { readonly temporary: string },
): Promise<string> {
  const path = join(temporary, `copy-${randomUUID()}.csv`);
  const reader = new RecordReader(layout, encoding.startsWith('utf-16'));
  const writer = new CopyWriter(layout, scan);
  const handle = await open(path, 'wx', 0o600);
  let read = 0;
  const track = (bytes: number) => {
    read += bytes;
  };
  try {
    for await (const chunk of textChunks(file, encoding, track, layout.dialect.spaces)) {
      stopIfAborted(signal);
      reader.feed(chunk, false, writer.take);
      await write(handle, writer.flush());
      progress(read / Math.max(1, file.bytes));
    }
    reader.feed(Buffer.alloc(0), true, writer.take);
    await write(handle, writer.flush());
  } finally {
    await handle.close();
  }
  return path;
}
