import type { Encoding, ReadAs } from '../../../contract/reading.ts';
import type { Sql } from '../../../sql/sql.ts';
import { columnNames } from '../column-names.ts';
import type { SourceFile } from '../identify-file.ts';
import type { Part, ReadContext, SampleRow } from '../part.ts';
import { refuseFile } from '../refuse-file.ts';
import type { Layout } from './dialect.ts';
import { type ScanContext, scanText, type TextScan } from './scan-text.ts';
import { sniffDates, sniffDecimal } from './sniff-cells.ts';
import { sniffEncoding } from './sniff-encoding.ts';
import { sniffLayout } from './sniff-layout.ts';
import { splitRecord } from './split-record.ts';
import { firstBytes, utf8From } from './text-chunks.ts';
import { rejectedRows, rejectRemarks, rejectsOf, textRemarks } from './text-remarks.ts';
import { textSource } from './text-source.ts';
import { hasUndefinedBytes } from './windows-1252.ts';
import { copyLayout, writeCopy } from './write-copy.ts';

/** Bytes of the start of a file that its layout is told by. */
const startBytes = 2 ** 20;

interface Scanned {
  readonly encoding: Encoding;
  readonly layout: Layout;
  readonly scan: TextScan;
  readonly reasons: readonly string[];
  readonly isPlainQuotes: boolean;
}

function refuseEncoding(file: SourceFile): never {
  return refuseFile(
    file.name,
    `${file.name} is neither UTF-8, UTF-16 nor Windows-1252.`,
    'Save it again as CSV UTF-8.',
  );
}

async function scanAs(
  file: SourceFile,
  encoding: Encoding,
  start: { readonly bytes: Buffer; readonly isWhole: boolean },
  readAs: ReadAs,
  context: ScanContext,
): Promise<Omit<Scanned, 'encoding'>> {
  const text = utf8From(encoding)(start.bytes, false)
    .toString()
    .replace(/^\ufeff/, '');
  const { layout, reasons } = sniffLayout(file, text, start.isWhole, readAs);
  const scan = await scanText(file, encoding, layout, context);
  const hasBadQuotes = (scan.faults.get('quote') ?? 0) > 0 || scan.lost?.by === 'quote';
  if (!hasBadQuotes || scan.quotedRows > 0 || readAs.quote !== undefined) {
    return { layout, scan, reasons, isPlainQuotes: false };
  }
  const plain = { ...readAs, quote: '', delimiter: layout.dialect.delimiter };
  const again = sniffLayout(file, text, start.isWhole, plain);
  const isPlainQuotes = true;
  return { ...again, scan: await scanText(file, encoding, again.layout, context), isPlainQuotes };
}

/** Whether bytes that are not UTF-8 speak for another encoding, and not for damage. */
function isOtherEncoding({ faults, decoded }: TextScan): boolean {
  const bad = faults.get('encoding') ?? 0;
  return bad > 0 && bad > decoded * 2;
}

async function scanFile(file: SourceFile, readAs: ReadAs, context: ScanContext): Promise<Scanned> {
  const start = await firstBytes(file, startBytes);
  const sniffed = sniffEncoding(start.bytes);
  const encoding = readAs.encoding ?? sniffed.encoding;
  if (encoding === 'utf-32') return refuseEncoding(file);
  if (encoding === 'windows-1252' && hasUndefinedBytes(start.bytes)) refuseEncoding(file);
  const found = await scanAs(file, encoding, start, readAs, context);
  const said = readAs.encoding === undefined ? [sniffed.reason] : [];
  if (encoding !== 'utf-8' || readAs.encoding !== undefined || !isOtherEncoding(found.scan)) {
    return { encoding, ...found, reasons: [...said, ...found.reasons] };
  }
  if (hasUndefinedBytes(start.bytes)) refuseEncoding(file);
  const again = await scanAs(file, 'windows-1252', start, readAs, context);
  const reason = 'The text is not UTF-8: Windows-1252 is taken.';
  return { encoding: 'windows-1252', ...again, reasons: [reason, ...again.reasons] };
}

function refuseLost(file: SourceFile, { lost }: TextScan): void {
  if (lost === null) return;
  const { line, by } = lost;
  refuseFile(
    file.name,
    by === 'quote'
      ? `A quotation mark in line ${line} of ${file.name} is never closed, and would swallow rows.`
      : `Line ${line} of ${file.name} is longer than 16 million bytes.`,
    by === 'quote' ? 'Remove it, or export the extract again.' : 'Export the extract again.',
    line,
  );
}

/** Refuses a file whose names of columns cannot be told apart for sure. */
function refuseHeader(file: SourceFile, { header }: Layout, { badHeader }: TextScan): void {
  if (badHeader !== 'quote' && badHeader !== 'encoding' && badHeader !== 'long') return;
  refuseFile(
    file.name,
    `The names of the columns in line ${header} of ${file.name} cannot be told apart.`,
    'Mend that line, or say which line holds the names.',
    header,
  );
}

function sampleOf({ layout, scan }: Scanned): SampleRow[] {
  return scan.sample.map((text) => {
    const cells = splitRecord(text, layout.dialect);
    return Array.from({ length: layout.width }, (_, index) => cells[index] || null);
  });
}

async function sourceOf(
  file: SourceFile,
  scanned: Scanned,
  context: ScanContext & { readonly temporary: string },
): Promise<Sql> {
  const { encoding, layout, scan } = scanned;
  const { backslash, carriageReturns, delimiter } = layout.dialect;
  const isUnusual = backslash || carriageReturns || delimiter === ' ' || layout.skip > 0;
  if (encoding === 'utf-8' && !scan.isOdd && !isUnusual) {
    const isRagged = (scan.faults.get('few') ?? 0) + (scan.faults.get('many') ?? 0) > 0;
    const isEndRagged = (scan.tableEnd?.faults.length ?? 0) > 0;
    const newlines = !scan.windowsEnds;
    return textSource(file, layout, { isRagged: isRagged || isEndRagged, newlines });
  }
  const path = await writeCopy(file, encoding, layout, scan, context);
  const plain = { isRagged: false, newlines: true };
  return textSource({ path, gzip: false }, copyLayout(layout), plain);
}

/** A text file as a table: scanned whole, and read in place where DuckDB reads it as the scan did. */
export async function readText(
  file: SourceFile,
  readAs: ReadAs,
  context: ReadContext,
  share: (share: number) => void,
): Promise<Part> {
  const scanContext = { signal: context.signal, progress: share };
  const scanned = await scanFile(file, readAs, scanContext);
  const { encoding, layout, scan } = scanned;
  refuseLost(file, scan);
  refuseHeader(file, layout, scan);
  const header = scan.header.length > 0 ? scan.header.slice(0, layout.width) : [];
  const names = columnNames(Array.from({ length: layout.width }, (_, at) => header[at] ?? ''));
  const columns = names.map((name) => ({ name, type: 'text' as const }));
  const sample = sampleOf(scanned);
  const rejected = rejectedRows(scan);
  const decimal = sniffDecimal(sample, readAs, layout.dialect.delimiter);
  const dates = sniffDates(sample, readAs);
  await context.beforeCopy?.({ name: file.name, columns, sample });
  const source = await sourceOf(file, scanned, { ...scanContext, temporary: context.temporary });
  return {
    file,
    columns,
    source,
    sample,
    records: scan.records,
    rejected,
    rejects: rejectsOf(file.name, scan, layout.width),
    readAs: {
      ...readAs,
      encoding,
      delimiter: layout.dialect.delimiter,
      quote: layout.dialect.quote,
      header: layout.header,
      decimal: decimal.decimal,
      ...(dates === null ? {} : { dates: dates.dates }),
    },
    reasons: [
      ...scanned.reasons,
      ...[decimal, dates].flatMap((found) => (found?.reason == null ? [] : [found.reason])),
    ],
    remarks: textRemarks(scan, scanned.isPlainQuotes),
    rejectRemarks: rejectRemarks(scan),
    sheets: [],
    synthetic: false,
  };
}
