import { line } from 'd3-shape';
import type { Category } from '../../analytics/contract/dimensions.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { barWithout } from './bar.ts';
import { cellSentence, cellText, cellValue, dimensionLabel } from './cell.ts';
import type { Chart } from './chart.ts';
import { describeTable, tableTitle } from './describe.ts';
import { figure } from './figure.ts';
import { reach, whisker } from './interval.ts';
import { formatCount } from './number-format.ts';
import { listed } from './phrase.ts';
import type { Plot, PlotSpace } from './plot.ts';
import {
  labelSize,
  leftSex,
  type PyramidLayout,
  pyramidLayout,
  rightSex,
} from './pyramid-layout.ts';
import { element, type SvgNode } from './svg.ts';
import { middleBaseline, textLine } from './text.ts';

const top = 28;
const barGap = 3;

interface Side {
  readonly sex: string;
  readonly name: 'left' | 'right';
  readonly zero: number;
  readonly colour: string;
  readonly x: (value: number) => number;
}

function sidesOf(layout: PyramidLayout, { palette }: PlotSpace): readonly [Side, Side] {
  const { leftZero, rightZero, length, axis } = layout;
  const pixels = (value: number) => (value / axis.end) * length;
  return [
    {
      sex: leftSex,
      name: 'left',
      zero: leftZero,
      colour: palette.sexes.left,
      x: (value) => leftZero - pixels(value),
    },
    {
      sex: rightSex,
      name: 'right',
      zero: rightZero,
      colour: palette.sexes.right,
      x: (value) => rightZero + pixels(value),
    },
  ];
}

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

function bar(
  table: ReleasedTable,
  layout: PyramidLayout,
  space: PlotSpace,
  side: Side,
  band: Category,
  y: number,
): SvgNode {
  const row = layout.at(band.code, side.sex);
  const value = cellValue(row, table.note);
  const height = layout.rowHeight - barGap;
  const subject = `${layout.labelOf(side.sex)}, ${band.label}`;
  const mark = {
    dimension: 'age_band',
    code: band.code,
    label: cellSentence(subject, row, table.note),
  } as const;
  if (value === null) {
    return element('g', {}, [barWithout(row, side.zero, y, height, space, side.name)], mark);
  }
  const end = side.x(value);
  const box = { x: Math.min(side.zero, end), y, width: Math.abs(end - side.zero), height };
  const { palette } = space;
  const furthest = side.x(reach(row, value));
  const style = {
    size: 10.5,
    fill: palette.muted,
    anchor: side.name === 'left' ? 'end' : 'start',
  } as const;
  const label = textLine(
    cellText(row, table.note),
    furthest + (side.name === 'left' ? -5 : 5),
    middleBaseline(y + height / 2, 10.5),
    style,
  );
  return element(
    'g',
    {},
    [
      element('rect', { ...box, fill: side.colour }),
      ...whisker(row, side.x, y + height / 2, palette),
      ...(layout.labelled ? [label] : []),
    ],
    mark,
  );
}

/** The outline of everyone, in steps along the bands; it breaks where a band has no shown value. */
function outline(
  table: ReleasedTable,
  layout: PyramidLayout,
  side: Side,
  stroke: string,
): SvgNode[] {
  const { comparator, rowHeight, bands } = layout;
  if (comparator === null) return [];
  const points = bands.flatMap(({ code }, index) => {
    const value = cellValue(layout.at(code, comparator.code), table.note);
    const y = top + index * rowHeight - barGap / 2;
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

function otherSexes({ others, bands, at }: PyramidLayout): string[] {
  const said = others.flatMap(({ code, label }) => {
    const rows = bands.map((band) => at(band.code, code));
    const hidden = rows.filter((row) => row?.status === 'hidden').length;
    const people = rows.reduce((sum, row) => sum + (row?.count ?? 0), 0);
    if (hidden === 0 && people === 0) return [];
    const shown = people > 0 || hidden === 0 ? [`${formatCount(people)} people shown`] : [];
    const kept = hidden > 0 ? [`hidden in ${hidden} age ${hidden === 1 ? 'band' : 'bands'}`] : [];
    return [`${label} (${[...shown, ...kept].join(', ')})`];
  });
  return said.length === 0 ? [] : [`Sex recorded otherwise, not drawn: ${listed(said)}.`];
}

function plot(table: ReleasedTable, space: PlotSpace): Plot {
  const { rows, palette, selected } = space;
  const layout = pyramidLayout(table, rows, space.width);
  const sides = sidesOf(layout, space);
  const bottom = top + layout.bands.length * layout.rowHeight;
  const middle = (layout.leftZero + layout.rightZero) / 2;
  const drawn = layout.bands.flatMap((band, index) => {
    const y = top + index * layout.rowHeight;
    const weight = selected.has(band.code) ? 600 : 400;
    const style = { size: labelSize, weight, fill: palette.ink, anchor: 'middle' } as const;
    const baseline = middleBaseline(y + (layout.rowHeight - barGap) / 2, labelSize);
    const mark = { dimension: 'age_band', code: band.code, label: band.label } as const;
    return [
      ...sides.map((side) => bar(table, layout, space, side, band, y)),
      textLine(band.label, middle, baseline, style, mark),
    ];
  });
  const title = tableTitle(table.note);
  const sided = rows.filter(({ codes }) => codes.sex === leftSex || codes.sex === rightSex);
  const empty = layout.bands.length === 0;
  return {
    title,
    description: describeTable(title, sided, table.note),
    nodes: empty
      ? []
      : [
          ...grid(layout, sides, bottom, space, table.note.measure.label),
          ...drawn,
          ...sides.flatMap((side) => outline(table, layout, side, palette.ink)),
          ...heading(table, layout, sides, space),
        ],
    height: empty ? 0 : bottom + 36,
    notes: [
      ...(empty ? ['The table has no rows.'] : []),
      ...(layout.comparator === null
        ? []
        : [`The outline shows ${layout.comparator.label.toLowerCase()} sexes together.`]),
      ...otherSexes(layout),
    ],
    legendRows: sided,
  };
}

/** Ages by sex: males to the left, females to the right, on one scale from zero. */
export const pyramid: Chart = (table, options) =>
  figure('pyramid', table, options, (space) => plot(table, space));
