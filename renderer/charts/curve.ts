import type { ReleasedRow, ReleasedTable } from '../../analytics/contract/released.ts';
import { dimensionLabel } from './cell.ts';
import type { Chart } from './chart.ts';
import { gapRow } from './curve-gap.ts';
import { type CurveLayout, captionSize, curveLayout, gapHeight, tickSize } from './curve-layout.ts';
import { type CurvePen, curveLine, lineName } from './curve-line.ts';
import { type CurveLine, curveRows } from './curve-rows.ts';
import { describeTable, tableTitle } from './describe.ts';
import { figure } from './figure.ts';
import { listed, lowerFirst } from './phrase.ts';
import type { Plot, PlotSpace } from './plot.ts';
import { reachedAges } from './reached-age.ts';
import { element, type SvgNode } from './svg.ts';
import { middleBaseline, textBlock, textLine } from './text.ts';

function grid({ axis, left, right, y, bottom }: CurveLayout, { palette }: PlotSpace): SvgNode[] {
  const ruled = axis.ticks.filter(({ value }) => value > 0);
  const style = { size: tickSize, fill: palette.muted, anchor: 'end' } as const;
  const rule = (at: number, fill: string) =>
    element('rect', { x: left, y: at - 0.5, width: right - left, height: 1, fill });
  return [
    ...ruled.map(({ value }) => rule(y(value), palette.grid)),
    rule(bottom, palette.line),
    ...axis.ticks.map(({ value, text }) =>
      textLine(text, left - 6, middleBaseline(y(value), tickSize), style),
    ),
  ];
}

/** The names of the age bands, as many as have room, a merged one's among them, and of what they are. */
function ages(table: ReleasedTable, layout: CurveLayout, top: number, { palette }: PlotSpace) {
  const style = { size: tickSize, fill: palette.muted, anchor: 'middle' } as const;
  const baseline = top + tickSize + 4;
  const merged = Math.max(
    0,
    layout.bands.findIndex(({ parts }) => parts !== undefined),
  );
  const ticks = layout.bands.flatMap(({ label }, band) =>
    band % layout.every === merged % layout.every
      ? [textLine(label, layout.x(band), baseline, style)]
      : [],
  );
  const name = dimensionLabel(table, 'age_band').replace(/ band$/, '');
  const middle = (layout.left + layout.right) / 2;
  return [...ticks, textLine(name, middle, baseline + 17, { ...style, size: captionSize })];
}

/** Lines with intervals are named unless there is one alone. */
function intervalNote(lines: readonly CurveLine[]): string[] {
  const bounded = lines.filter(
    ({ bounded, rows }) => bounded && rows.some((row) => row !== null && row.lower !== null),
  );
  if (bounded.length === 0) return [];
  const whose = lines.length === 1 ? '' : ` of ${listed(bounded.map(({ label }) => label))}`;
  return [`Shaded: intervals${whose}.`];
}

function notesOf(table: ReleasedTable, { dimension, lines, unknown }: CurveLayout): string[] {
  const silent = lines.filter(({ values }) => values.every((value) => value === null));
  const called = dimension === null ? '' : lowerFirst(dimensionLabel(table, dimension));
  return [
    ...(silent.length === 0 || dimension === null
      ? []
      : [`No value is shown for ${listed(silent.map(({ label }) => label))}.`]),
    ...intervalNote(lines),
    ...(unknown.length === 0
      ? []
      : [`People whose ${called} is not known are not drawn; the table has them.`]),
  ];
}

const emptyHeight = 96;

function emptyPlot({ width, palette }: PlotSpace): SvgNode[] {
  const box = { x: 0, y: 0, width, height: emptyHeight, rx: 4, fill: palette.panel };
  const style = { size: 13, fill: palette.muted, anchor: 'middle' } as const;
  const baseline = middleBaseline(emptyHeight / 2, style.size);
  return [element('rect', box), textLine('No value is shown', width / 2, baseline, style)];
}

function drawnPlot(pen: CurvePen) {
  const { table, layout, space } = pen;
  const { palette } = space;
  const gapTop = layout.bottom + 4;
  const gapBottom = gapTop + layout.gapped.length * gapHeight;
  const caption = { size: captionSize, fill: palette.muted };
  return {
    height: gapBottom + tickSize + 24,
    nodes: [
      ...textBlock(layout.caption, 0, captionSize, caption),
      ...grid(layout, space),
      ...layout.lines.toReversed().map((line) => curveLine(pen, line)),
      ...layout.names.map((name) => lineName(pen, name)),
      ...layout.gapped.flatMap((line, index) => gapRow(pen, line, gapTop + index * gapHeight)),
      ...ages(table, layout, gapBottom, space),
    ],
  };
}

/** The rows that are drawn, and one that is not available for each that the table does not hold. */
function legendRows(lines: readonly CurveLine[], rows: readonly ReleasedRow[]): ReleasedRow[] {
  const [any] = rows;
  return lines.flatMap((line) =>
    line.rows.flatMap((row) => {
      if (row !== null) return [row];
      return any === undefined ? [] : [{ ...any, status: 'not-available' as const, reason: null }];
    }),
  );
}

function plot(table: ReleasedTable, space: PlotSpace): Plot {
  const { rows } = space;
  const layout = curveLayout(table, curveRows(table, rows), space.width);
  const title = tableTitle(table.note);
  const isEmpty = layout.lines.every(({ values }) => values.every((value) => value === null));
  const levels = layout.axis.ticks.map(({ value }) => value);
  const reached = reachedAges(layout, levels, table.note);
  const drawn = isEmpty
    ? { nodes: emptyPlot(space), height: emptyHeight }
    : drawnPlot({ table, layout, space });
  return {
    ...drawn,
    title,
    description: [
      describeTable(title, rows, table.note),
      ...(reached === null ? [] : [reached]),
    ].join(' '),
    notes: isEmpty ? [] : notesOf(table, layout),
    legendRows: legendRows(layout.lines, rows),
  };
}

/** A measure over age, a line for each category of one more dimension: quintiles from dark to light. */
export const curve: Chart = (table, options) =>
  figure('curve', table, options, (space, told) => plot(told, space));
