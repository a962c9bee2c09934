import type { ReadAs } from '../../../contract/reading.ts';
import { counted } from '../../counted.ts';
import type { SourceFile } from '../identify-file.ts';
import { refuseFile } from '../refuse-file.ts';
import type { Layout } from './dialect.ts';
import { type FoundHeader, findHeader } from './find-header.ts';
import { commonWidth, type HeadRecord, headRecords } from './head-records.ts';
import { areRowNames, areShifted } from './row-names.ts';
import { delimiterName, sniffDialect } from './sniff-dialect.ts';

const looked = 1000;

/** Characters of the longest column name that is taken for one. */
const longestName = 200;

/** Records above the names of the columns that are taken for titles and notes. */
const mostBefore = 25;

const digitsOnly = /^\d+(?:[.,]\d+)?$/;

function lastIsEmpty({ cells }: HeadRecord): boolean {
  return cells.at(-1)?.trim() === '';
}

function numericColumns(
  records: readonly HeadRecord[],
  width: number,
  { header, labels }: FoundHeader,
): boolean[] {
  const rows = records.filter(
    ({ cells, line }) => cells.length === width && line > header && !labels.includes(line),
  );
  return Array.from({ length: width }, (_, index) => {
    const held = rows.map(({ cells }) => (cells[index] ?? '').trim()).filter((cell) => cell !== '');
    return held.length >= 8 && held.every((cell) => digitsOnly.test(cell));
  });
}

/** What to try where the names are more than the cells of most rows, or fewer. */
function mismatchHint(name: string, { cells, line }: HeadRecord, width: number): string {
  const say = `Or say in the mapping that it does, files: { "${name}": { header: ${line} } }:`;
  return cells.length > width
    ? `Mend that line, or export the rows with all their cells. ${say} the last names are then passed over.`
    : `Give every column a name in that line; R leaves out that of its row names, the first. ${say} the last columns are then numbered.`;
}

function checkHeader(
  file: SourceFile,
  { first, header, mismatch }: FoundHeader,
  width: number,
  before: number,
): void {
  if (mismatch !== null) {
    refuseFile(
      file.name,
      `Line ${mismatch.line} of ${file.name} seems to name the columns, but it has ${counted(mismatch.cells.length, 'cell')} where most rows have ${width}.`,
      mismatchHint(file.name, mismatch, width),
      mismatch.line,
    );
  }
  if (before > mostBefore) {
    refuseFile(
      file.name,
      `Over ${mostBefore} lines of ${file.name} stand before what seems to be its table.`,
      'Keep one table in a file, or say which line holds the names of the columns.',
    );
  }
  if (header > 0 && first?.cells.some((cell) => cell.length > longestName)) {
    refuseFile(
      file.name,
      `A name in line ${header} of ${file.name} is longer than ${longestName} characters.`,
      'Shorten it, or export the extract again with a line of column names.',
      header,
    );
  }
}

function reasonsOf(layout: Layout, isOneColumn: boolean): string[] {
  const { dialect, header, skip, trailing } = layout;
  const before = header > 0 ? header - 1 : skip;
  return [
    isOneColumn
      ? 'Only one column was found: say which character tells cells apart if there are more.'
      : `Cells are told apart by ${delimiterName(dialect)}, as most rows then have ${layout.width} cells.`,
    dialect.quote === "'" && 'Cells are quoted with an apostrophe.',
    dialect.backslash && 'Quotes within quoted cells have a backslash before them.',
    dialect.carriageReturns && 'Lines end in a carriage return alone.',
    trailing && 'Every row ends in a delimiter that stands for nothing.',
    before > 0 &&
      `${before === 1 ? 'The first line stands' : `The first ${before} lines stand`} before the table.`,
    header === 0 && 'The first row holds values and not names: the columns are numbered.',
  ].filter((reason) => reason !== false);
}

/** Cells that most rows have; where the line of names is said by hand, its own but for one at the end. */
function widthOf(records: readonly HeadRecord[], named: HeadRecord | undefined): number {
  const common = commonWidth(records);
  if (named === undefined || named.cells.length + 1 === common) return common;
  const below = records.slice(records.indexOf(named) + 1);
  const areAlike = below.every(({ cells }) => cells.length === common);
  return areAlike && below.length > 0 ? common : named.cells.length;
}

/** The names of the columns, where a delimiter that stands for nothing ends them or every row, and not both. */
function namesOf(
  records: readonly HeadRecord[],
  alike: readonly HeadRecord[],
  wide: number,
  said: number | undefined,
  hasRowNames: (names: HeadRecord) => boolean,
): FoundHeader & { readonly rowNames?: true } {
  const found = findHeader(records, wide, said);
  const { first, mismatch } = found;
  const names = said === undefined ? mismatch : first;
  if (names !== null && hasRowNames(names)) {
    return { ...findHeader(records, wide, names.line), rowNames: true };
  }
  if (mismatch === null || wide < 3) return found;
  const isLess = mismatch.cells.length === wide - 1;
  const endsRows = isLess && alike.every(lastIsEmpty) && !areShifted(mismatch, alike);
  const endsNames = mismatch.cells.length === wide + 1 && lastIsEmpty(mismatch);
  return endsRows || endsNames ? findHeader(records, wide, mismatch.line) : found;
}

/** Names a quoted text at the start of a file that is too long to be sure of, where it hides the table. */
function refuseCut(file: SourceFile, records: readonly HeadRecord[], isHidden: boolean): void {
  const cut = records.find(({ isCut }) => isCut);
  if (cut === undefined || !isHidden) return;
  refuseFile(
    file.name,
    `Quoted text in line ${cut.line} of ${file.name} is longer than 20,000 characters, or its quotation mark is never closed.`,
    'Shorten or leave out that cell, or close its quotation mark.',
    cut.line,
  );
}

/** Finds out how a text file is laid out, from the start of its text, and why; refuses what is no table. */
export function sniffLayout(
  file: SourceFile,
  text: string,
  isWhole: boolean,
  readAs: ReadAs,
): { readonly layout: Layout; readonly reasons: readonly string[] } {
  const dialect = sniffDialect(text, isWhole, readAs);
  const records = headRecords(text, isWhole, dialect, looked);
  const said = readAs.header;
  const named = said === undefined ? undefined : records.find(({ line }) => line >= said);
  const wide = widthOf(records, named);
  if (wide === 0) refuseFile(file.name, `${file.name} holds no text.`, 'Export the extract again.');
  const alike = records.filter(({ cells }) => cells.length === wide);
  const found = namesOf(records, alike, wide, said, (names) =>
    areRowNames(text, names, alike, dialect),
  );
  const trailing = wide > 2 && found.header > 0 && alike.every(lastIsEmpty);
  const before = found.first === null ? 0 : records.indexOf(found.first);
  refuseCut(file, records, found.mismatch !== null || before > mostBefore);
  checkHeader(file, found, wide, said === undefined ? before : 0);
  const width = trailing ? wide - 1 : wide;
  const { header, skip, labels, doubtful } = found;
  const numeric = numericColumns(alike, wide, found).slice(0, width);
  const layout: Layout = {
    ...{ dialect, header, skip, width, trailing, numeric, labels },
    ...(doubtful === null ? {} : { doubtful }),
    ...(found.rowNames === true ? { rowNames: true } : {}),
  };
  return { layout, reasons: reasonsOf(layout, width === 1) };
}
