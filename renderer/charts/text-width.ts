import { type FontMetrics, regular, semiBold } from './font-metrics.ts';

export type Weight = 400 | 600;

/** The size in pixels and the weight of a run of text. */
export interface Face {
  readonly size: number;
  readonly weight?: Weight;
}

const unknownAdvance = 600;
const combining = /\p{M}/u;

function advance(metrics: FontMetrics, character: string): number {
  const code = character.codePointAt(0) ?? 0;
  const known =
    code < 160 ? metrics.ascii[code - 32] : code < 256 ? metrics.latin1[code - 160] : undefined;
  return known ?? metrics.marks[character] ?? (combining.test(character) ? 0 : unknownAdvance);
}

/** The width of a line of text in pixels, in IBM Plex Sans and without kerning. */
export function textWidth(text: string, { size, weight = 400 }: Face): number {
  const metrics = weight === 600 ? semiBold : regular;
  let thousandths = 0;
  for (const character of text) thousandths += advance(metrics, character);
  return (thousandths * size) / 1000;
}

/** The widest of some lines in pixels; 0 where there are none. */
export function widest(lines: readonly string[], face: Face): number {
  return lines.reduce((most, line) => Math.max(most, textWidth(line, face)), 0);
}

/** As much of the start of a text as fits, at least one character. */
function headOf(text: string, width: number, face: Face): string {
  let head = '';
  for (const character of text) {
    if (head !== '' && textWidth(head + character, face) > width) break;
    head += character;
  }
  return head;
}

/** The text in lines no wider than `width` pixels; a word that is too wide is broken. */
export function wrapText(text: string, width: number, face: Face): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (textWidth(joined, face) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    let rest = word;
    while (textWidth(rest, face) > width && [...rest].length > 1) {
      const head = headOf(rest, width, face);
      lines.push(head);
      rest = rest.slice(head.length);
    }
    line = rest;
  }
  return line === '' ? lines : [...lines, line];
}

/** The text in at most so many lines; what does not fit ends in an ellipsis. */
export function fitText(text: string, width: number, most: number, face: Face): string[] {
  const lines = wrapText(text, width, face);
  if (lines.length <= most) return lines;
  const rest = lines.slice(most - 1).join(' ');
  const room = width - textWidth('…', face);
  return [...lines.slice(0, most - 1), `${headOf(rest, room, face).trimEnd()}…`];
}
