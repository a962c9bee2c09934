import { kindOfBuiltIn, kindOfFormat, type NumberKind } from './number-formats.ts';
import { readXml } from './read-xml.ts';
import { ZipDamage, type ZipFile } from './zip-file.ts';

export interface Sheet {
  readonly name: string;
  /** Its name in the archive. */
  readonly entry: string;
}

/** What the sheets of a workbook share. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly is1904: boolean;
  /** What numbers stand for, by the style of their cell. */
  readonly styles: readonly NumberKind[];
  readonly strings: readonly string[];
}

/** Characters of all shared texts together. */
const mostText = 2 ** 28;

const escaped = /_x([0-9A-Fa-f]{4})_/g;

/** Text as it was typed: control characters are written as `_x000D_`. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replace(escaped, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

function pathFrom(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts: string[] = folder === '' ? [] : folder.split('/');
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

interface Relation {
  readonly type: string;
  readonly entry: string;
}

async function relations(zip: ZipFile, of: string): Promise<ReadonlyMap<string, Relation>> {
  const folder = of.includes('/') ? of.slice(0, of.lastIndexOf('/')) : '';
  const base = of.slice(of.lastIndexOf('/') + 1);
  const entry = `${folder === '' ? '' : `${folder}/`}_rels/${base}.rels`;
  const found = new Map<string, Relation>();
  if (!zip.has(entry)) return found;
  await readXml(zip.chunks(entry), {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      found.set(Id, {
        type: Type.slice(Type.lastIndexOf('/') + 1),
        entry: pathFrom(folder, Target),
      });
    },
  });
  return found;
}

async function readStrings(zip: ZipFile, entry: string | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (entry === undefined || !zip.has(entry)) return strings;
  let text = '';
  let length = 0;
  let isText = false;
  let isSounds = false;
  await readXml(zip.chunks(entry), {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') isText = !isSounds;
      else if (name === 'rPh') isSounds = true;
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isSounds = false;
      else if (name === 'si') {
        strings.push(unescapeText(text));
        length += text.length;
        if (length > mostText) throw new ZipDamage('bomb');
      }
    },
    text(part) {
      if (isText) text += part;
    },
  });
  return strings;
}

async function readStyles(zip: ZipFile, entry: string | undefined): Promise<NumberKind[]> {
  const styles: NumberKind[] = [];
  if (entry === undefined || !zip.has(entry)) return styles;
  const formats = new Map<number, NumberKind>();
  let isCells = false;
  await readXml(zip.chunks(entry), {
    open(name, { numFmtId, formatCode = '' }) {
      const id = Number(numFmtId ?? 0);
      if (name === 'numFmt') formats.set(id, kindOfFormat(formatCode));
      else if (name === 'cellXfs') isCells = true;
      else if (name === 'xf' && isCells) styles.push(formats.get(id) ?? kindOfBuiltIn(id));
    },
    close(name) {
      if (name === 'cellXfs') isCells = false;
    },
  });
  return styles;
}

/** Reads all of a workbook but its sheets; null where the archive is none. */
export async function readWorkbookParts(zip: ZipFile): Promise<Workbook | null> {
  const top = [...(await relations(zip, '')).values()];
  const main = top.find(({ type }) => type === 'officeDocument')?.entry ?? 'xl/workbook.xml';
  if (!zip.has(main) || !main.endsWith('.xml') || !/(?:^|\/)workbook/i.test(main)) return null;
  const related = await relations(zip, main);
  const entryOf = (type: string) =>
    [...related.values()].find((found) => found.type === type)?.entry;
  const sheets: Sheet[] = [];
  let is1904 = false;
  await readXml(zip.chunks(main), {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const key = Object.keys(attributes).find((attribute) => attribute.endsWith(':id')) ?? '';
      const found = related.get(attributes[key] ?? '');
      if (found === undefined || !/worksheet$/.test(found.type)) return;
      sheets.push({ name: attributes['name'] ?? '', entry: found.entry });
    },
  });
  const styles = await readStyles(zip, entryOf('styles'));
  return { sheets, is1904, styles, strings: await readStrings(zip, entryOf('sharedStrings')) };
}
