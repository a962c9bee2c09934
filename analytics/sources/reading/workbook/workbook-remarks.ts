import { counted } from '../../counted.ts';
import type { SheetLayout } from './sheet-table.ts';
import type { Sheet, Workbook } from './workbook-parts.ts';
import type { ZipFile } from './zip-file.ts';

/** Why a row is left out. */
export const faults = {
  wide: 'It has a cell to the right of the last column.',
  labels: 'It holds labels of the columns, below their names.',
} as const;

/** Rows that are left out, by why. */
export type RejectedRows = { readonly [F in keyof typeof faults]: number };

export function rejectRemarks({ wide, labels }: RejectedRows): string[] {
  return [
    wide > 0 && `${counted(wide, 'row')} with too many cells left out.`,
    labels > 0 && `${counted(labels, 'row')} of labels below the names of the columns left out.`,
  ].filter((remark) => remark !== false);
}

/** Sheets that are left behind and named one by one. */
const mostNamed = 5;

/** Characters of the start of a sheet that its first cell is looked for in. */
const looked = 65_536;
const cell = /<(?:\w+:)?c[ />]/;

async function hasCells(zip: ZipFile, { entry }: Sheet): Promise<boolean> {
  let text = '';
  try {
    for await (const chunk of zip.chunks(entry)) {
      text += chunk.toString('latin1');
      if (cell.test(text)) return true;
      if (text.length > looked) break;
    }
    return text.length > looked;
  } catch {
    return true;
  }
}

/** The other sheets of a workbook that hold anything, which are left behind. */
export async function sheetRemarks(
  zip: ZipFile,
  file: string,
  sheet: Sheet,
  { sheets }: Workbook,
): Promise<string[]> {
  const names: string[] = [];
  for (const other of sheets) {
    if (other !== sheet && (await hasCells(zip, other))) names.push(other.name);
  }
  const others = names.map((name) => `“${name}”`);
  if (others.length === 0) return [];
  const more = others.length > mostNamed ? ` and ${others.length - mostNamed} more` : '';
  const named = `${others.slice(0, mostNamed).join(', ')}${more}`;
  const isOne = others.length === 1;
  const read = `Only the sheet “${sheet.name}” was read, and ${named} ${isOne ? 'was' : 'were'} not`;
  const instead = isOne ? 'it' : 'one of them';
  return [
    `${read}. To have ${instead} read instead, choose it under Sheet, or in the mapping: files: { ${JSON.stringify(file)}: { sheet: ${isOne ? JSON.stringify(names[0]) : '…'} } }. To have ${isOne ? 'it' : 'them'} read too, save ${isOne ? 'it' : 'each'} as a file of its own.`,
  ];
}

/** What to say of a row that may label the columns, and is read as data. */
export function doubtRemarks({ doubtful }: SheetLayout): string[] {
  if (doubtful === null) return [];
  return [
    `Row ${doubtful} holds words where the rows below it hold numbers or codes, and is read as a row: take it out of the sheet if it labels the columns.`,
  ];
}

/** Why a sheet is read as it is. */
export function reasonsOf(
  sheet: Sheet,
  { sheets }: Workbook,
  { header, from }: SheetLayout,
  isByColumns: boolean,
): string[] {
  return [
    sheets.length > 1 &&
      `The sheet ${sheet.name} is read, one of ${sheets.length}${isByColumns ? ': the first whose columns name ages or people' : ''}.`,
    header > 1 && `The names of the columns are in row ${header}.`,
    header === 0 && 'The first row holds values and not names: the columns are numbered.',
    header === 0 && from > 1 && `The data start in row ${from}.`,
  ].filter((reason) => reason !== false);
}
