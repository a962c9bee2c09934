import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { standingNotes } from './benchmark.ts';
import { dimensionLabel } from './cell.ts';
import type { Chart } from './chart.ts';
import { describeTable, tableTitle, valueHeading } from './describe.ts';
import { figure } from './figure.ts';
import { lowerFirst } from './phrase.ts';
import type { Plot, PlotSpace } from './plot.ts';
import { rankEntry } from './rank-entry.ts';
import { type RankLayout, rankLayout, rankScale, standingHeading } from './rank-layout.ts';
import {
  headingFace,
  levelNote,
  levelOf,
  reference,
  totalNote,
  unitHeading,
} from './rank-level.ts';
import { element, type SvgNode } from './svg.ts';
import { textLine } from './text.ts';

const apartGap = 12;

function headings(
  table: ReleasedTable,
  layout: RankLayout,
  baseline: number,
  { palette }: PlotSpace,
): SvgNode[] {
  const style = { ...headingFace, fill: palette.muted } as const;
  const right = { ...style, anchor: 'end' } as const;
  const columns = [
    [unitHeading(table, layout), layout.valueRight],
    ['Interval', layout.intervalRight],
    [standingHeading, layout.stacked ? null : layout.standingRight],
  ] as const;
  return [
    textLine(dimensionLabel(table, layout.dimension), 0, baseline, style),
    ...columns.flatMap(([name, at]) => (at === null ? [] : [textLine(name, at, baseline, right)])),
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

function notesOf(table: ReleasedTable, layout: RankLayout): string[] {
  const compared = layout.entries.map(({ row }) => row);
  const { measure } = table.note;
  const unit = valueHeading(measure);
  const isSaid = unitHeading(table, layout) === unit;
  return [
    ...(isSaid ? [] : [`Values are ${lowerFirst(unit)}.`]),
    ...levelNote(table, layout),
    ...totalNote(table, layout),
    ...standingNotes(compared, table.note, layout.ranked),
  ];
}

function joined(spans: readonly (readonly [number, number])[]): [number, number][] {
  const [first, last] = [spans[0], spans.at(-1)];
  return first === undefined || last === undefined ? [] : [[first[0], last[1]]];
}

function plot(table: ReleasedTable, space: PlotSpace): Plot {
  const { rows } = space;
  const layout = rankLayout(table, rows, space.width);
  const baseline = levelOf(table, layout) !== null && layout.benchmark !== null ? 27 : 11;
  const start = baseline + 9;
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
          ...headings(table, layout, baseline, space),
          ...grid(layout, start, y, space),
          ...drawn,
          ...reference(table, layout, layout.stacked ? spans : joined(spans), space),
        ],
    height: empty ? 0 : y + (layout.axis.ticks.length > 0 ? 20 : 2),
    notes: empty ? ['The table has no rows.'] : notesOf(table, layout),
    legendRows: layout.entries.map(({ row }) => row),
  };
}

/** Areas from the highest shown value down, with their intervals and the value of all together. */
export const rank: Chart = (table, options) =>
  figure('rank', table, options, (space, told) => plot(told, space));
