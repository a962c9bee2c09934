import { scaleLinear } from 'd3-scale';
import type { ReleasedRow, ReleasedTable } from '../../analytics/contract/released.ts';
import { cellSentence, cellText, cellValue, dimensionLabel } from './cell.ts';
import type { Chart } from './chart.ts';
import { describeTable, tableTitle } from './describe.ts';
import { figure } from './figure.ts';
import {
  columnX,
  type HeatLayout,
  headingSize,
  heatLayout,
  type Line,
  rowHeadingSize,
  totalGap,
} from './heat-layout.ts';
import { formatCount } from './number-format.ts';
import { type Palette, segmentColour, textOn } from './palette.ts';
import type { Plot, PlotSpace } from './plot.ts';
import { element, type Mark, type SvgNode } from './svg.ts';
import { leading, middleBaseline, middleBlock, textBlock, textLine } from './text.ts';
import { widest } from './text-width.ts';

const gap = 2;
const stripHeight = 4;
const stackedHeading = 24;

/** The fill of a shown value: from nothing to the highest that is shown outside the totals. */
function heatScale(table: ReleasedTable, layout: HeatLayout, palette: Palette) {
  const inner = layout.rows
    .filter(({ place }) => place !== null)
    .flatMap((row) =>
      layout.columns
        .filter(({ place }) => place !== null)
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
    textLine(dimensionLabel(table, name), layout.left + gap / 2, 11, quiet),
    ...(layout.stacked
      ? []
      : [textLine(dimensionLabel(table, layout.rowDimension), 1, bottom - 4, quiet)]),
  ];
  const nodes = layout.columns.flatMap(({ code, label, place, heading }, index) => {
    const x = columnX(layout, index);
    const first = bottom - heading.length * headingSize * leading + headingSize;
    const style = { size: headingSize, weight: 600, fill: palette.ink, anchor: 'middle' } as const;
    const mark: Mark | undefined =
      place === null
        ? undefined
        : { dimension: name, code, label: `${dimensionLabel(table, name)} ${label}` };
    const words = textBlock(heading, x + layout.cellWidth / 2, first, style, mark);
    const colour = place === null ? undefined : palette.quintiles[place];
    if (name !== 'quintile' || colour === undefined) return words;
    const height = selected.has(code) ? stripHeight + 2 : stripHeight;
    const strip = { x: x + gap / 2, y: bottom + 2, width: layout.cellWidth - gap, height };
    return [...words, element('rect', { ...strip, fill: colour })];
  });
  return { nodes: [...captions, ...nodes], height: bottom + 2 + stripHeight + 4 };
}

function rowHeading(layout: HeatLayout, row: Line, top: number, { palette }: PlotSpace): SvgNode[] {
  const name = layout.rowDimension;
  const middle = top + (layout.stacked ? stackedHeading : layout.cellHeight) / 2;
  const total = row.place === null;
  const mark: Mark | undefined = total
    ? undefined
    : { dimension: name, code: row.code, label: row.label };
  const weight = total || layout.stacked ? 600 : 400;
  const swatched = name === 'segment' && row.place !== null;
  const indent = swatched || !layout.stacked ? 18 : 1;
  const words = middleBlock(
    row.heading,
    indent,
    middle,
    { size: rowHeadingSize, weight, fill: palette.ink },
    mark,
  );
  if (!swatched || row.place === null) return words;
  const swatch = { x: 1, y: middle - 5, width: 10, height: 10, rx: 2 };
  return [element('rect', { ...swatch, fill: segmentColour(palette, row.place) }), ...words];
}

interface Numbers {
  /** Width of the widest value and the widest count, for numbers aligned on the right in mid-cell. */
  readonly value: number;
  readonly count: number;
}

function cellWords(
  layout: HeatLayout,
  row: ReleasedRow,
  text: string,
  x: number,
  y: number,
  fill: string,
  widths: Numbers,
  bold: boolean,
): SvgNode[] {
  const centre = x + layout.cellWidth / 2;
  const weight = bold ? 600 : 400;
  const { valueSize, countSize, cellHeight } = layout;
  const middle = y + (cellHeight - gap) / 2;
  const anchor = 'end';
  const right = centre + Math.max(widths.value, widths.count) / 2;
  const alone = countSize === 0 || row.count === null;
  const valueY = middleBaseline(alone ? middle : middle - 7, valueSize);
  const value = textLine(text, right, valueY, { size: valueSize, weight, fill, anchor });
  if (alone || row.count === null) return [value];
  const countY = middleBaseline(middle + 9, countSize);
  return [
    value,
    textLine(formatCount(row.count), right, countY, { size: countSize, fill, anchor }),
  ];
}

function cell(
  table: ReleasedTable,
  layout: HeatLayout,
  space: PlotSpace,
  colour: (value: number) => string,
  widths: Numbers,
) {
  const { palette, hatches } = space;
  return (row: Line, column: Line, x: number, y: number): SvgNode => {
    const found = layout.cellAt(row, column);
    const value = cellValue(found, table.note);
    const total = row.place === null || column.place === null;
    const hidden = found?.status === 'hidden';
    const fill = hidden ? hatches.hidden : value === null || total ? palette.panel : colour(value);
    const box = {
      x: x + gap / 2,
      y,
      width: layout.cellWidth - gap,
      height: layout.cellHeight - gap,
      rx: 2,
    };
    const subject = `${row.label}, ${dimensionLabel(table, layout.columnDimension).toLowerCase()} ${column.label}`;
    const mark = {
      dimension: layout.rowDimension,
      code: row.code,
      label: cellSentence(subject, found, table.note),
    };
    const words =
      hidden || found === undefined
        ? []
        : value === null
          ? [
              textLine(
                'n/a',
                x + layout.cellWidth / 2,
                middleBaseline(y + layout.cellHeight / 2 - 1, 11),
                { size: 11, fill: palette.muted, anchor: 'middle' },
              ),
            ]
          : cellWords(
              layout,
              found,
              cellText(found, table.note),
              x,
              y,
              textOn(palette, fill),
              widths,
              total,
            );
    return element(
      'g',
      {},
      [element('rect', { ...box, fill }), ...words],
      row.place === null ? undefined : mark,
    );
  };
}

function widthsOf(table: ReleasedTable, layout: HeatLayout, rows: readonly ReleasedRow[]): Numbers {
  const shown = rows.filter(({ status }) => status === 'shown');
  const counts = shown.map(({ count }) => (count === null ? '' : formatCount(count)));
  return {
    value: widest(
      shown.map((row) => cellText(row, table.note)),
      { size: layout.valueSize },
    ),
    count: layout.countSize === 0 ? 0 : widest(counts, { size: layout.countSize }),
  };
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

function plot(table: ReleasedTable, space: PlotSpace): Plot {
  const { rows, palette, selected } = space;
  const layout = heatLayout(table, rows, space.width);
  const headings = columnHeadings(table, layout, space);
  const draw = cell(
    table,
    layout,
    space,
    heatScale(table, layout, palette),
    widthsOf(table, layout, rows),
  );
  const right = columnX(layout, layout.columns.length - 1) + layout.cellWidth;
  let top = headings.height;
  const drawn = layout.rows.flatMap((row) => {
    if (row.place === null && !layout.stacked) top += totalGap - gap;
    const start = top;
    const cellsTop = start + (layout.stacked ? stackedHeading : 0);
    top = cellsTop + layout.cellHeight + (layout.stacked ? 4 : 0);
    const cells = layout.columns.map((column, index) =>
      draw(row, column, columnX(layout, index), cellsTop),
    );
    const chosen = row.place !== null && selected.has(row.code);
    const ring = chosen
      ? [outline(layout.left, cellsTop - 1, right - layout.left, layout.cellHeight, palette)]
      : [];
    return [...rowHeading(layout, row, start, space), ...cells, ...ring];
  });
  const title = tableTitle(table.note);
  const left = layout.countSize === 0 && table.note.measure.unit === 'percent';
  return {
    title,
    description: describeTable(title, rows, table.note),
    nodes: layout.rows.length === 0 ? [] : [...headings.nodes, ...drawn],
    height: layout.rows.length === 0 ? 0 : top,
    notes: [
      ...(layout.rows.length === 0 ? ['The table has no rows.'] : []),
      ...(left && layout.rows.length > 0 ? ['Counts are left out at this width.'] : []),
    ],
    legendRows: rows,
  };
}

/** Segment by quintile, or any two dimensions: values in cells, the deeper the higher. */
export const heat: Chart = (table, options) =>
  figure('heat', table, options, (space) => plot(table, space));
