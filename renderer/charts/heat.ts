import { scaleLinear } from 'd3-scale';
import { noSegmentCode } from '../../analytics/contract/dimensions.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { cellValue, dimensionLabel } from './cell.ts';
import type { Chart } from './chart.ts';
import { describeTable, tableTitle, unitTitle } from './describe.ts';
import { figure } from './figure.ts';
import { type CellPen, heatCell, isQuiet, numberWidth } from './heat-cell.ts';
import {
  cellGap,
  columnX,
  type HeatLayout,
  headingSize,
  heatLayout,
  type Line,
  rowHeadingSize,
  totalGap,
} from './heat-layout.ts';
import { type Palette, segmentColour } from './palette.ts';
import { lowerFirst } from './phrase.ts';
import type { Plot, PlotSpace } from './plot.ts';
import { element, type Mark, type SvgNode } from './svg.ts';
import { leading, middleBlock, textBlock, textLine } from './text.ts';

const stripHeight = 4;
const stackedHeading = 24;

/** The fill of a shown value: from nothing to the highest that is shown among known categories. */
function heatScale(table: ReleasedTable, layout: HeatLayout, palette: Palette) {
  const inner = layout.rows
    .filter((row) => !isQuiet(row))
    .flatMap((row) =>
      layout.columns
        .filter((column) => !isQuiet(column))
        .map((column) => cellValue(layout.cellAt(row, column), table.note) ?? 0),
    );
  return scaleLinear<string>()
    .domain([0, Math.max(...inner, 0) || 1])
    .range(palette.heat)
    .clamp(true);
}

function columnHeadings(
  table: ReleasedTable,
  layout: HeatLayout,
  { palette, selected }: PlotSpace,
) {
  const name = layout.columnDimension;
  const deep = Math.max(1, ...layout.columns.map(({ heading }) => heading.length));
  const bottom = 18 + deep * headingSize * leading;
  const quiet = { size: 11, fill: palette.muted };
  const captions = [
    textLine(dimensionLabel(table, name), layout.left + cellGap / 2, 11, quiet),
    ...(layout.stacked
      ? []
      : [textLine(dimensionLabel(table, layout.rowDimension), 1, bottom - 4, quiet)]),
  ];
  const nodes = layout.columns.map(({ code, label, place, heading }, index) => {
    const x = columnX(layout, index);
    const first = bottom - heading.length * headingSize * leading + headingSize;
    const style = { size: headingSize, weight: 600, fill: palette.ink, anchor: 'middle' } as const;
    const mark: Mark | undefined =
      place === null
        ? undefined
        : { dimension: name, code, label: `${dimensionLabel(table, name)} ${label}` };
    const words = textBlock(heading, x + layout.cellWidth / 2, first, style);
    const colour = place === null ? undefined : palette.quintiles[place];
    if (name !== 'quintile' || colour === undefined) return element('g', {}, words, mark);
    const height = selected.has(code) ? stripHeight + 2 : stripHeight;
    const strip = { x: x + cellGap / 2, y: bottom + 2, width: layout.cellWidth - cellGap, height };
    return element('g', {}, [...words, element('rect', { ...strip, fill: colour })], mark);
  });
  return { nodes: [...captions, ...nodes], height: bottom + 2 + stripHeight + 4 };
}

function rowHeading(layout: HeatLayout, row: Line, top: number, { palette }: PlotSpace): SvgNode {
  const name = layout.rowDimension;
  const middle = top + (layout.stacked ? stackedHeading : layout.cellHeight) / 2;
  const total = row.place === null;
  const mark: Mark | undefined = total
    ? undefined
    : { dimension: name, code: row.code, label: row.label };
  const weight = total || layout.stacked ? 600 : 400;
  const swatched = name === 'segment' && row.place !== null;
  const indent = swatched || !layout.stacked ? 18 : 1;
  const style = { size: rowHeadingSize, weight, fill: palette.ink } as const;
  const words = middleBlock(row.heading, indent, middle, style);
  if (!swatched || row.place === null) return element('g', {}, words, mark);
  const swatch = { x: 1, y: middle - 5, width: 10, height: 10, rx: 2 };
  const square = element('rect', { ...swatch, fill: segmentColour(palette, row.place) });
  return element('g', {}, [square, ...words], mark);
}

function outline(x: number, y: number, width: number, height: number, palette: Palette): SvgNode {
  return element('rect', {
    x,
    y,
    width,
    height,
    rx: 3,
    fill: 'none',
    stroke: palette.ink,
    'stroke-width': 2,
  });
}

function heatRows(
  pen: CellPen,
  start: number,
): { readonly nodes: SvgNode[]; readonly bottom: number } {
  const { layout, space } = pen;
  const right = columnX(layout, layout.columns.length - 1) + layout.cellWidth;
  let top = start;
  const nodes = layout.rows.flatMap((row) => {
    if (row.place === null && !layout.stacked) top += totalGap - cellGap;
    const headingTop = top;
    const cellsTop = headingTop + (layout.stacked ? stackedHeading : 0);
    top = cellsTop + layout.cellHeight + (layout.stacked ? 4 : 0);
    const cells = layout.columns.map((column, index) =>
      heatCell(pen, row, column, columnX(layout, index), cellsTop),
    );
    const chosen = row.place !== null && space.selected.has(row.code);
    const ringed = [layout.left, cellsTop - 1, right - layout.left, layout.cellHeight] as const;
    const ring = chosen ? [outline(...ringed, space.palette)] : [];
    return [rowHeading(layout, row, headingTop, space), ...cells, ...ring];
  });
  return { nodes, bottom: top };
}

function plot(table: ReleasedTable, space: PlotSpace): Plot {
  const { rows, palette } = space;
  const layout = heatLayout(table, rows, space.width);
  const headings = columnHeadings(table, layout, space);
  const colour = heatScale(table, layout, palette);
  const pen = { table, layout, space, colour, numberWidth: numberWidth(table, layout, rows) };
  const drawn = heatRows(pen, headings.height);
  const title = tableTitle(table.note);
  const empty = layout.rows.length === 0;
  const unit = unitTitle(table.note.measure);
  const countless = layout.countSize === 0 && table.note.measure.unit === 'percent' && !empty;
  return {
    title,
    description: describeTable(title, rows, table.note),
    nodes: empty ? [] : [...headings.nodes, ...drawn.nodes],
    height: empty ? 0 : drawn.bottom,
    notes: [
      ...(empty ? ['The table has no rows.'] : []),
      ...(unit === null || empty ? [] : [`Values are ${lowerFirst(unit)}.`]),
      ...(countless ? ['Counts are left out at this width.'] : []),
      ...(rows.some(({ codes }) => codes.segment === noSegmentCode)
        ? ['People may be in several segments, which add up to more than all.']
        : []),
    ],
    legendRows: rows,
  };
}

/** Segment by quintile, or any two dimensions: values in cells, the deeper the higher. */
export const heat: Chart = (table, options) =>
  figure('heat', table, options, (space, told) => plot(told, space));
