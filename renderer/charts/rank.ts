import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { cellSentence, cellText, cellValue, dimensionLabel } from './cell.ts';
import type { Chart } from './chart.ts';
import { describeTable, tableTitle } from './describe.ts';
import { figure } from './figure.ts';
import { formatCount } from './number-format.ts';
import { lowerFirst } from './phrase.ts';
import type { Plot, PlotSpace } from './plot.ts';
import { rankEntry } from './rank-entry.ts';
import { type RankLayout, rankLayout, rankScale } from './rank-layout.ts';
import { element, type SvgNode } from './svg.ts';
import { textLine } from './text.ts';
import { textWidth } from './text-width.ts';

const apartGap = 12;

function headings(table: ReleasedTable, layout: RankLayout, { palette }: PlotSpace): SvgNode[] {
  const style = { size: 11, fill: palette.muted } as const;
  const right = { ...style, anchor: 'end' } as const;
  const unit = table.note.measure.unit === 'people' ? 'People' : 'Value';
  return [
    textLine(dimensionLabel(table, layout.dimension), 0, 11, style),
    textLine(unit, layout.valueRight, 11, right),
    ...(layout.intervalRight === null
      ? []
      : [textLine('Interval', layout.intervalRight, 11, right)]),
  ];
}

function grid(
  { axis, ...layout }: RankLayout,
  top: number,
  bottom: number,
  { palette }: PlotSpace,
): SvgNode[] {
  const x = rankScale({ axis, ...layout });
  return axis.ticks.flatMap(({ value, text }, index) => {
    const edge = layout.barLeft === 0 && index === 0;
    const fill = value === 0 ? palette.line : palette.grid;
    return [
      element('rect', { x: x(value) - 0.5, y: top, width: 1, height: bottom - top, fill }),
      textLine(text, x(value), bottom + 15, {
        size: 10.5,
        fill: palette.muted,
        anchor: edge ? 'start' : 'middle',
      }),
    ];
  });
}

/** The value of everyone together: a dashed line, named above where there is room. */
function reference(
  table: ReleasedTable,
  layout: RankLayout,
  spans: readonly (readonly [number, number])[],
  { palette }: PlotSpace,
): SvgNode[] {
  const value = referenceValue(table, layout);
  const first = spans[0];
  if (value === null || first === undefined) return [];
  const x = rankScale(layout)(value);
  const d = spans
    .map(([from, to]) => `M${x.toFixed(2)} ${from.toFixed(2)}V${to.toFixed(2)}`)
    .join('');
  const stroke = { stroke: palette.ink, 'stroke-width': 1.25, 'stroke-dasharray': '4 3' };
  const face = { size: 11, weight: 600 } as const;
  const name = `${layout.total?.labels[layout.dimension] ?? 'All'} ${cellText(layout.total, table.note)}`;
  const half = textWidth(name, face) / 2;
  const taken = textWidth(dimensionLabel(table, layout.dimension), { size: 11 }) + 8;
  const fits = x - half > taken && x + half < layout.barLeft + layout.barLength;
  const label = textLine(name, x, 11, { ...face, fill: palette.ink, anchor: 'middle' });
  return [element('path', { d, ...stroke, fill: 'none' }), ...(fits ? [label] : [])];
}

/** A count of everyone is not on the scale of its parts, so only a percentage has a line. */
function referenceValue(table: ReleasedTable, { total, axis }: RankLayout): number | null {
  const value = cellValue(total, table.note);
  return value === null || table.note.measure.unit === 'people' || value > axis.end ? null : value;
}

function totalNote(table: ReleasedTable, { total, dimension }: RankLayout): string[] {
  if (total === undefined) return [];
  const { measure } = table.note;
  const name = total.labels[dimension] ?? 'All';
  if (measure.unit === 'people') {
    return [
      total.count === null ? `${name}: hidden.` : `${name}: ${formatCount(total.count)} people.`,
    ];
  }
  const value = cellValue(total, table.note);
  if (value === null) return [`${name}: ${cellText(total, table.note)}.`];
  return [`Dashed line, ${lowerFirst(cellSentence(name, total, table.note))}.`];
}

function joined(spans: readonly (readonly [number, number])[]): [number, number][] {
  const [first, last] = [spans[0], spans.at(-1)];
  return first === undefined || last === undefined ? [] : [[first[0], last[1]]];
}

function plot(table: ReleasedTable, space: PlotSpace): Plot {
  const { rows } = space;
  const layout = rankLayout(table, rows, space.width);
  const start = 20;
  let y = start;
  const spans: [number, number][] = [];
  const drawn = layout.entries.map((entry, index) => {
    if (entry.apart && index > 0) y += apartGap;
    const node = rankEntry(entry, table, layout, space, y);
    if (!entry.apart) spans.push([layout.stacked ? y + 17 : y, y + entry.height]);
    y += entry.height;
    return node;
  });
  const title = tableTitle(table.note);
  const empty = layout.entries.length === 0;
  return {
    title,
    description: describeTable(title, rows, table.note),
    nodes: empty
      ? []
      : [
          ...headings(table, layout, space),
          ...grid(layout, start, y, space),
          ...drawn,
          ...reference(table, layout, layout.stacked ? spans : joined(spans), space),
        ],
    height: empty ? 0 : y + (layout.axis.ticks.length > 0 ? 20 : 2),
    notes: empty ? ['The table has no rows.'] : totalNote(table, layout),
    legendRows: layout.entries.map(({ row }) => row),
  };
}

/** Areas from the highest shown value down, with their intervals and the value of all together. */
export const rank: Chart = (table, options) =>
  figure('rank', table, options, (space) => plot(table, space));
