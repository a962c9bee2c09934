import type { ReleasedRow } from '../../analytics/contract/released.ts';
import type { PlotSpace } from './plot.ts';
import { element, type SvgNode } from './svg.ts';
import { middleBaseline, type TextStyle, textLine } from './text.ts';
import { textWidth } from './text-width.ts';

/** The sign of a hidden number, whatever it hides: it stands beside the word, and is no bar. */
const sign = { width: 14, height: 10 } as const;
const gap = 5;

/** What a column of numbers needs beside its widest word, where one of them is hidden. */
export const hiddenSignRoom = sign.width + gap;

function hiddenSign(x: number, middle: number, { palette, hatches }: PlotSpace): SvgNode {
  return element('rect', {
    x,
    y: middle - sign.height / 2,
    ...sign,
    rx: 1.5,
    fill: hatches.hidden,
    stroke: palette.line,
    'stroke-width': 0.75,
  });
}

/** A number in its column, to the left of `right`; a hidden one has its hatched sign before the word. */
export function numberLine(
  row: Pick<ReleasedRow, 'status'>,
  text: string,
  right: number,
  middle: number,
  style: TextStyle,
  space: PlotSpace,
): SvgNode[] {
  const word = textLine(text, right, middleBaseline(middle, style.size), {
    ...style,
    anchor: 'end',
  });
  if (row.status !== 'hidden') return [word];
  return [hiddenSign(right - textWidth(text, style) - hiddenSignRoom, middle, space), word];
}

/** What stands for a bar that has no value: the letters n/a; nothing where the number's column says hidden. */
export function barWithout(
  row: Pick<ReleasedRow, 'status'> | undefined,
  zero: number,
  middle: number,
  { palette }: Pick<PlotSpace, 'palette'>,
): SvgNode[] {
  if (row?.status === 'hidden') return [];
  const style = { size: 10, fill: palette.muted } as const;
  return [textLine('n/a', zero + 4, middleBaseline(middle, style.size), style)];
}

/** The same where numbers have no column: the sign and the word hidden, or n/a, apart from the zero line. */
export function wordWithout(
  row: Pick<ReleasedRow, 'status'> | undefined,
  zero: number,
  middle: number,
  space: PlotSpace,
  side: 'left' | 'right',
): SvgNode[] {
  const outward = side === 'left' ? -1 : 1;
  const anchor = side === 'left' ? 'end' : 'start';
  const style = { size: 10, fill: space.palette.muted, anchor } as const;
  const baseline = middleBaseline(middle, style.size);
  if (row?.status !== 'hidden') return [textLine('n/a', zero + 4 * outward, baseline, style)];
  const near = zero + 6 * outward;
  return [
    hiddenSign(side === 'left' ? near - sign.width : near, middle, space),
    textLine('hidden', near + hiddenSignRoom * outward, baseline, style),
  ];
}
