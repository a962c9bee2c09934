import { element, type Mark, type SvgNode } from './svg.ts';
import type { Face } from './text-width.ts';

export interface TextStyle extends Face {
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** A colour drawn around the letters, to part them from what lies beneath. */
  readonly halo?: string;
}

/** Height of capitals and figures in IBM Plex Sans, as a share of the size. */
const capHeight = 0.698;

/** Distance between baselines, as a share of the size. */
export const leading = 1.35;

/** The baseline that puts capitals and figures of a size in the middle of a height. */
export function middleBaseline(middle: number, size: number): number {
  return middle + (capHeight * size) / 2;
}

/** One horizontal line of text with its baseline at `y`. */
export function textLine(
  text: string,
  x: number,
  y: number,
  { size, weight, fill, anchor, halo }: TextStyle,
  mark?: Mark,
): SvgNode {
  return element(
    'text',
    {
      x,
      y,
      'font-size': size,
      ...(weight === 600 ? { 'font-weight': 600 } : {}),
      ...(anchor === undefined || anchor === 'start' ? {} : { 'text-anchor': anchor }),
      fill,
      ...(halo === undefined
        ? {}
        : {
            stroke: halo,
            'stroke-width': size / 4,
            'stroke-linejoin': 'round',
            'paint-order': 'stroke',
          }),
    },
    [text],
    mark,
  );
}

/** Lines of text under each other, the first with its baseline at `y`. */
export function textBlock(
  lines: readonly string[],
  x: number,
  y: number,
  style: TextStyle,
): SvgNode[] {
  return lines.map((line, index) => textLine(line, x, y + index * style.size * leading, style));
}

/** Lines of text whose block has its middle at `middle`. */
export function middleBlock(
  lines: readonly string[],
  x: number,
  middle: number,
  style: TextStyle,
): SvgNode[] {
  const first = middle - ((lines.length - 1) * style.size * leading) / 2;
  return textBlock(lines, x, middleBaseline(first, style.size), style);
}
