import { area, line as path } from 'd3-shape';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { cellSentence } from './cell.ts';
import { type CurveLayout, type LineName, nameFace, nameGap } from './curve-layout.ts';
import { endGap } from './curve-name.ts';
import type { CurveLine } from './curve-rows.ts';
import { type Palette, segmentColour } from './palette.ts';
import type { PlotSpace } from './plot.ts';
import { element, type SvgNode } from './svg.ts';
import { middleBlock } from './text.ts';

/** All that the lines of one curve have in common. */
export interface CurvePen {
  readonly table: ReleasedTable;
  readonly layout: CurveLayout;
  readonly space: PlotSpace;
}

interface Limits {
  readonly x: number;
  readonly lower: number;
  readonly upper: number;
}

/** The colour of a line, by what it is of. */
export function lineColour(
  { code, place }: CurveLine,
  { dimension }: CurveLayout,
  palette: Palette,
) {
  if (dimension === null) return palette.emphasis;
  if (dimension === 'quintile') return palette.quintileLines[place] ?? palette.otherSegment;
  if (dimension === 'sex' && code === '1') return palette.sexes.left;
  if (dimension === 'sex' && code === '2') return palette.sexes.right;
  return segmentColour(palette, place);
}

function limitsOf({ rows }: CurveLine, { x, y }: CurveLayout): (Limits | null)[] {
  return rows.map((row, band) =>
    row === null || row.lower === null || row.upper === null
      ? null
      : { x: x(band), lower: y(row.lower), upper: y(row.upper) },
  );
}

/** The intervals of a line as a band; a whisker where an age band stands alone. */
function ribbon(line: CurveLine, layout: CurveLayout, colour: string): SvgNode[] {
  if (!line.bounded) return [];
  const limits = limitsOf(line, layout);
  const alone = limits.filter((each, band) => each && !limits[band - 1] && !limits[band + 1]);
  const d = area<Limits | null>()
    .defined((each) => each !== null)
    .x((each) => each?.x ?? 0)
    .y0((each) => each?.lower ?? 0)
    .y1((each) => each?.upper ?? 0)
    .digits(2)(limits);
  const whiskers = alone.flatMap((each) =>
    each === null
      ? []
      : [`M${each.x.toFixed(2)} ${each.lower.toFixed(2)}V${each.upper.toFixed(2)}`],
  );
  return [
    ...(d === null ? [] : [element('path', { d, fill: colour, 'fill-opacity': 0.18 })]),
    ...(whiskers.length === 0
      ? []
      : [element('path', { d: whiskers.join(''), stroke: colour, 'stroke-width': 1.25 })]),
  ];
}

/** Whose value a point is: the line's name, if it has one, and the age band. */
export function subjectOf({ label }: CurveLine, band: string): string {
  return label === '' ? band : `${label}, ${band}`;
}

function dots({ table, layout }: CurvePen, line: CurveLine, fill: string): SvgNode[] {
  const r = layout.step < 14 ? 1.75 : 2.5;
  return line.values.flatMap((value, index) => {
    const band = layout.bands[index];
    if (value === null || band === undefined) return [];
    const at = { cx: layout.x(index), cy: layout.y(value) };
    const words = subjectOf(line, band.label);
    const label = cellSentence(words, line.rows[index] ?? undefined, table.note);
    const target = element('circle', { ...at, r: 7, fill, 'fill-opacity': 0 });
    return [
      element(
        'g',
        {},
        [target, element('circle', { ...at, r, fill })],
        markOf(layout, line, band.code, label),
      ),
    ];
  });
}

/** What a point or a gap stands for: its line, or its age band where there is one line. */
export function markOf({ dimension }: CurveLayout, line: CurveLine, band: string, label: string) {
  return dimension === null
    ? ({ dimension: 'age_band', code: band, label } as const)
    : { dimension, code: line.code, label };
}

/** One line with its intervals and points; it breaks where an age band has no value. */
export function curveLine(pen: CurvePen, line: CurveLine): SvgNode {
  const { layout, space } = pen;
  const { palette, selected } = space;
  const colour = lineColour(line, layout, palette);
  const d = path<number | null>()
    .defined((value) => value !== null)
    .x((_, band) => layout.x(band))
    .y((value) => layout.y(value ?? 0))
    .digits(2)([...line.values]);
  const chosen = selected.has(line.code);
  const faded = selected.size > 0 && !chosen && layout.dimension !== null;
  const stroke = { stroke: colour, 'stroke-width': chosen ? 3 : 2, 'stroke-linejoin': 'round' };
  return element('g', faded ? { opacity: 0.35 } : {}, [
    ...ribbon(line, layout, colour),
    ...(d === null ? [] : [element('path', { d, fill: 'none', ...stroke })]),
    ...dots(pen, line, colour),
  ]);
}

/** From where its line ends to a name that had to give way: outside the plot, and like no line in it. */
function leader({ layout, space }: CurvePen, { end, middle }: LineName): SvgNode[] {
  if (Math.abs(middle - end[1]) <= 3) return [];
  const [from, to] = [
    [layout.right + 1, end[1]],
    [layout.right + nameGap - 13, middle],
  ].map((point) => point.map((at) => at.toFixed(2)).join(' '));
  const stroke = { stroke: space.palette.line, 'stroke-width': 0.75, 'stroke-dasharray': '1 2' };
  return [element('path', { d: `M${from}L${to}`, fill: 'none', ...stroke })];
}

/** The name of a line where it ends, or beside the plot with a dot of its colour. */
export function lineName(pen: CurvePen, name: LineName): SvgNode {
  const { layout, space } = pen;
  const { palette, selected } = space;
  const { line, words, middle, isInside } = name;
  const colour = lineColour(line, layout, palette);
  const isQuiet = selected.size > 0 && !selected.has(line.code);
  const style = { ...nameFace, fill: isQuiet ? palette.muted : palette.ink };
  const mark = { dimension: layout.dimension ?? 'age_band', code: line.code, label: line.label };
  if (isInside) {
    const halo = { ...style, halo: palette.surface };
    return element('g', {}, middleBlock(words, name.end[0] + endGap, middle, halo), mark);
  }
  const x = layout.right + nameGap;
  return element(
    'g',
    {},
    [
      ...leader(pen, name),
      element('circle', { cx: x - 8, cy: middle, r: 3.5, fill: colour }),
      ...middleBlock(words, x, middle, style),
    ],
    mark,
  );
}
