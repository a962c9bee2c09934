import { type Classes, classCounts } from './class-breaks.ts';
import { formatTick, formatValue } from './number-format.ts';
import type { Palette } from './palette.ts';
import { element, type SvgNode } from './svg.ts';
import { leading, middleBaseline, textBlock, textLine } from './text.ts';
import { widest, wrapText } from './text-width.ts';

/** Which colours of the ramp are used for so many classes: always as far apart as can be. */
const picks: readonly (readonly number[])[] = [[], [2], [1, 3], [0, 2, 4], [0, 1, 3, 4]];

export function classColours(classes: Classes, { ramp }: Palette): string[] {
  const count = classes.breaks.length + 1;
  return (picks[count] ?? [0, 1, 2, 3, 4]).map((place) => ramp[place] ?? ramp[4]);
}

/** Each class in words: `5.2% to under 6.4%`; the last includes its upper end. */
export function classRanges({ breaks, lowest, highest, scale }: Classes): string[] {
  const edges = [lowest, ...breaks];
  return edges.map((edge, index) => {
    const next = breaks[index];
    const from = formatValue(edge, scale);
    if (next !== undefined) return `${from} to under ${formatValue(next, scale)}`;
    return formatValue(highest, scale) === from
      ? from
      : `${from} to ${formatValue(highest, scale)}`;
  });
}

const rowHeight = 21;
const titleFace = { size: 12, weight: 600 } as const;

interface Entry {
  readonly range: string;
  readonly colour: string;
  readonly areas: number;
}

/** The classes that hold an area, lowest first; a class without one is not on the map. */
function entriesOf(classes: Classes, values: readonly number[], palette: Palette): Entry[] {
  const colours = classColours(classes, palette);
  const counts = classCounts(values, classes);
  return classRanges(classes)
    .map((range, place) => ({
      range,
      colour: colours[place] ?? palette.panel,
      areas: counts[place] ?? 0,
    }))
    .filter(({ areas }) => areas > 0);
}

/** How the limits came about, in words that are true of these areas. */
export function classMethod(classes: Classes, values: readonly number[]): string {
  if (classes.step !== null)
    return `Limits at multiples of ${formatTick(classes.step, classes.scale)}`;
  const counts = classCounts(values, classes);
  return Math.max(...counts) - Math.min(...counts) <= 1
    ? 'About as many areas in each class'
    : 'Limits near each fifth of the areas, in order of value';
}

function entryNodes(
  entry: Entry,
  y: number,
  countRight: number | null,
  palette: Palette,
): SvgNode[] {
  const baseline = middleBaseline(y + rowHeight / 2 - 1, 12);
  const counted = `${entry.areas} ${entry.areas === 1 ? 'area' : 'areas'}`;
  const quiet = { size: 11, fill: palette.muted, anchor: 'end' } as const;
  return [
    element('rect', { x: 0, y, width: 22, height: rowHeight - 3, fill: entry.colour }),
    textLine(entry.range, 30, baseline, { size: 12, fill: palette.ink }),
    ...(countRight === null ? [] : [textLine(counted, countRight, baseline, quiet)]),
  ];
}

/** The classes from the highest down, each with its range and how many areas it holds. */
export function mapLegend(
  title: string,
  classes: Classes,
  values: readonly number[],
  palette: Palette,
  width: number,
): { readonly nodes: SvgNode[]; readonly height: number } {
  const lines = wrapText(title, width, titleFace);
  const top = lines.length * titleFace.size * leading + 8;
  const entries = entriesOf(classes, values, palette);
  const room =
    widest(
      entries.map(({ range }) => range),
      { size: 12 },
    ) + 30;
  const countRight = room + 54 > width ? null : Math.min(width, room + 62);
  const rows = entries
    .toReversed()
    .flatMap((entry, row) => entryNodes(entry, top + row * rowHeight, countRight, palette));
  const bottom = top + entries.length * rowHeight;
  const how = classMethod(classes, values);
  const told = entries.length > 1 ? wrapText(how, width, { size: 11 }) : [];
  return {
    nodes: [
      ...textBlock(lines, 0, titleFace.size, { ...titleFace, fill: palette.ink }),
      ...rows,
      ...textBlock(told, 0, bottom + 13, { size: 11, fill: palette.muted }),
    ],
    height: bottom + told.length * 11 * leading + 4,
  };
}
