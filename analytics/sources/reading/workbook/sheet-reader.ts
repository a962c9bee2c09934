import { isoDate, isoTime } from './number-formats.ts';
import { XmlReader } from './read-xml.ts';
import { unescapeText, type Workbook } from './workbook-parts.ts';
import { ZipDamage } from './zip-file.ts';

export interface SheetRow {
  /** Its number in the sheet, from 1. */
  readonly row: number;
  /** Texts of its cells from the first column on; numbers as written, dates in ISO form. */
  readonly cells: readonly (string | null)[];
}

const mostColumns = 16_384;

/** The column of a reference such as `AB12`, from 0; negative where there is none. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) | 32;
    if (letter < 97 || letter > 122) break;
    column = column * 26 + letter - 96;
  }
  return column - 1;
}

function plainNumber(text: string): string {
  if (text.length < 16 && !text.includes('E') && !text.includes('e')) return text;
  const number = Number(text);
  return /[.eE]/.test(text) && Number.isFinite(number) ? String(number) : text;
}

/** Takes the XML of a sheet apart into rows. */
export class SheetReader {
  readonly #workbook: Workbook;
  readonly #xml: XmlReader;
  #rows: SheetRow[] = [];
  #row = 0;
  #cells: (string | null)[] = [];
  #column = -1;
  #type = '';
  #style = 0;
  #text = '';
  #isText = false;
  #isFormula = false;
  #hasValue = false;
  /** Cells that hold an error such as `#N/A`, and formulas whose result the file does not hold. */
  errors = 0;
  unknownFormulas = 0;

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
    this.#xml = new XmlReader({
      open: (name, attributes) => this.#open(name, attributes),
      close: (name) => this.#close(name),
      text: (text) => {
        if (this.#isText) this.#text += text;
      },
    });
  }

  /** The rows that are complete with these bytes. */
  feed(bytes: Buffer): SheetRow[] {
    this.#xml.feed(bytes);
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  end(): void {
    this.#xml.end();
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') {
      const { r, t, s } = attributes;
      this.#column = r === undefined ? this.#column + 1 : columnOf(r);
      if (this.#column < 0 || this.#column >= mostColumns) throw new ZipDamage('damaged');
      this.#type = t ?? 'n';
      this.#style = Number(s ?? 0);
      this.#text = '';
      this.#hasValue = false;
      this.#isFormula = false;
    } else if (name === 'v' || name === 't') {
      this.#isText = true;
      this.#hasValue = true;
    } else if (name === 'f') this.#isFormula = true;
    else if (name === 'row') {
      const row = Number(attributes['r'] ?? this.#row + 1);
      if (!Number.isInteger(row) || row <= this.#row) throw new ZipDamage('damaged');
      this.#row = row;
      this.#cells = [];
      this.#column = -1;
    }
  }

  #close(name: string): void {
    if (name === 'v' || name === 't') this.#isText = false;
    else if (name === 'c') {
      if (!this.#hasValue && this.#isFormula) this.unknownFormulas += 1;
      if (this.#hasValue) this.#cells[this.#column] = this.#value();
    } else if (name === 'row') {
      const { length } = this.#cells;
      const cells = Array.from({ length }, (_, index) => this.#cells[index] ?? null);
      this.#rows.push({ row: this.#row, cells });
    }
  }

  #value(): string | null {
    const text = this.#text;
    switch (this.#type) {
      case 's':
        return this.#shared(text);
      case 'b':
        return text.trim() === '1' || text.trim() === 'true' ? 'TRUE' : 'FALSE';
      case 'e':
        this.errors += 1;
        return null;
      case 'n':
        return this.#number(text.trim());
      case 'd':
        return text.trim() || null;
      default:
        return unescapeText(text) || null;
    }
  }

  #shared(index: string): string | null {
    const text = this.#workbook.strings[Number(index)];
    if (text === undefined) throw new ZipDamage('damaged');
    return text || null;
  }

  #number(text: string): string | null {
    if (text === '') return null;
    const kind = this.#workbook.styles[this.#style] ?? 'number';
    if (kind === 'number') return plainNumber(text);
    const serial = Number(text);
    const shown = kind === 'date' ? isoDate(serial, this.#workbook.is1904) : isoTime(serial);
    return shown ?? plainNumber(text);
  }
}
