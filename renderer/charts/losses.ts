import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { barWithout, numberLine } from './bar.ts';
import { cellSentence, cellText, cellValue } from './cell.ts';
import type { Chart } from './chart.ts';
import { figure } from './figure.ts';
import {
  barHeight,
  headingSize,
  indent,
  type LossesLayout,
  type LossGroup,
  type LossLine,
  labelSize,
  lossesLayout,
} from './losses-layout.ts';
import { formatCount } from './number-format.ts';
import { segmentColour } from './palette.ts';
import { lowerFirst, sentence } from './phrase.ts';
import type { Plot, PlotSpace } from './plot.ts';
import { element, type SvgNode } from './svg.ts';
import { leading, middleBlock } from './text.ts';

/** All that the lines of one drawing have in common. */
interface Pen {
  readonly table: ReleasedTable;
  readonly layout: LossesLayout;
  readonly space: PlotSpace;
}

function lossBar({ table, layout, space }: Pen, { row, place }: LossLine, y: number): SvgNode[] {
  const value = cellValue(row, table.note);
  if (value === null) return barWithout(row, layout.barLeft, y + barHeight / 2, space);
  const width = Math.max(1, (value / layout.end) * layout.barLength);
  const fill = segmentColour(space.palette, place);
  return [element('rect', { x: layout.barLeft, y, width, height: barHeight, fill })];
}

function lossLine(pen: Pen, group: LossGroup, line: LossLine, y: number): SvgNode {
  const { table, layout, space } = pen;
  const { palette, width } = space;
  const storeys = layout.stacked
    ? { words: y + 9, bar: y + 19 }
    : { words: y + layout.lineHeight / 2, bar: y + (layout.lineHeight - barHeight) / 2 };
  const isHidden = cellValue(line.row, table.note) === null;
  const ground = { x: 0, y, width, height: layout.lineHeight, fill: palette.surface };
  const label = cellSentence(
    `${group.label}, claimed by ${line.taker.label}`,
    line.row,
    table.note,
  );
  const number = {
    size: labelSize,
    weight: isHidden ? 400 : 600,
    fill: isHidden ? palette.muted : palette.ink,
  } as const;
  return element(
    'g',
    {},
    [
      element('rect', { ...ground, 'fill-opacity': 0 }),
      ...middleBlock(line.lines, indent, storeys.words, { size: labelSize, fill: palette.ink }),
      ...lossBar(pen, line, storeys.bar),
      ...numberLine(line.row, cellText(line.row, table.note), width, storeys.words, number, space),
    ],
    { dimension: 'other_segment', code: line.taker.code, label },
  );
}

function groupHeading(group: LossGroup, middle: number, { palette }: PlotSpace): SvgNode {
  const { code, label, place, heading } = group;
  const swatch = { x: 1, y: middle - 5, width: 10, height: 10, rx: 2 };
  const style = { size: headingSize, weight: 600, fill: palette.ink } as const;
  return element(
    'g',
    {},
    [
      element('rect', { ...swatch, fill: segmentColour(palette, place) }),
      ...middleBlock(heading, indent, middle, style),
    ],
    { dimension: 'segment', code, label },
  );
}

function drawn(pen: Pen): { readonly nodes: SvgNode[]; readonly height: number } {
  const { layout, space } = pen;
  let y = 0;
  const nodes = layout.groups.flatMap((group, index) => {
    if (index > 0) y += 10;
    const deep = layout.headingHeight + (group.heading.length - 1) * headingSize * leading;
    const heading = groupHeading(group, y + deep / 2, space);
    y += deep;
    const lines = group.lines.map((line) => {
      const node = lossLine(pen, group, line, y);
      y += layout.lineHeight;
      return node;
    });
    return [heading, ...lines];
  });
  return { nodes, height: y };
}

function describe(title: string, { groups }: LossesLayout, { note }: ReleasedTable): string {
  const lines = groups.flatMap((group) => group.lines.map((line) => ({ group, line })));
  const shown = lines.filter(({ line }) => cellValue(line.row, note) !== null);
  const most = shown.toSorted((a, b) => (b.line.row.count ?? 0) - (a.line.row.count ?? 0))[0];
  const hidden = lines.length - shown.length;
  return [
    sentence(`${title}: ${lowerFirst(note.population)}`),
    most === undefined
      ? 'No loss is shown.'
      : `Of what is shown, the largest is ${formatCount(most.line.row.count ?? 0)} people who match ${most.group.label} and were claimed by ${most.line.taker.label}.`,
    hidden === 0 ? 'No loss is hidden.' : `${hidden} of ${lines.length} losses hidden.`,
  ].join(' ');
}

function plot(table: ReleasedTable, space: PlotSpace): Plot {
  const layout = lossesLayout(table, space.rows, space.width);
  const { nodes, height } = drawn({ table, layout, space });
  const title = `${table.note.definition.title}: who claimed the people that each segment lost`;
  const rounded = table.note.policy.rounding > 1;
  return {
    title,
    description: describe(title, layout, table),
    nodes,
    height,
    notes: [
      ...(layout.groups.length === 0 ? ['No segment lost anybody to an earlier one.'] : []),
      ...(rounded && height > 0 ? ['Counts are rounded one by one, so they may not add up.'] : []),
    ],
    legendRows: layout.groups.flatMap(({ lines }) => lines.map(({ row }) => row)),
  };
}

/** Under each segment that lost people: the earlier segments that claimed them, largest first. */
export const losses: Chart = (table, options) =>
  figure('losses', table, options, (space, told) => plot(told, space));
