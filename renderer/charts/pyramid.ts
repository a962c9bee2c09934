import type { ReleasedRow, ReleasedTable } from '../../analytics/contract/released.ts';
import { dimensionLabel } from './cell.ts';
import type { Chart } from './chart.ts';
import { describeTable, measureTitle, tableTitle } from './describe.ts';
import { figure } from './figure.ts';
import { lowerFirst } from './phrase.ts';
import type { Plot, PlotSpace } from './plot.ts';
import { comparatorOutline, pyramidBar, type Side, sidesOf } from './pyramid-bar.ts';
import {
  barGap,
  labelSize,
  leftSex,
  type PyramidLayout,
  pyramidLayout,
  rightSex,
  pyramidTop as top,
} from './pyramid-layout.ts';
import { element } from './svg.ts';
import { middleBaseline, textLine } from './text.ts';

function heading(
  table: ReleasedTable,
  layout: PyramidLayout,
  sides: readonly Side[],
  { palette }: PlotSpace,
) {
  const middle = (layout.leftZero + layout.rightZero) / 2;
  const names = sides.map(({ sex, name, zero }) => {
    const anchor = name === 'left' ? 'end' : 'start';
    const style = { size: 13, weight: 600, fill: palette.ink, anchor } as const;
    const label = layout.labelOf(sex);
    return textLine(label, zero, 13, style, { dimension: 'sex', code: sex, label });
  });
  const caption = dimensionLabel(table, 'age_band').replace(/ band$/, '');
  const style = { size: labelSize, fill: palette.muted, anchor: 'middle' } as const;
  return [...names, textLine(caption, middle, 13, style)];
}

function grid(
  layout: PyramidLayout,
  sides: readonly Side[],
  bottom: number,
  { palette }: PlotSpace,
  caption: string,
) {
  const ruled = sides.flatMap(({ x, name }) =>
    layout.axis.ticks.flatMap(({ value, text }, index) => {
      const at = x(value);
      const last = index === layout.axis.ticks.length - 1 && !layout.labelled;
      const inward = name === 'left' ? 'start' : 'end';
      const anchor = last ? inward : 'middle';
      return [
        element('rect', {
          x: at - 0.5,
          y: top,
          width: 1,
          height: bottom - top,
          fill: value === 0 ? palette.line : palette.grid,
        }),
        textLine(text, at, bottom + 15, { size: 10.5, fill: palette.muted, anchor }),
      ];
    }),
  );
  const middle = (layout.leftZero + layout.rightZero) / 2;
  const axisName = textLine(caption, middle, bottom + 32, {
    size: 11,
    fill: palette.muted,
    anchor: 'middle',
  });
  return [...ruled, axisName];
}

/** Sexes that have no side, each named where anybody of it is shown or hidden. */
function otherSexes({ others, bands, at }: PyramidLayout): string[] {
  const met = others.filter(({ code }) =>
    bands.some((band) => {
      const row = at(band.code, code);
      return row?.status === 'hidden' || (row?.count ?? 0) > 0;
    }),
  );
  if (met.length === 0) return [];
  const said = met.map(({ label }) => lowerFirst(label)).join(' or ');
  return [`People whose sex is ${said} are not drawn; the table has them.`];
}

/** Whether anybody of the two sexes is shown. */
function isPeopled(sided: readonly ReleasedRow[]): boolean {
  return sided.some(
    ({ status, count, denominator }) => status === 'shown' && (denominator ?? count ?? 0) > 0,
  );
}

const emptyHeight = 96;

/** What stands in place of a pyramid of nobody: no bar and no zero, but the reason. */
function emptyPlot({ width, palette }: PlotSpace) {
  const box = { x: 0, y: 0, width, height: emptyHeight, rx: 4, fill: palette.panel };
  const style = { size: 13, fill: palette.muted, anchor: 'middle' } as const;
  const baseline = middleBaseline(emptyHeight / 2, style.size);
  const words = 'Nobody of recorded sex is shown';
  return [element('rect', box), textLine(words, width / 2, baseline, style)];
}

function bands(
  table: ReleasedTable,
  layout: PyramidLayout,
  sides: readonly Side[],
  space: PlotSpace,
) {
  const middle = (layout.leftZero + layout.rightZero) / 2;
  return layout.bands.flatMap((band, index) => {
    const y = top + index * layout.rowHeight;
    const weight = space.selected.has(band.code) ? 600 : 400;
    const style = { size: labelSize, weight, fill: space.palette.ink, anchor: 'middle' } as const;
    const baseline = middleBaseline(y + (layout.rowHeight - barGap) / 2, labelSize);
    const mark = { dimension: 'age_band', code: band.code, label: band.label } as const;
    return [
      ...sides.map((side) => pyramidBar(table, layout, space, side, band, y)),
      textLine(band.label, middle, baseline, style, mark),
    ];
  });
}

function drawnPlot(table: ReleasedTable, layout: PyramidLayout, space: PlotSpace) {
  const sides = sidesOf(layout, space);
  const bottom = top + layout.bands.length * layout.rowHeight;
  const nodes = [
    ...grid(layout, sides, bottom, space, measureTitle(table.note.measure)),
    ...bands(table, layout, sides, space),
    ...sides.flatMap((side) => comparatorOutline(table, layout, side, space.palette.ink)),
    ...heading(table, layout, sides, space),
  ];
  const outlined = layout.comparator?.label.toLowerCase();
  const notes = outlined === undefined ? [] : [`The outline shows ${outlined} sexes together.`];
  return { nodes, height: bottom + 36, notes };
}

function plot(table: ReleasedTable, space: PlotSpace): Plot {
  const { rows } = space;
  const layout = pyramidLayout(table, rows, space.width);
  const title = tableTitle(table.note);
  const sided = rows.filter(({ codes }) => codes.sex === leftSex || codes.sex === rightSex);
  const peopled = isPeopled(sided);
  const drawn = peopled
    ? drawnPlot(table, layout, space)
    : { nodes: emptyPlot(space), height: emptyHeight, notes: [] };
  return {
    ...drawn,
    title,
    description: describeTable(title, peopled ? sided : [], table.note),
    notes: [...drawn.notes, ...otherSexes(layout)],
    legendRows: peopled ? sided : sided.filter(({ status }) => status === 'hidden'),
  };
}

/** Ages by sex: males to the left, females to the right, on one scale from zero. */
export const pyramid: Chart = (table, options) =>
  figure('pyramid', table, options, (space, told) => plot(told, space));
