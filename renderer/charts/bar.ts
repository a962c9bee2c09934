import type { ReleasedRow } from '../../analytics/contract/released.ts';
import type { PlotSpace } from './plot.ts';
import { element, type SvgNode } from './svg.ts';
import { middleBaseline, textLine } from './text.ts';

/** The width of every hidden bar, whatever it hides. */
const hiddenBar = 28;

/** What stands at the zero line for a bar that has no value: hatching, or the letters n/a. */
export function barWithout(
  row: Pick<ReleasedRow, 'status'> | undefined,
  zero: number,
  y: number,
  height: number,
  { palette, hatches }: PlotSpace,
  side: 'left' | 'right' = 'right',
): SvgNode {
  if (row?.status === 'hidden') {
    return element('rect', {
      x: side === 'right' ? zero : zero - hiddenBar,
      y: y + 0.5,
      width: hiddenBar,
      height: height - 1,
      fill: hatches.hidden,
      stroke: palette.line,
      'stroke-width': 0.75,
    });
  }
  const x = side === 'right' ? zero + 4 : zero - 4;
  return textLine('n/a', x, middleBaseline(y + height / 2, 10), {
    size: 10,
    fill: palette.muted,
    anchor: side === 'right' ? 'start' : 'end',
  });
}
