import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { barWithout } from './bar.ts';
import type { Chart } from './chart.ts';
import { figure } from './figure.ts';
import { formatCount } from './number-format.ts';
import { segmentColour } from './palette.ts';
import { lowerFirst, sentence } from './phrase.ts';
import type { Plot, PlotSpace } from './plot.ts';
import { type Run, type RunRow, readRun } from './run.ts';
import { element, type Mark, type SvgNode } from './svg.ts';
import { middleBaseline, middleBlock, textLine } from './text.ts';
import {
  barHeight,
  headingSize,
  labelSize,
  numberSize,
  runText,
  type WaterfallLayout,
  waterfallLayout,
} from './waterfall-layout.ts';

const legendHeight = 24;

/** A row in words, of released counts only. */
function runSentence({ label, matched, lost, claimed, status, reason }: RunRow): string {
  if (status === 'hidden') return `${label}: hidden${reason === null ? '' : ` (${reason})`}`;
  if (claimed === null) return `${label}: not available`;
  const said = [
    ...(matched === null ? [] : [`matched ${formatCount(matched)}`]),
    ...(lost === null ? [] : [`lost ${formatCount(lost)} to earlier segments`]),
    `claimed ${formatCount(claimed)} people`,
  ];
  return `${label}: ${said.join(', ')}`;
}

/** The two parts of a matched bar: what the segment claimed, then what an earlier one had taken. */
function parts(x: number, y: number, claimed: number, lost: number, fill: string, hatch: string) {
  const box = { y, height: barHeight };
  const rest = { ...box, x: x + claimed, width: lost };
  return [
    element('rect', { ...box, x, width: claimed, fill }),
    element('rect', { ...rest, fill, 'fill-opacity': 0.5 }),
    element('rect', { ...rest, fill: hatch }),
  ];
}

function bar(row: RunRow, layout: WaterfallLayout, y: number, space: PlotSpace): SvgNode[] {
  if (row.place === null) return [];
  if (row.claimed === null) {
    return [barWithout(row, layout.barLeft, y, barHeight, space)];
  }
  const pixels = (value: number) => (value / layout.end) * layout.barLength;
  const lost = row.matched === null ? 0 : Math.max(0, row.matched - row.claimed);
  const fill = segmentColour(space.palette, row.place);
  return parts(layout.barLeft, y, pixels(row.claimed), pixels(lost), fill, space.hatches.lost);
}

function numbers(
  row: RunRow,
  layout: WaterfallLayout,
  middle: number,
  { palette }: PlotSpace,
): SvgNode[] {
  return layout.columns.flatMap(({ key, right }) => {
    const text = runText(row, key);
    if (text === '' || (row.place === null && key !== 'claimed')) return [];
    const quiet =
      row[key] === null || key === 'remaining' || (key !== 'claimed' && row.place !== null);
    const weight = row.place === null || key === 'claimed' ? 600 : 400;
    const fill = quiet ? palette.muted : palette.ink;
    const style = {
      size: numberSize,
      weight: row[key] === null ? 400 : weight,
      fill,
      anchor: 'end',
    } as const;
    return [textLine(text, right, middleBaseline(middle, numberSize), style)];
  });
}

function drawRow(row: RunRow, layout: WaterfallLayout, y: number, space: PlotSpace): SvgNode {
  const { palette, selected } = space;
  const bars = row.place !== null;
  const storeys = layout.stacked
    ? { label: y + 11, bar: y + 23, numbers: y + (bars ? 50 : 30) }
    : { label: y + 18, bar: y + 10, numbers: y + 18 };
  const weight = row.place === null || selected.has(row.code) || layout.stacked ? 600 : 400;
  const swatch = { x: 1, y: storeys.label - 5, width: 10, height: 10, rx: 2 };
  const fill = row.place === null ? '' : segmentColour(palette, row.place);
  const style = { size: labelSize, weight, fill: palette.ink } as const;
  const mark: Mark | undefined =
    row.place === null
      ? undefined
      : { dimension: 'segment', code: row.code, label: runSentence(row) };
  return element(
    'g',
    {},
    [
      ...(bars ? [element('rect', { ...swatch, fill })] : []),
      ...middleBlock(layout.labelLines(row, weight), bars ? 18 : 0, storeys.label, style),
      ...bar(row, layout, storeys.bar, space),
      ...numbers(row, layout, storeys.numbers, space),
    ],
    mark,
  );
}

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
      : `Of what is shown, the largest is ${most.label} with ${formatCount(most.claimed ?? 0)} people claimed.`,
    hidden === 0 ? 'No segment is hidden.' : `${hidden} of ${run.segments.length} segments hidden.`,
  ].join(' ');
}

function notes(run: Run, table: ReleasedTable): string[] {
  if (run.segments.length === 0) return ['The table has no rows.'];
  if (!run.exclusive && run.total !== null) {
    return ['People may be in several segments, so nothing remains to be counted down.'];
  }
  const rounded = table.note.policy.rounding > 1;
  const broken = run.segments.some(({ remaining }) => remaining === null);
  return [
    ...(rounded && run.exclusive
      ? ['Remaining is worked out from rounded counts, so it may miss the true number by a little.']
      : []),
    ...(broken && run.exclusive
      ? ['Remaining is not stated from the first hidden segment on.']
      : []),
  ];
}

function plot(table: ReleasedTable, space: PlotSpace): Plot {
  const run = readRun(table);
  const layout = waterfallLayout(run, space.width);
  let y = legendHeight + 26;
  const place = (row: RunRow, height: number) => {
    const node = drawRow(row, layout, y, space);
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
  const drawn = [
    ...run.segments.map((row) => place(row, layout.rowHeight)),
    ...(run.total === null ? [] : [rule(), place(run.total, short)]),
    ...(run.outside === null ? [] : [place(run.outside, short)]),
  ];
  const title = `${table.note.definition.title}: matched, lost and claimed by each segment`;
  const empty = drawn.length === 0;
  return {
    title,
    description: describe(title, run, table),
    nodes: empty ? [] : [...legend(space), ...headings(layout, legendHeight, space), ...drawn],
    height: empty ? 0 : y,
    notes: notes(run, table),
    legendRows: space.rows,
  };
}

/** Segments in order: what each matched, what an earlier one had taken, what it claimed, what remains. */
export const waterfall: Chart = (table, options) =>
  figure('waterfall', table, options, (space) => plot(table, space));
