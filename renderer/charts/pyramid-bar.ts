import { line } from 'd3-shape';
import type { Category } from '../../analytics/contract/dimensions.ts';
import type { ReleasedRow, ReleasedTable } from '../../analytics/contract/released.ts';
import { wordWithout } from './bar.ts';
import { cellSentence, cellText, cellValue } from './cell.ts';
import { reach, whisker } from './interval.ts';
import type { PlotSpace } from './plot.ts';
import { barGap, leftSex, type PyramidLayout, pyramidTop, rightSex } from './pyramid-layout.ts';
import { element, type SvgNode } from './svg.ts';
import { middleBaseline, textLine } from './text.ts';

/** One side of a pyramid: whose it is, and where its values lie. */
export interface Side {
  readonly sex: string;
  readonly name: 'left' | 'right';
  readonly zero: number;
  readonly colour: string;
  readonly x: (value: number) => number;
}

/** Both sides, on one scale. */
export function sidesOf(layout: PyramidLayout, { palette }: PlotSpace): readonly [Side, Side] {
  const { leftZero, rightZero, length, axis } = layout;
  const pixels = (value: number) => (value / axis.end) * length;
  const left = { sex: leftSex, zero: leftZero, colour: palette.sexes.left };
  const right = { sex: rightSex, zero: rightZero, colour: palette.sexes.right };
  return [
    { ...left, name: 'left', x: (value) => leftZero - pixels(value) },
    { ...right, name: 'right', x: (value) => rightZero + pixels(value) },
  ];
}

function shownBar(
  row: ReleasedRow | undefined,
  value: number,
  text: string,
  side: Side,
  y: number,
  { rowHeight, labelled }: PyramidLayout,
  { palette }: PlotSpace,
): SvgNode[] {
  const height = rowHeight - barGap;
  const middle = y + height / 2;
  const end = side.x(value);
  const box = { x: Math.min(side.zero, end), y, width: Math.abs(end - side.zero), height };
  const outward = side.name === 'left' ? -1 : 1;
  const anchor = outward < 0 ? 'end' : 'start';
  const style = { size: 10.5, fill: palette.muted, anchor } as const;
  const at = side.x(reach(row, value)) + 5 * outward;
  return [
    element('rect', { ...box, fill: side.colour }),
    ...whisker(row, side.x, middle, palette),
    ...(labelled ? [textLine(text, at, middleBaseline(middle, 10.5), style)] : []),
  ];
}

/** The bar of one age band on one side, with its interval and, where there is room, its value. */
export function pyramidBar(
  table: ReleasedTable,
  layout: PyramidLayout,
  space: PlotSpace,
  side: Side,
  band: Category,
  y: number,
): SvgNode {
  const row = layout.at(band.code, side.sex);
  const value = cellValue(row, table.note);
  const label = cellSentence(`${layout.labelOf(side.sex)}, ${band.label}`, row, table.note);
  const height = layout.rowHeight - barGap;
  const drawn =
    value === null
      ? wordWithout(row, side.zero, y + height / 2, space, side.name)
      : shownBar(row, value, cellText(row, table.note), side, y, layout, space);
  return element('g', {}, drawn, { dimension: 'age_band', code: band.code, label });
}

/** The outline of everyone, in steps along the bands; it breaks where a band has no shown value. */
export function comparatorOutline(
  table: ReleasedTable,
  layout: PyramidLayout,
  side: Side,
  stroke: string,
): SvgNode[] {
  const { comparator, rowHeight, bands } = layout;
  if (comparator === null) return [];
  const points = bands.flatMap(({ code }, index) => {
    const value = cellValue(layout.at(code, comparator.code), table.note);
    const y = pyramidTop + index * rowHeight - barGap / 2;
    return [y, y + rowHeight].map((at) => (value === null ? null : ([side.x(value), at] as const)));
  });
  const path = line<readonly [number, number] | null>()
    .defined((point) => point !== null)
    .x((point) => point?.[0] ?? 0)
    .y((point) => point?.[1] ?? 0)
    .digits(2)(points);
  return path === null
    ? []
    : [element('path', { d: path, fill: 'none', stroke, 'stroke-width': 1.5 })];
}
