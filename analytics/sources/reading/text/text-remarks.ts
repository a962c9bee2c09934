import type { Reject } from '../../../contract/quality.ts';
import { counted } from '../../counted.ts';
import type { Layout } from './dialect.ts';
import type { FaultyRecord, RecordFault, TextScan } from './scan-text.ts';

function reasonOf({ fault, cells }: FaultyRecord, due: number): string {
  switch (fault) {
    case 'few':
    case 'many':
      return `${counted(cells, 'cell')} where ${due} are due.`;
    case 'quote':
      return 'A quotation mark is out of place, so that its cells cannot be told apart.';
    case 'encoding':
      return 'It holds bytes that are no text in the encoding of the file.';
    case 'long':
      return 'It is longer than 1.9 million bytes.';
    case 'header':
      return 'It repeats the names of the columns.';
    case 'labels':
      return 'It holds labels of the columns, below their names.';
    default:
      return 'It is empty.';
  }
}

/** The rows that are left out, each by its line and in words. */
export function rejectsOf(name: string, { faulty }: TextScan, due: number): Reject[] {
  return faulty.map((record) => ({
    file: name,
    line: record.line,
    column: null,
    reason: reasonOf(record, due),
  }));
}

const kinds: readonly (readonly [faults: readonly RecordFault[], words: string])[] = [
  [['few', 'many'], 'with too few or too many cells left out'],
  [['quote', 'encoding', 'long'], 'that cannot be read left out'],
  [['header'], 'that repeats the names of the columns left out'],
  [['labels'], 'of labels below the names of the columns left out'],
];

function countOf({ faults }: TextScan, kinds: readonly RecordFault[]): number {
  return kinds.reduce((sum, kind) => sum + (faults.get(kind) ?? 0), 0);
}

/** How many rows are left out. */
export function rejectedRows(scan: TextScan): number {
  return kinds.reduce((sum, [faults]) => sum + countOf(scan, faults), 0);
}

/** A sentence for each kind of row that is left out. */
export function rejectRemarks(scan: TextScan): string[] {
  return kinds.flatMap(([faults, words]) => {
    const rows = countOf(scan, faults);
    const first = scan.faulty.find(({ fault }) => faults.includes(fault));
    if (rows === 0) return [];
    const where = first === undefined ? '' : ` (the first near line ${first.line})`;
    return [`${counted(rows, 'row')} ${words}${where}.`];
  });
}

/** What else an analyst should know of a text file, a sentence each. */
export function textRemarks(scan: TextScan, isPlainQuotes: boolean): string[] {
  const end = scan.tableEnd;
  const ends = end === null ? 0 : end.rows + end.faults.length;
  const empty = countOf(scan, ['empty']);
  return [
    isPlainQuotes &&
      'Quotation marks are out of place in this file, and were read as part of the text.',
    !isPlainQuotes &&
      scan.looseRows > 0 &&
      `${counted(scan.looseRows, 'row')} with a quotation mark inside a cell, read as part of its text.`,
    scan.brokenRows > 0 &&
      `${counted(scan.brokenRows, 'row')} with a line break inside quotation marks.`,
    scan.nulRows > 0 &&
      `${counted(scan.nulRows, 'row')} with NUL characters, which were taken out.`,
    empty > 0 && `${counted(empty, 'row')} without any text passed over.`,
    end !== null &&
      !end.isBlank &&
      `${counted(ends, 'line')} after the data, a total or a note, left out (from line ${end.line}).`,
  ].filter((remark) => remark !== false);
}

/** What to say of the line of names, and of a row below it that may belong to it. */
export function namesRemarks(layout: Layout, scan: TextScan): string[] {
  const { doubtful, rowNames } = layout;
  return [
    rowNames === true
      ? 'The line of names has one name less than there are columns, and as R writes them it is the first that is missing: it names the rows, and is numbered.'
      : widthRemark(layout, scan),
    doubtful !== undefined &&
      `Line ${doubtful} holds words where the rows below it hold numbers or codes, and is read as a row: take it out of the file if it labels the columns.`,
  ].filter((remark) => typeof remark === 'string');
}

/** What to say where the rows have more cells than there are names, or less. */
function widthRemark({ width, trailing }: Layout, { header }: TextScan): string | null {
  if (header.length === 0) return null;
  if (trailing && header.length === width) {
    return 'Every row ends in an empty cell more than there are names, which was passed over.';
  }
  if (trailing || header.length === width) return null;
  const count = Math.abs(header.length - width);
  if (header.length < width) {
    return count === 1
      ? 'The last column has no name in the line of names, and is numbered.'
      : `The last ${count} columns have no name in the line of names, and are numbered.`;
  }
  if (count > 1) {
    return `No row has a cell for the last ${count} names in the line of names, which were passed over.`;
  }
  return header.at(-1)?.trim() === ''
    ? 'The line of names ends in a delimiter that no row has, which was passed over.'
    : 'No row has a cell for the last name in the line of names, which was passed over.';
}
