import type { ReadAs } from '../../../contract/reading.ts';
import type { Sql } from '../../../sql/sql.ts';
import { columnNames } from '../column-names.ts';
import type { SourceFile } from '../identify-file.ts';
import type { Part, ReadContext, SampleRow } from '../part.ts';
import { refuseFile } from '../refuse-file.ts';
import { refuseHeader } from './refuse-header.ts';
import { type Scanned, scanFile } from './scan-file.ts';
import type { ScanContext, TextScan } from './scan-text.ts';
import { sniffDates } from './sniff-cells.ts';
import { decimalRemarks, sniffDecimal } from './sniff-decimal.ts';
import { saidDelimiter } from './sniff-dialect.ts';
import { splitRecord } from './split-record.ts';
import {
  namesRemarks,
  rejectedRows,
  rejectRemarks,
  rejectsOf,
  textRemarks,
} from './text-remarks.ts';
import { textSource } from './text-source.ts';
import { copyLayout, writeCopy } from './write-copy.ts';

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
  const { backslash, carriageReturns, delimiter, spaces } = layout.dialect;
  const isOddDelimiter = delimiter === ' ' || spaces !== undefined || delimiter > '~';
  const isUnusual = backslash || carriageReturns || isOddDelimiter || layout.skip > 0;
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
  refuseHeader(file, scanned, readAs);
  const header = layout.rowNames === true ? ['', ...scan.header] : scan.header;
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
    lineOf: scan.lineOf,
    readAs: {
      ...readAs,
      encoding,
      delimiter: saidDelimiter(layout.dialect),
      quote: layout.dialect.quote,
      header: layout.header,
      decimal: decimal.decimal,
      ...(dates === null ? {} : { dates: dates.dates }),
    },
    reasons: [
      ...scanned.reasons,
      ...[decimal, dates].flatMap((found) => (found?.reason == null ? [] : [found.reason])),
    ],
    remarks: [
      ...textRemarks(scan, scanned.isPlainQuotes),
      ...namesRemarks(layout, scan),
      ...decimalRemarks(decimal, names),
    ],
    rejectRemarks: rejectRemarks(scan),
    sheets: [],
    synthetic: false,
  };
}
