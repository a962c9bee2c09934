import type { ReleasedTable } from '../../analytics/contract/released.ts';
import type { Chart } from './chart.ts';
import { figure } from './figure.ts';
import { formatCount } from './number-format.ts';
import { lowerFirst, sentence } from './phrase.ts';
import type { Plot, PlotSpace } from './plot.ts';
import { type Run, type RunRow, readRun } from './run.ts';
import { element, type SvgNode } from './svg.ts';
import { textLine } from './text.ts';
import {
  apartRows,
  headingSize,
  type WaterfallLayout,
  waterfallLayout,
} from './waterfall-layout.ts';
import { waterfallRow } from './waterfall-row.ts';

const legendHeight = 24;

/** What the two parts of a bar are. */
function legend({ palette, hatches, width }: PlotSpace): SvgNode[] {
  const style = { size: headingSize, fill: palette.muted };
  const neutral = palette.otherSegment;
  const word = width < 360 ? 'Lost to earlier ones' : 'Lost to an earlier segment';
  const box = { y: 1, width: 18, height: 11 };
  return [
    element('rect', { ...box, x: 0, fill: neutral }),
    textLine('Claimed', 24, 10.5, style),
    element('rect', { ...box, x: 84, fill: neutral, 'fill-opacity': 0.5 }),
    element('rect', { ...box, x: 84, fill: hatches.lost }),
    textLine(word, 108, 10.5, style),
  ];
}

function headings(layout: WaterfallLayout, y: number, { palette, width }: PlotSpace): SvgNode[] {
  const style = { size: headingSize, fill: palette.muted } as const;
  const rule = element('rect', { x: 0, y: y + 19, width, height: 1, fill: palette.grid });
  const named = layout.columns.map(({ heading, right }) =>
    textLine(heading, right, y + 12, { ...style, anchor: 'end' }),
  );
  return [...(layout.stacked ? [] : [textLine('Segment', 0, y + 12, style)]), ...named, rule];
}

function describe(title: string, run: Run, table: ReleasedTable): string {
  const shown = run.segments.filter(({ claimed }) => claimed !== null);
  const most = shown.toSorted((a, b) => (b.claimed ?? 0) - (a.claimed ?? 0))[0];
  const hidden = run.segments.length - shown.length;
  return [
    sentence(`${title}: ${lowerFirst(table.note.population)}`),
    most === undefined
      ? 'No segment is shown.'
      : `Of what is shown, the largest is ${most.label} with ${formatCount(most.claimed ?? 0)} people ${run.overlapping ? 'matched' : 'claimed'}.`,
    hidden === 0 ? 'No segment is hidden.' : `${hidden} of ${run.segments.length} segments hidden.`,
  ].join(' ');
}

function notes(run: Run, table: ReleasedTable): string[] {
  if (run.segments.length === 0) return ['The table has no rows.'];
  const rounded = table.note.policy.rounding > 1;
  return [
    ...(rounded ? ['Counts are rounded one by one, so they may not add up.'] : []),
    ...(run.overlapping
      ? [
          'People may be in several segments: each counts all whom it matches, and they do not add up.',
        ]
      : []),
  ];
}

function plot(table: ReleasedTable, space: PlotSpace): Plot {
  const run = readRun(table);
  const layout = waterfallLayout(run, space.width);
  const top = run.overlapping ? 0 : legendHeight;
  let y = top + 26;
  const place = (row: RunRow, height: number) => {
    const node = waterfallRow(row, layout, y, space);
    y += height;
    return node;
  };
  const rule = () => {
    const node = element('rect', {
      x: 0,
      y: y + 1,
      width: space.width,
      height: 1,
      fill: space.palette.line,
    });
    y += 4;
    return node;
  };
  const short = layout.stacked ? 44 : layout.rowHeight;
  const apart = apartRows(run);
  const drawn = [
    ...run.segments.map((row) => place(row, layout.rowHeight)),
    ...(apart.length === 0 ? [] : [rule(), ...apart.map((row) => place(row, short))]),
  ];
  const shows = run.overlapping ? 'people matched' : 'matched, lost and claimed';
  const title = `${table.note.definition.title}: ${shows} by each segment`;
  const empty = drawn.length === 0;
  return {
    title,
    description: describe(title, run, table),
    nodes: empty
      ? []
      : [...(run.overlapping ? [] : legend(space)), ...headings(layout, top, space), ...drawn],
    height: empty ? 0 : y,
    notes: notes(run, table),
    legendRows: space.rows,
  };
}

/** Segments in order: what each matched, what an earlier one had taken, what it claimed, and, of exact counts, what remains. */
export const waterfall: Chart = (table, options) =>
  figure('waterfall', table, options, (space, told) => plot(told, space));
