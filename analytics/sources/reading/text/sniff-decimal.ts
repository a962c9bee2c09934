import type { ReadAs } from '../../../contract/reading.ts';
import { counted } from '../../counted.ts';
import type { SampleRow } from '../part.ts';

const commaDecimal = /^[-+]?\d{1,9},\d+$/;
const pointDecimal = /^[-+]?\d{1,9}\.\d+$/;
const commaThousands = /^[-+]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
const pointThousands = /^[-+]?\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$|^[-+]?\d{1,3}(?:\.\d{3})+,\d+$/;
/** One point with three figures after it: `1.036` may be a little over one, or over a thousand. */
const pointAndThree = /^[-+]?[1-9]\d{0,2}\.\d{3}$/;
const underThousand = /^[-+]?\d{1,3}$/;

export interface FoundDecimal {
  readonly decimal: '.' | ',';
  /** Null where no number has decimals. */
  readonly reason: string | null;
  /** Columns whose points may separate thousands as well, by number. */
  readonly unsure: readonly number[];
}

function startsAsNumber(cell: string): boolean {
  const code = cell.charCodeAt(0);
  return (code >= 48 && code <= 57) || code === 43 || code === 45;
}

/** How the numbers of one column are written. */
class ColumnSigns {
  comma = 0;
  point = 0;
  #three = 0;
  #small = 0;
  #isSure = false;

  add(cell: string): void {
    if (!cell.includes(',') && !cell.includes('.')) {
      if (underThousand.test(cell)) this.#small += 1;
      else this.#isSure = true;
      return;
    }
    if (pointAndThree.test(cell)) this.#three += 1;
    else this.#isSure = true;
    const isThousands = commaThousands.test(cell);
    if (commaDecimal.test(cell) && !isThousands) this.comma += 1;
    else if (pointThousands.test(cell)) this.comma += 1;
    else if (pointDecimal.test(cell) || (isThousands && cell.includes('.'))) this.point += 1;
  }

  /** Three figures after every point, and all other numbers whole and under 1,000. */
  get isUnsure(): boolean {
    return !this.#isSure && this.#three > 0 && this.#small > 0;
  }
}

function signsOf(sample: readonly SampleRow[]): ColumnSigns[] {
  const columns: ColumnSigns[] = [];
  for (const row of sample) {
    for (const [index, cell] of row.entries()) {
      if (cell === null || cell.length > 24 || !startsAsNumber(cell)) continue;
      columns[index] ??= new ColumnSigns();
      columns[index].add(cell);
    }
  }
  return columns;
}

const total = (columns: readonly ColumnSigns[], sign: 'comma' | 'point') =>
  columns.reduce((sum, column) => sum + (column?.[sign] ?? 0), 0);

/** The sign before the decimals of a file's numbers. */
export function sniffDecimal(
  sample: readonly SampleRow[],
  { decimal }: ReadAs,
  delimiter: string,
): FoundDecimal {
  if (decimal !== undefined) return { decimal, reason: null, unsure: [] };
  const columns = signsOf(sample);
  const unsure = [...columns.keys()].filter((index) => columns[index]?.isUnsure === true);
  const sure = columns.filter((column) => column?.isUnsure === false);
  const [comma, point] = [total(sure, 'comma'), total(sure, 'point')];
  if (comma > point && delimiter !== ',') {
    const reason = `Decimals follow a comma in ${counted(comma, 'cell')} looked at, a point in ${point}.`;
    return { decimal: ',', reason, unsure: [] };
  }
  if (unsure.length > 0 && point === 0 && delimiter === ';') {
    const reason = 'Points are taken to separate thousands, as in most files with semicolons.';
    return { decimal: ',', reason, unsure };
  }
  const many = comma > point && comma > 0;
  const reason = `Decimals follow a ${many ? 'comma' : 'point'} in most numbers looked at.`;
  const hasSigns = comma + point + unsure.length > 0;
  return { decimal: many ? ',' : '.', reason: hasSigns ? reason : null, unsure };
}

/** What an analyst should know of columns whose points may stand for either. */
export function decimalRemarks(
  { decimal, unsure }: FoundDecimal,
  names: readonly string[],
): string[] {
  const read =
    decimal === ','
      ? 'it is taken to separate thousands. Say that decimals follow a point if they do.'
      : 'it is taken for a decimal point. Say that decimals follow a comma if it separates thousands.';
  return unsure.map(
    (index) =>
      `Three figures follow every point in ${names[index] ?? ''}, and its other numbers are whole and under 1,000: ${read}`,
  );
}
