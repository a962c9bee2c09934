import type { ReadAs } from '../../../contract/reading.ts';
import type { Dialect } from './dialect.ts';
import { commonWidth, type HeadRecord, headRecords } from './head-records.ts';
import { betweenCells } from './lined-up.ts';
import { unusualDelimiters, unusualFit } from './unusual-delimiter.ts';

const common = [',', ';', '\t', '|'] as const;

/** Records that a dialect is told by. */
const looked = 300;

/** A fit at which no rarer delimiter is looked for. */
const good = 0.7;

const delimiterNames: Readonly<Record<string, string>> = {
  ',': 'a comma',
  ';': 'a semicolon',
  '\t': 'a tab',
  '|': 'a bar',
  ' ': 'a space',
};

const control = /^\p{Cc}$/u;

export function delimiterName({ delimiter, spaces }: Dialect): string {
  if (spaces !== undefined) return spaces === 1 ? 'one space or more' : 'two spaces or more';
  if (delimiterNames[delimiter] !== undefined) return delimiterNames[delimiter];
  if (!control.test(delimiter)) return `“${delimiter}”`;
  return `the character U+${delimiter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The delimiter as an analyst would say it. */
export function saidDelimiter({ delimiter, spaces }: Dialect): string {
  return spaces === undefined ? delimiter : ' ';
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

/** Quoted text; a quote after a letter or a figure opens none: `5" tall`. */
const quotedText = /(?<![\p{L}\p{N}])"[^"]*"/gu;
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
  if (!loneReturn.test(text.slice(0, 100_000))) return plain;
  const mixed = dialectWith(true, text, isWhole, readAs);
  const isOne = headRecords(text, isWhole, plain, 2).length < 2;
  return isOne || fitOf(text, isWhole, mixed) > fitOf(text, isWhole, plain) ? mixed : plain;
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
  const score = (dialect: Dialect) => fitOf(text, isWhole, dialect);
  if (readAs.delimiter === ' ')
    return best([dialectOf(' '), ...linedUpDialects(text, dialectOf)], score);
  if (readAs.delimiter !== undefined) return dialectOf(readAs.delimiter);
  const usual = best(common.map(dialectOf), score);
  const fit = score(usual);
  if (fit >= good && isWide(text, isWhole, usual)) return usual;
  const unusual = unusualDialect(text, isWhole, dialectOf, fit > 0);
  if (unusual !== null) return unusual;
  const absent = common.find((delimiter) => !text.includes(delimiter)) ?? ',';
  return fit > 0 ? usual : dialectOf(absent);
}

/** The first of those that fit best. */
function best(dialects: readonly Dialect[], score: (dialect: Dialect) => number): Dialect {
  return dialects
    .map((dialect) => ({ dialect, of: score(dialect) }))
    .reduce((a, b) => (b.of > a.of ? b : a)).dialect;
}

const runOfSpaces = /\S {2,}\S/;

function linedUpDialects(text: string, dialectOf: (delimiter: string) => Dialect): Dialect[] {
  if (!runOfSpaces.test(text.slice(0, 100_000)) || text.includes(betweenCells)) return [];
  return ([1, 2] as const).map((spaces) => ({ ...dialectOf(betweenCells), spaces }));
}

/** A dialect whose delimiter none of the usual ones is; null where nothing speaks for one. */
function unusualDialect(
  text: string,
  isWhole: boolean,
  dialectOf: (delimiter: string) => Dialect,
  mustSpeak: boolean,
): Dialect | null {
  const score = (dialect: Dialect) =>
    unusualFit(headRecords(text, isWhole, dialect, looked), saidDelimiter(dialect), {
      quoted: quotedCells(text, dialect.delimiter, '"'),
      mustSpeak,
    });
  const single = unusualDelimiters(text).map(dialectOf);
  const found = best([dialectOf(' '), ...single, ...linedUpDialects(text, dialectOf)], score);
  return score(found) > 0 ? found : null;
}
