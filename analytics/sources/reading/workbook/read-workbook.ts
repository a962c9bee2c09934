import type { Reject } from '../../../contract/quality.ts';
import type { ReadAs } from '../../../contract/reading.ts';
import type { Database } from '../../../engine/duckdb/database.ts';
import { counted } from '../../counted.ts';
import type { SourceFile } from '../identify-file.ts';
import { mostRejects } from '../loaded.ts';
import type { Part, ReadContext } from '../part.ts';
import { refuseFile } from '../refuse-file.ts';
import { RowLines } from '../row-lines.ts';
import { RowTable } from '../row-table.ts';
import { sniffDates } from '../text/sniff-cells.ts';
import { decimalRemarks, sniffDecimal } from '../text/sniff-decimal.ts';
import { chooseSheet } from './choose-sheet.ts';
import { SheetReader, type SheetRow } from './sheet-reader.ts';
import { type SheetLayout, SheetTable, sheetLayout } from './sheet-table.ts';
import { readWorkbookParts, type Sheet, type Workbook } from './workbook-parts.ts';
import {
  doubtRemarks,
  faults,
  type RejectedRows,
  reasonsOf,
  rejectRemarks,
  sheetRemarks,
} from './workbook-remarks.ts';
import { ZipDamage, ZipFile } from './zip-file.ts';

/** Rows that the names of the columns are looked for in. */
const headRows = 1000;

const fullSheet = 1_048_576;

function refuseDamage(name: string, error: unknown): never {
  if (!(error instanceof ZipDamage)) throw error;
  switch (error.kind) {
    case 'encrypted':
      return refuseFile(name, `${name} is protected with a password.`, 'Save it without one.');
    case 'bomb':
      return refuseFile(
        name,
        `${name} would unpack to far more than a workbook holds, so it is not opened.`,
        'Save it again in a spreadsheet program, or export the extract as CSV UTF-8.',
      );
    case 'damaged':
      return refuseFile(
        name,
        `${name} is damaged: a part of it cannot be read.`,
        'Copy it again, or save it again as .xlsx, CSV UTF-8 or Parquet.',
      );
  }
}

function refuseArchive({ name }: SourceFile, zip: ZipFile): never {
  const is = zip.has('xl/workbook.bin')
    ? 'is a binary workbook (.xlsb)'
    : zip.has('mimetype')
      ? 'is an OpenDocument file'
      : 'is an archive and no workbook';
  return refuseFile(name, `${name} ${is}.`, 'Save it as .xlsx, CSV UTF-8 or Parquet.');
}

interface Filled {
  readonly table: RowTable;
  readonly layout: SheetLayout;
  readonly rejects: readonly Reject[];
  readonly rejected: RejectedRows;
  readonly lineOf: RowLines['lineOf'];
  readonly remarks: readonly string[];
}

/** Puts the rows of a sheet into a table, once its first rows have shown its columns. */
class SheetFiller {
  readonly #start: (layout: SheetLayout) => RowTable;
  readonly #file: SourceFile;
  readonly #said: number | undefined;
  readonly #rejects: Reject[] = [];
  readonly #lines = new RowLines();
  readonly #rejected = { wide: 0, labels: 0 };
  #head: SheetRow[] | null = [];
  #layout: SheetLayout | null = null;
  #sheet: SheetTable | null = null;
  #table: RowTable | null = null;

  constructor(
    file: SourceFile,
    said: number | undefined,
    start: (layout: SheetLayout) => RowTable,
  ) {
    this.#file = file;
    this.#said = said;
    this.#start = start;
  }

  async take(rows: readonly SheetRow[], isLast: boolean): Promise<void> {
    if (this.#head !== null) {
      this.#head.push(...rows);
      if (this.#head.length < headRows && !isLast) return;
      this.#layout = sheetLayout(this.#head, this.#said);
      if (this.#layout === null) return;
      this.#table = this.#start(this.#layout);
      this.#sheet = new SheetTable(this.#layout);
      const head = this.#head;
      this.#head = null;
      await this.#put(head);
    } else await this.#put(rows);
  }

  async #put(rows: readonly SheetRow[], isLast = false): Promise<void> {
    if (this.#sheet === null || this.#table === null) return;
    for (const { row, cells, fault } of isLast ? this.#sheet.end() : this.#sheet.take(rows)) {
      if (fault === null) {
        this.#lines.add(row);
        if (this.#table.add(cells)) await this.#table.flush();
        continue;
      }
      this.#rejected[fault] += 1;
      const reject = { file: this.#file.name, line: row, column: null, reason: faults[fault] };
      if (this.#rejects.length < mostRejects) this.#rejects.push(reject);
    }
  }

  async end(reader: SheetReader): Promise<Filled | null> {
    await this.take([], true);
    await this.#put([], true);
    if (this.#layout === null || this.#table === null) return null;
    const { notes = 0, notesFrom = 0 } = this.#sheet ?? {};
    const { rows } = this.#table;
    const remarks = [
      reader.errors > 0 &&
        `${counted(reader.errors, 'cell')} with an error of the spreadsheet such as #N/A, read as empty.`,
      reader.unknownFormulas > 0 &&
        `${counted(reader.unknownFormulas, 'formula')} without a result in the file, read as empty: open it in a spreadsheet program and save it again.`,
      notes > 0 &&
        `${counted(notes, 'row')} after the data, a total or a note, left out (from row ${notesFrom}).`,
      rows + this.#rejected.wide >= fullSheet - 1 &&
        'The sheet is full to its last row: whatever came after that was cut off.',
    ].filter((remark) => remark !== false);
    const [rejects, rejected] = [this.#rejects, this.#rejected];
    const { lineOf } = this.#lines;
    return { table: this.#table, layout: this.#layout, rejects, rejected, lineOf, remarks };
  }
}

async function fill(
  zip: ZipFile,
  workbook: Workbook,
  sheet: Sheet,
  filler: SheetFiller,
  read: (bytes: number) => void,
): Promise<Filled | null> {
  const reader = new SheetReader(workbook);
  for await (const chunk of zip.chunks(sheet.entry, read)) {
    await filler.take(reader.feed(chunk), false);
  }
  reader.end();
  return filler.end(reader);
}

async function openWorkbook(file: SourceFile): Promise<{ zip: ZipFile; workbook: Workbook }> {
  const zip = await ZipFile.open(file.path);
  const workbook = await readWorkbookParts(zip);
  return workbook === null ? refuseArchive(file, zip) : { zip, workbook };
}

/** One sheet of an XLSX workbook as a table in memory, every cell as text. */
export async function readWorkbook(
  database: Database,
  file: SourceFile,
  readAs: ReadAs,
  context: ReadContext,
  share: (share: number) => void,
): Promise<Part> {
  try {
    const { zip, workbook } = await openWorkbook(file);
    const { sheet, isByColumns } = await chooseSheet(file, zip, workbook, readAs.sheet);
    let read = 0;
    const filler = new SheetFiller(file, readAs.header, ({ names }) => {
      const columns = names.map((name) => {
        return { name, type: 'text', duckdbType: 'VARCHAR' } as const;
      });
      return new RowTable(database, file.name, columns, context);
    });
    const filled = await fill(zip, workbook, sheet, filler, (bytes) => {
      read += bytes;
      share(read / file.bytes);
    });
    if (filled === null) {
      return refuseFile(
        file.name,
        `The sheet that is read of ${file.name} is empty.`,
        'Choose another.',
      );
    }
    const { table, layout, rejects, lineOf, remarks } = filled;
    const rejected = filled.rejected.wide + filled.rejected.labels;
    const { sample } = table;
    const found = sniffDecimal(sample, readAs, '');
    const dates = sniffDates(sample, readAs);
    return {
      file,
      columns: layout.names.map((name) => ({ name, type: 'text' })),
      source: await table.source(),
      sample,
      records: table.rows + rejected,
      rejected,
      rejects,
      lineOf,
      readAs: {
        ...readAs,
        sheet: sheet.name,
        header: layout.header,
        decimal: found.decimal,
        ...(dates === null ? {} : { dates: dates.dates }),
      },
      reasons: [
        ...reasonsOf(sheet, workbook, layout, isByColumns),
        ...(dates?.reason == null ? [] : [dates.reason]),
      ],
      remarks: [
        ...(await sheetRemarks(zip, file.name, sheet, workbook)),
        ...remarks,
        ...doubtRemarks(layout),
        ...decimalRemarks(found, layout.names),
      ],
      rejectRemarks: rejectRemarks(filled.rejected),
      sheets: workbook.sheets.map(({ name }) => name),
      synthetic: false,
    };
  } catch (error) {
    return refuseDamage(file.name, error);
  }
}
