import { candidateOf } from '../../mapping/candidate.ts';
import type { SourceFile } from '../identify-file.ts';
import { refuseFile } from '../refuse-file.ts';
import { SheetReader, type SheetRow } from './sheet-reader.ts';
import { sheetLayout } from './sheet-table.ts';
import type { Sheet, Workbook } from './workbook-parts.ts';
import type { ZipFile } from './zip-file.ts';

/** Rows that the names of the columns are looked for in. */
const headRows = 1000;

/** The one of these fields that a table of people has at least. */
const ofPeople: ReadonlySet<string> = new Set(['age', 'birth_year', 'person_id']);

/** A sheet, and whether it was found out by its columns and not by its place or name. */
export interface ChosenSheet {
  readonly sheet: Sheet;
  readonly isByColumns: boolean;
}

/** The fields that the names of a sheet's columns speak for; null where it cannot be read. */
async function fieldsOf(zip: ZipFile, workbook: Workbook, { entry }: Sheet) {
  const rows: SheetRow[] = [];
  try {
    const reader = new SheetReader(workbook);
    for await (const chunk of zip.chunks(entry)) {
      rows.push(...reader.feed(chunk));
      if (rows.length >= headRows) break;
    }
    const names = sheetLayout(rows.slice(0, headRows), undefined)?.names ?? [];
    return names.flatMap((name) => candidateOf(name)?.field ?? []);
  } catch {
    return null;
  }
}

/** The first sheet whose columns are of people, where the very first speaks for no field at all. */
async function foundSheet(zip: ZipFile, workbook: Workbook): Promise<ChosenSheet | null> {
  const [first, ...others] = workbook.sheets;
  if (first === undefined) return null;
  const isFirst = { sheet: first, isByColumns: false };
  if (others.length === 0) return isFirst;
  const own = await fieldsOf(zip, workbook, first);
  if (own === null || own.length > 0) return isFirst;
  for (const sheet of others) {
    const fields = await fieldsOf(zip, workbook, sheet);
    if (fields?.some((field) => ofPeople.has(field)) === true) return { sheet, isByColumns: true };
  }
  return isFirst;
}

/** The sheet of a name that was said, or the one that holds people. Throws a `Refusal`. */
export async function chooseSheet(
  { name }: SourceFile,
  zip: ZipFile,
  workbook: Workbook,
  said: string | undefined,
): Promise<ChosenSheet> {
  if (said === undefined) {
    const found = await foundSheet(zip, workbook);
    return found ?? refuseFile(name, `${name} has no sheet.`, 'Export the extract again.');
  }
  const sheet = workbook.sheets.find((one) => one.name === said);
  if (sheet !== undefined) return { sheet, isByColumns: false };
  return refuseFile(
    name,
    `${name} has no sheet of the name that was said.`,
    'Choose one of the sheets that it has.',
  );
}
