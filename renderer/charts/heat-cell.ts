import type { ReleasedRow, ReleasedTable } from '../../analytics/contract/released.ts';
import { cellSentence, cellText, cellValue, dimensionLabel, isResidual } from './cell.ts';
import { cellGap, type HeatLayout, type Line } from './heat-layout.ts';
import { formatCount } from './number-format.ts';
import { textOn } from './palette.ts';
import type { PlotSpace } from './plot.ts';
import { element, type SvgNode } from './svg.ts';
import { middleBaseline, textLine } from './text.ts';
import { widest } from './text-width.ts';

/** All that the cells of one heat table have in common. */
export interface CellPen {
  readonly table: ReleasedTable;
  readonly layout: HeatLayout;
  readonly space: PlotSpace;
  readonly colour: (value: number) => string;
  /** Width of the widest number: numbers stand in mid-cell, aligned on the right. */
  readonly numberWidth: number;
}

/** The width of the widest number that is shown, value or count. */
export function numberWidth(
  { note }: ReleasedTable,
  layout: HeatLayout,
  rows: readonly ReleasedRow[],
) {
  const shown = rows.filter(({ status }) => status === 'shown');
  const counts = shown.map(({ count }) => (count === null ? '' : formatCount(count)));
  const values = shown.map((row) => cellText(row, note));
  return Math.max(
    widest(values, { size: layout.valueSize }),
    layout.countSize === 0 ? 0 : widest(counts, { size: layout.countSize }),
  );
}

function numbers(
  pen: CellPen,
  row: ReleasedRow,
  x: number,
  y: number,
  fill: string,
  weight: 400 | 600,
) {
  const { valueSize, countSize, cellHeight, cellWidth } = pen.layout;
  const middle = y + (cellHeight - cellGap) / 2;
  const right = x + (cellWidth + pen.numberWidth) / 2;
  const { count } = row;
  const text = cellText(row, pen.table.note);
  const style = { fill, anchor: 'end' } as const;
  const value = (at: number) =>
    textLine(text, right, middleBaseline(at, valueSize), { ...style, size: valueSize, weight });
  if (countSize === 0 || count === null) return [value(middle)];
  const beneath = middleBaseline(middle + 9, countSize);
  return [
    value(middle - 7),
    textLine(formatCount(count), right, beneath, { ...style, size: countSize }),
  ];
}

function missing({ layout, space }: CellPen, x: number, y: number): SvgNode {
  const baseline = middleBaseline(y + (layout.cellHeight - cellGap) / 2, 11);
  const style = { size: 11, fill: space.palette.muted, anchor: 'middle' } as const;
  return textLine('n/a', x + layout.cellWidth / 2, baseline, style);
}

function fillOf(
  { table, space, colour }: CellPen,
  found: ReleasedRow | undefined,
  quiet: boolean,
): string {
  if (found?.status === 'hidden') return space.hatches.hidden;
  const value = cellValue(found, table.note);
  return value === null || quiet ? space.palette.panel : colour(value);
}

function words(
  pen: CellPen,
  found: ReleasedRow | undefined,
  x: number,
  y: number,
  fill: string,
  total: boolean,
) {
  if (found === undefined || found.status === 'hidden') return [];
  if (cellValue(found, pen.table.note) === null) return [missing(pen, x, y)];
  return numbers(pen, found, x, y, textOn(pen.space.palette, fill), total ? 600 : 400);
}

/** Totals and people of no known category are printed without a shade: they are not compared. */
export function isQuiet({ place, code }: Line): boolean {
  return place === null || isResidual(code);
}

/** One cell with its top left corner at `x`, `y`: coloured, hatched, or quiet for a total. */
export function heatCell(pen: CellPen, row: Line, column: Line, x: number, y: number): SvgNode {
  const { table, layout } = pen;
  const found = layout.cellAt(row, column);
  const total = row.place === null || column.place === null;
  const fill = fillOf(pen, found, isQuiet(row) || isQuiet(column));
  const size = { width: layout.cellWidth - cellGap, height: layout.cellHeight - cellGap };
  const box = element('rect', { x: x + cellGap / 2, y, ...size, rx: 2, fill });
  const heading = dimensionLabel(table, layout.columnDimension).toLowerCase();
  const label = cellSentence(`${row.label}, ${heading} ${column.label}`, found, table.note);
  const mark = { dimension: layout.rowDimension, code: row.code, label };
  const children = [box, ...words(pen, found, x, y, fill, total)];
  return element('g', {}, children, row.place === null ? undefined : mark);
}
