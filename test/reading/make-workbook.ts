import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../analytics/sources/reading/workbook/crc-32.ts';

/** A ZIP archive of texts, packed, in the order given. */
export function zip(entries: Readonly<Record<string, string | Buffer>>, flags = 0): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, title, packed]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), head, entry, title);
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(entries).length, 4);
  end.writeUInt16LE(Object.keys(entries).length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, list, Buffer.from('PK\x05\x06'), end]);
}

export interface WorkbookOptions {
  /** XML of `<sheetData>` by the name of its sheet. */
  readonly sheets: Readonly<Record<string, string>>;
  /** XML of the `<si>` elements. */
  readonly strings?: string;
  readonly is1904?: boolean;
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

const styles = `<styleSheet ${main}><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/>
  <numFmt numFmtId="165" formatCode="#,##0.00&quot; days&quot;"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>
  <xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

/** Parts of a workbook; styles 1 to 4 are a date, a date with time, a time and a number of days. */
export function workbookParts({ sheets, strings = '', is1904 = false }: WorkbookOptions) {
  const names = Object.keys(sheets);
  const related = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const rels = (content: string) => `<Relationships>${content}</Relationships>`;
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': rels(related('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}">
      <workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${names
        .map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index}"/>`)
        .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels(
      names
        .map((_, index) => related(`s${index}`, 'worksheet', `worksheets/sheet${index}.xml`))
        .join('') +
        related('t1', 'sharedStrings', 'sharedStrings.xml') +
        related('t2', 'styles', '/xl/styles.xml'),
    ),
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml': `<sst ${main}>${strings}</sst>`,
    ...Object.fromEntries(
      names.map((name, index) => [
        `xl/worksheets/sheet${index}.xml`,
        `<worksheet ${main}><sheetData>${sheets[name]}</sheetData></worksheet>`,
      ]),
    ),
  };
}

export const makeWorkbook = (options: WorkbookOptions) => zip(workbookParts(options));

/** Rows of inline texts and numbers; null is a cell that is not there. */
export function rowsOf(rows: readonly (readonly (string | number | null)[])[], from = 1): string {
  const cell = (value: string | number | null, row: number, column: number) => {
    const at = `${String.fromCharCode(65 + column)}${row}`;
    if (value === null) return '';
    if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
    return `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  };
  return rows
    .map((cells, index) => {
      const row = from + index;
      return `<row r="${row}">${cells.map((value, column) => cell(value, row, column)).join('')}</row>`;
    })
    .join('');
}
