import { strToU8, zipSync } from 'fflate';
import { type CellStyle, type Sheet, sheetXml, xmlText } from './sheet.ts';

/** Number formats of the cells, in the order of the styles that bear them. */
export const numberFormats = ['#,##0', '0', '#,##0.0', '#,##0.00'] as const;
export type NumberFormat = (typeof numberFormats)[number];

/** The style of a bold text. */
export const boldStyle: CellStyle = 1;
/** The style of a text that would be a formula if it were typed again. */
export const quotedStyle: CellStyle = 2;
/** The style of a long text, in lines. */
export const wrappedStyle: CellStyle = 3;

const firstFormat = 4;

/** The style of a number. */
export function numberStyle(format: NumberFormat): CellStyle {
  return firstFormat + numberFormats.indexOf(format);
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Numbers from here on are a file's own formats: ECMA-376 part 1, 18.8.30. */
const ownFormats = 164;

function stylesXml(): string {
  const formats = numberFormats.map(
    (code, index) => `<numFmt numFmtId="${ownFormats + index}" formatCode="${xmlText(code)}"/>`,
  );
  const plain = 'numFmtId="0" fontId="0" fillId="0" borderId="0"';
  const top = '<alignment vertical="top" wrapText="1"/>';
  const styles = [
    `<xf ${plain} xfId="0"/>`,
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
    `<xf ${plain} xfId="0" quotePrefix="1"/>`,
    `<xf ${plain} xfId="0" applyAlignment="1">${top}</xf>`,
    ...numberFormats.map(
      (_, index) =>
        `<xf numFmtId="${ownFormats + index}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
    ),
  ];
  const face = '<sz val="11"/><name val="Calibri"/><family val="2"/>';
  return [
    `${head}<styleSheet xmlns="${spreadsheet}">`,
    `<numFmts count="${formats.length}">${formats.join('')}</numFmts>`,
    `<fonts count="2"><font>${face}</font><font><b/>${face}</font></fonts>`,
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    `<cellStyleXfs count="1"><xf ${plain}/></cellStyleXfs>`,
    `<cellXfs count="${styles.length}">${styles.join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('');
}

function typesXml(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, at) =>
      `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${contentType}.worksheet+xml"/>`,
  );
  return [
    `${head}<Types xmlns="${packaging}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${contentType}.styles+xml"/>`,
    `${parts.join('')}</Types>`,
  ].join('');
}

function relationsXml(related: readonly (readonly [type: string, target: string])[]): string {
  const each = related.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `${head}<Relationships xmlns="${packaging}/relationships">${each.join('')}</Relationships>`;
}

function workbookXml(names: readonly string[]): string {
  const sheets = names.map(
    (name, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  return `${head}<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

/**
 * A workbook as the bytes of an XLSX file (ECMA-376), the same each time: its parts have one fixed
 * date, in local time as ZIP has it.
 */
export function workbookFile(
  sheets: readonly (readonly [name: string, sheet: Sheet])[],
): Uint8Array {
  const targets = sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const);
  const parts: Record<string, string> = {
    '[Content_Types].xml': typesXml(sheets.length),
    '_rels/.rels': relationsXml([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookXml(sheets.map(([name]) => name)),
    'xl/_rels/workbook.xml.rels': relationsXml([...targets, ['styles', 'styles.xml']]),
    'xl/styles.xml': stylesXml(),
    ...Object.fromEntries(
      sheets.map(([, sheet], at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)]),
    ),
  };
  const bytes = Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]);
  return zipSync(Object.fromEntries(bytes), { mtime: new Date(2000, 0, 1, 12), level: 6 });
}
