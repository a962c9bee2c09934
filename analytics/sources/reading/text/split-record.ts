import type { Dialect } from './dialect.ts';

/** A cell's text out of its quotes, where it is in quotes. */
function unquote(cell: string, { quote, backslash }: Dialect): string {
  const text = backslash ? cell.replaceAll(`\\${quote}`, quote) : cell;
  return text.replaceAll(quote + quote, quote);
}

function quotedEnd(text: string, from: number, { quote, backslash }: Dialect): number {
  for (let at = from; at < text.length; at += 1) {
    if (backslash && text[at] === '\\') at += 1;
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at;
      at += 1;
    }
  }
  return text.length;
}

const onlySpaces = /^ *$/;

/** The cells of one record, of which it is known where it starts and ends. */
export function splitRecord(text: string, dialect: Dialect): string[] {
  const { delimiter, quote } = dialect;
  if (quote === '' || !text.includes(quote)) return text.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let open = at;
    while (delimiter !== ' ' && text[open] === ' ') open += 1;
    let cell: string | null = null;
    if (text[open] === quote) {
      const close = quotedEnd(text, open + 1, dialect);
      cell = unquote(text.slice(open + 1, close), dialect);
      at = close + 1;
    }
    const end = text.indexOf(delimiter, at);
    const rest = text.slice(at, end < 0 ? undefined : end);
    cells.push(cell === null ? rest : onlySpaces.test(rest) ? cell : cell + rest);
    if (end < 0) return cells;
    at = end + delimiter.length;
  }
}

/** Where the first record of a text ends, its line end not included, and where the next starts. */
export function recordEnd(
  text: string,
  start: number,
  dialect: Dialect,
): { readonly end: number; readonly next: number } {
  const { delimiter, quote } = dialect;
  let isStart = true;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\n') return { end: text[at - 1] === '\r' ? at - 1 : at, next: at + 1 };
    if (char === '\r' && text[at + 1] !== '\n' && dialect.carriageReturns) {
      return { end: at, next: at + 1 };
    }
    if (isStart && char === quote) at = quotedEnd(text, at + 1, dialect);
    isStart = char === delimiter || (isStart && char === ' ');
  }
  return { end: text.length, next: text.length };
}
