import { isFormula } from './formula-text.ts';

/** Indexes of `cellXfs` in the workbook's styles. */
export type CellStyle = number;

/** A cell of a sheet: a text, a number, or nothing. */
export interface SheetCell {
  readonly value: string | number | null;
  readonly style?: CellStyle;
}

/** A sheet of a workbook. */
export interface Sheet {
  readonly rows: readonly (readonly SheetCell[])[];
  /** In characters, a column each. */
  readonly widths: readonly number[];
  /** Whether the first row stays in sight. */
  readonly isHeaded: boolean;
  /** What is printed above every page; null is nothing. */
  readonly stamp: string | null;
  /** The style of texts that would be formulas if they were typed again. */
  readonly quoted: CellStyle;
}

/** Characters that a cell of a spreadsheet holds at most. */
const longestText = 32_767;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** What XML cannot hold, as ECMA-376 (ST_Xstring, part 1, 22.9.2.19) writes it; so too what looks like such. */
const unwritable = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|_(?=x[0-9A-Fa-f]{4}_)/gu;

/** A text as the content of an XML element of a workbook. */
export function xmlText(text: string): string {
  return text
    .replace(unwritable, (sign) => {
      const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      return `_x${code}_`;
    })
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

/** The letters of a column, numbered from 0: A, B, … Z, AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${columnLetters(Math.floor(index / 26) - 1)}${last}`;
}

function cellXml({ value, style }: SheetCell, place: string, quoted: CellStyle): string {
  if (value === null || value === '') return '';
  const worn = style ?? (typeof value === 'string' && isFormula(value) ? quoted : 0);
  const styled = worn === 0 ? '' : ` s="${worn}"`;
  if (typeof value === 'number') return `<c r="${place}"${styled}><v>${value}</v></c>`;
  const text = xmlText(value.slice(0, longestText));
  return `<c r="${place}"${styled} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function rowXml(
  cells: readonly SheetCell[],
  row: number,
  letters: readonly string[],
  quoted: CellStyle,
) {
  const xml = cells.map((cell, at) => cellXml(cell, `${letters[at]}${row}`, quoted));
  return `<row r="${row}">${xml.join('')}</row>`;
}

const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';

/** A sheet as its XML part: ECMA-376 part 1, 18.3.1.99. Texts are typed as texts and never as formulas. */
export function sheetXml({ rows, widths, isHeaded, stamp, quoted }: Sheet): string {
  const letters = widths.map((_, index) => columnLetters(index));
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const area = `A1:${letters.at(-1)}${Math.max(1, rows.length)}`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<sheetViews><sheetView workbookViewId="0">${isHeaded ? frozen : ''}</sheetView></sheetViews>`,
    `<cols>${columns.join('')}</cols><sheetData>`,
    ...rows.map((cells, index) => rowXml(cells, index + 1, letters, quoted)),
    '</sheetData>',
    stamp === null
      ? ''
      : `<headerFooter><oddHeader>&amp;C${xmlText(stamp)}</oddHeader></headerFooter>`,
    `<ignoredErrors><ignoredError sqref="${area}" numberStoredAsText="1"/></ignoredErrors>`,
    '</worksheet>',
  ].join('');
}
