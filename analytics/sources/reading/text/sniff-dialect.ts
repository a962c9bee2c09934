import type { ReadAs } from '../../../contract/reading.ts';
import type { Dialect } from './dialect.ts';
import { commonWidth, type HeadRecord, headRecords } from './head-records.ts';

const common = [',', ';', '\t', '|'] as const;
const rare = ['^', '~', ':', ' '] as const;

/** Records that a dialect is told by. */
const looked = 300;

/** A fit at which no rarer delimiter is looked for, and one at which a rarer one is believed. */
const good = 0.7;
const sure = 0.85;

const delimiterNames: Readonly<Record<string, string>> = {
  ',': 'a comma',
  ';': 'a semicolon',
  '\t': 'a tab',
  '|': 'a bar',
  ' ': 'a space',
};

export function delimiterName(delimiter: string): string {
  return delimiterNames[delimiter] ?? `“${delimiter}”`;
}

const number = /^[-+]?\d*[.,]?\d+(?:[eE][-+]?\d+)?%?$/;
const hasDelimiter = /[,;\t|]/;

/** Whether a cell is whole as it stands: a part of a wrongly cut row often holds a delimiter or a stray quote. */
function isNeat(cell: string): boolean {
  const text = cell.trim();
  return number.test(text) || !(hasDelimiter.test(text) || /^["']|["']$/.test(text));
}

/** One column of numbers with decimal commas under a name, which commas would seem to cut in two. */
function areDecimals(
  records: readonly HeadRecord[],
  alike: readonly HeadRecord[],
  { delimiter }: Dialect,
): boolean {
  return (
    delimiter === ',' &&
    records[0]?.cells.length === 1 &&
    alike.every(({ cells }) => cells.length === 2 && cells.every((cell) => number.test(cell)))
  );
}

/** How well a dialect fits: rows alike in their number of cells, and neat cells; 0 for one column. */
function fitOf(text: string, isWhole: boolean, dialect: Dialect): number {
  const records = headRecords(text, isWhole, dialect, looked);
  const width = commonWidth(records);
  if (width < 2) return 0;
  const alike = records.filter(({ cells }) => cells.length === width);
  if (areDecimals(records, alike, dialect)) return 0;
  const cells = alike.slice(0, 100).flatMap((record) => record.cells);
  const neat = cells.filter(isNeat).length / cells.length;
  return (alike.length / records.length) * (0.5 + neat / 2) * (width / (width + 0.2));
}

const escapeForm = /[.*+?^${}()|[\]\\]/g;

/** How many cells between delimiters are quoted so, as far as a pattern can tell. */
function quotedCells(text: string, delimiter: string, quote: string): number {
  const d = delimiter.replace(escapeForm, '\\$&');
  const pattern = new RegExp(
    `(?:^|${d}|[\\r\\n]) *${quote}(?:[^${quote}\\r\\n]|${quote}${quote})*${quote} *(?=${d}|[\\r\\n]|$)`,
    'g',
  );
  return text.slice(0, 200_000).match(pattern)?.length ?? 0;
}

function quoteOf(text: string, delimiter: string): string {
  const double = quotedCells(text, delimiter, '"');
  return quotedCells(text, delimiter, "'") > Math.max(2, double * 2) ? "'" : '"';
}

/** Whether the first record has as many cells as most: the names of columns, or a row. */
function isWide(text: string, isWhole: boolean, dialect: Dialect): boolean {
  const records = headRecords(text, isWhole, dialect, looked);
  return records[0]?.cells.length === commonWidth(records) && records.length > 2;
}

const quotedText = /"[^"]*"/g;
const loneReturn = /\r(?!\n|$)/;

/** Whether lines end in a carriage return alone. */
function endsInReturns(text: string): boolean {
  const plain = text.slice(0, 100_000).replace(quotedText, '');
  const first = /\r\n|\n|\r/.exec(plain)?.[0];
  const returns = plain.split('\r').length;
  return first === '\r' && returns > plain.split('\n').length;
}

/** How a text file is written, from the start of its text; what is said by hand stands. */
export function sniffDialect(text: string, isWhole: boolean, readAs: ReadAs): Dialect {
  if (endsInReturns(text)) return dialectWith(true, text, isWhole, readAs);
  const plain = dialectWith(false, text, isWhole, readAs);
  if (!loneReturn.test(text.slice(0, 100_000).replace(quotedText, ''))) return plain;
  const mixed = dialectWith(true, text, isWhole, readAs);
  return fitOf(text, isWhole, mixed) > fitOf(text, isWhole, plain) ? mixed : plain;
}

function dialectWith(
  carriageReturns: boolean,
  text: string,
  isWhole: boolean,
  readAs: ReadAs,
): Dialect {
  const dialectOf = (delimiter: string): Dialect => {
    const quote = readAs.quote ?? quoteOf(text, delimiter);
    const dialect = { delimiter, quote, carriageReturns, backslash: false };
    if (quote === '' || !text.includes(`\\${quote}`)) return dialect;
    const escaped = { ...dialect, backslash: true };
    return fitOf(text, isWhole, escaped) > fitOf(text, isWhole, dialect) ? escaped : dialect;
  };
  if (readAs.delimiter !== undefined) return dialectOf(readAs.delimiter);
  const best = (delimiters: readonly string[]) =>
    delimiters
      .map((delimiter) => ({ delimiter, fit: fitOf(text, isWhole, dialectOf(delimiter)) }))
      .reduce((a, b) => (b.fit > a.fit ? b : a));
  const first = best(common);
  if (first.fit >= good) return dialectOf(first.delimiter);
  const second = best(rare);
  if (second.fit >= sure && isWide(text, isWhole, dialectOf(second.delimiter))) {
    return dialectOf(second.delimiter);
  }
  const absent = common.find((delimiter) => !text.includes(delimiter)) ?? ',';
  return dialectOf(first.fit > 0 ? first.delimiter : absent);
}
