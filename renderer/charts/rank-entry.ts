import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { barWithout, numberLine } from './bar.ts';
import { standingColour } from './benchmark.ts';
import { cellInterval, cellSentence, cellText, cellValue } from './cell.ts';
import { whisker } from './interval.ts';
import type { Palette } from './palette.ts';
import { placeSentence } from './place-words.ts';
import type { PlotSpace } from './plot.ts';
import {
  labelSize,
  numberSize,
  type RankEntry,
  type RankLayout,
  rankScale,
  standingFace,
} from './rank-layout.ts';
import { element, type SvgNode } from './svg.ts';
import { middleBaseline, middleBlock, textLine } from './text.ts';

const barHeight = 14;

function numbers(
  entry: RankEntry,
  table: ReleasedTable,
  layout: RankLayout,
  middle: number,
  space: PlotSpace,
  strong: boolean,
): SvgNode[] {
  const { palette } = space;
  const value = cellValue(entry.row, table.note);
  const fill = value === null ? palette.muted : palette.ink;
  const weight = strong ? 600 : 400;
  const text = cellText(entry.row, table.note);
  const face = { size: numberSize, weight, fill } as const;
  const printed = numberLine(entry.row, text, layout.valueRight, middle, face, space);
  const interval = cellInterval(entry.row, table.note);
  if (interval === null || layout.intervalRight === null) return printed;
  const style = { size: 11, fill: palette.muted, anchor: 'end' } as const;
  return [...printed, textLine(interval, layout.intervalRight, middleBaseline(middle, 11), style)];
}

function standing(
  entry: RankEntry,
  { standingRight }: RankLayout,
  middle: number,
  { palette }: PlotSpace,
): SvgNode[] {
  if (standingRight === null || entry.standing === '') return [];
  const baseline = middleBaseline(middle, standingFace.size);
  const style = { ...standingFace, fill: palette.ink, anchor: 'end' } as const;
  return [textLine(entry.standing, standingRight, baseline, style)];
}

/** A bar's colour, and how strongly it is drawn while others are looked at. */
function fillOf({ row, quintile, apart, code }: RankEntry, { palette, selected }: PlotSpace) {
  const told =
    standingColour(row.standing, palette) ??
    (quintile === null ? undefined : palette.quintiles[quintile]);
  const strong = selected.has(code);
  if (told !== undefined) {
    const outline = quintile === null ? {} : { stroke: palette.line, 'stroke-width': 0.75 };
    const faded = selected.size > 0 && !strong ? { 'fill-opacity': 0.45 } : {};
    return { fill: told, ...outline, ...faded };
  }
  const plain = selected.size === 0 && !apart ? palette.bar : palette.backdrop;
  return { fill: strong ? palette.emphasis : plain };
}

function bar(
  entry: RankEntry,
  value: number | null,
  layout: RankLayout,
  middle: number,
  space: PlotSpace,
): SvgNode[] {
  const y = middle - barHeight / 2;
  if (value === null) return barWithout(entry.row, layout.barLeft, middle, space);
  const width = rankScale(layout)(value) - layout.barLeft;
  const box = { x: layout.barLeft, y, width, height: barHeight };
  return [element('rect', { ...box, ...fillOf(entry, space) })];
}

/** A bar's own benchmark, where it is not that of all: a short tick across the bar. */
function ownLevel(
  { row }: RankEntry,
  layout: RankLayout,
  middle: number,
  { ink, surface }: Palette,
): SvgNode[] {
  if (!layout.isApart || row.benchmark === null) return [];
  const x = rankScale(layout)(row.benchmark);
  const half = barHeight / 2 + 3;
  const d = `M${x.toFixed(2)} ${(middle - half).toFixed(2)}v${2 * half}`;
  return [
    element('path', { d, fill: 'none', stroke: surface, 'stroke-width': 4.5 }),
    element('path', { d, fill: 'none', stroke: ink, 'stroke-width': 2.25 }),
  ];
}

/** A row in words: its value, how it stands, and which places it may have. */
function wordsOf({ label, row }: RankEntry, { note }: ReleasedTable, ranked: number): string {
  const place = cellValue(row, note) === null ? null : placeSentence(row, ranked);
  const words = cellSentence(label, row, note);
  return place === null ? words : `${words}; ${place}`;
}

/** One area: its name, its bar with the interval, its numbers; the whole of its row takes a click. */
export function rankEntry(
  entry: RankEntry,
  table: ReleasedTable,
  layout: RankLayout,
  space: PlotSpace,
  y: number,
): SvgNode {
  const { palette, selected } = space;
  const strong = selected.has(entry.code);
  const middle = layout.stacked ? y + 27 : y + entry.height / 2;
  const labelMiddle = layout.stacked ? y + 9 : middle;
  const value = cellValue(entry.row, table.note);
  const style = { size: labelSize, weight: strong ? 600 : 400, fill: palette.ink } as const;
  const right = layout.standingRight ?? layout.intervalRight ?? layout.valueRight;
  const size = { width: right, height: entry.height };
  const ground = { x: 0, y, ...size, fill: palette.surface, 'fill-opacity': 0 };
  const label = wordsOf(entry, table, layout.ranked);
  return element(
    'g',
    {},
    [
      element('rect', ground),
      ...middleBlock(entry.lines, 0, labelMiddle, style),
      ...bar(entry, value, layout, middle, space),
      ...ownLevel(entry, layout, middle, palette),
      ...whisker(entry.row, rankScale(layout), middle, palette),
      ...numbers(entry, table, layout, middle, space, strong),
      ...standing(entry, layout, labelMiddle, space),
    ],
    { dimension: layout.dimension, code: entry.code, label },
  );
}
