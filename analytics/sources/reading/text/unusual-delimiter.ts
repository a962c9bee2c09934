import { candidateOf } from '../../mapping/candidate.ts';
import { commonWidth, type HeadRecord } from './head-records.ts';

const lookedLines = 50;
const mostCandidates = 8;

/** What no delimiter is: letters, figures, quotation marks, line ends, and those that are usual. */
const neverOne = /[\p{L}\p{N}\p{M}"'\n\r,;\t|\0\ufeff\ufffd]/u;

/** Characters that stand within codes, names, dates, sums and addresses of one column as well. */
const standsInCells = /[ \-._:/@()+&%£$€*=?<>[\]{}\\]/;
const standsInWords = /[ \-._]/;

const isName = /[\p{L}\p{N}]/u;

/** Characters that stand in nearly every one of the first lines. */
export function unusualDelimiters(text: string): string[] {
  const lines = text
    .slice(0, 100_000)
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
    .slice(0, lookedLines);
  const counts = new Map<string, number>();
  for (const line of lines) {
    for (const char of new Set(line)) counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  return [...counts]
    .filter(([char, count]) => count >= lines.length * 0.9 && !neverOne.test(char))
    .map(([char]) => char)
    .slice(0, mostCandidates);
}

/** What speaks for a delimiter besides records of as many cells: names of fields, or quoted cells. */
export interface Evidence {
  /** Cells that are quoted between two delimiters. */
  readonly quoted: number;
  /** A usual delimiter fits somewhat: nothing but names of fields is to be believed. */
  readonly mustSpeak: boolean;
}

/**
 * How well an unusual delimiter fits, 0 where it is none: nearly every record has as many cells, the
 * first of them among these, and a character that stands in cells as well has names or quotes on its
 * side. So one column of codes, dates, names or addresses stays one.
 */
export function unusualFit(
  records: readonly HeadRecord[],
  delimiter: string,
  { quoted, mustSpeak }: Evidence,
): number {
  const width = commonWidth(records);
  const alike = records.filter(({ cells }) => cells.length === width);
  const top = records[0];
  const isShort = top?.cells.length === width - 1 && width > 2;
  const first = isShort ? top : alike[0];
  if (width < 2 || first === undefined || alike.length < 2) return 0;
  const names = first.cells.map((cell) => cell.trim());
  if (names.slice(0, width > 2 ? -1 : undefined).some((name) => !isName.test(name))) return 0;
  const fields = names.map((name) => candidateOf(name)?.field);
  const known = fields.filter((field) => field !== undefined).length;
  const isNamed = known > 1;
  const isQuoted = width > 2 && quoted >= alike.length / 2;
  if (!isNamed && (mustSpeak || alike.length < 3)) return 0;
  if (standsInCells.test(delimiter) && !isNamed && !isQuoted) return 0;
  if (width === 2 && standsInWords.test(delimiter)) return 0;
  if (width === 2 && standsInCells.test(delimiter) && !fields.includes('person_id')) return 0;
  if (!isNamed && first !== records[0]) return 0;
  const share = alike.length / records.length;
  return share >= (isNamed ? 0.9 : 0.95) ? share + known : 0;
}
