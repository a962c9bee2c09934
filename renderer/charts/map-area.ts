import type { ReleasedRow, ReleasedTable } from '../../analytics/contract/released.ts';
import { cellSentence, cellValue, isResidual } from './cell.ts';
import { type Classes, classBreaks, classOf } from './class-breaks.ts';
import { classColours } from './map-legend.ts';
import { isSimilar, similarDots, similarFill } from './map-similar.ts';
import { printedStep } from './number-format.ts';
import type { Outline, Outlines } from './outline.ts';
import { labelFace } from './place-label.ts';
import { numberFace } from './place-number.ts';
import type { PlotSpace } from './plot.ts';
import { scaleBar } from './scale-bar.ts';
import { element, type SvgNode } from './svg.ts';
import { middleBlock } from './text.ts';

/** What a map draws: its rows by area, and the classes of those that are shown. */
export interface Content {
  readonly table: ReleasedTable;
  readonly space: PlotSpace;
  readonly rows: ReadonlyMap<string, ReleasedRow>;
  readonly values: readonly number[];
  readonly classes: Classes | null;
}

/** The areas that a row is of: several where they are merged, each drawn in their common value. */
function partsOf({ note }: ReleasedTable, { codes: { lcp = '' } }: ReleasedRow): readonly string[] {
  const categories = note.dimensions.find(({ name }) => name === 'lcp')?.categories;
  return categories?.find(({ code }) => code === lcp)?.parts ?? [lcp];
}

/** The rows and classes of a map; people of no area are in its rows and in no class. */
export function contentOf(table: ReleasedTable, space: PlotSpace): Content {
  const { note } = table;
  const total = note.dimensions.find(({ name }) => name === 'lcp')?.total;
  const parts = space.rows.filter(({ codes }) => codes.lcp !== undefined && codes.lcp !== total);
  const values = parts
    .filter(({ codes }) => !isResidual(codes.lcp))
    .map((row) => cellValue(row, note))
    .filter((value) => value !== null);
  const isCount = note.measure.unit === 'people';
  const grain = isCount
    ? Math.max(1, note.policy.rounding)
    : printedStep(Math.max(0, ...values), note.measure);
  return {
    table,
    space,
    rows: new Map(parts.flatMap((row) => partsOf(table, row).map((code) => [code, row] as const))),
    values,
    classes: classBreaks(values, note.measure, grain),
  };
}

function fillOf({ table, space, rows, classes }: Content, code: string): string {
  const row = rows.get(code);
  const value = cellValue(row, table.note);
  if (row?.status === 'hidden') return space.hatches.hidden;
  if (value === null || classes === null) return space.palette.panel;
  return classColours(classes, space.palette)[classOf(value, classes)] ?? space.palette.panel;
}

function area(content: Content, { code, label, path }: Outline): SvgNode {
  const { table, space, rows } = content;
  const row = rows.get(code);
  const drawn = cellValue(row, table.note) !== null;
  return element(
    'path',
    {
      d: path,
      fill: fillOf(content, code),
      stroke: drawn ? space.palette.surface : space.palette.line,
      'stroke-width': drawn ? 1 : 0.75,
      'stroke-linejoin': 'round',
    },
    [],
    { dimension: 'lcp', code, label: cellSentence(row?.labels.lcp ?? label, row, table.note) },
  );
}

/** Dots on the areas that are similar to their benchmark. */
function similarAreas({ table, space, rows }: Content, outlines: readonly Outline[]): SvgNode[] {
  const dotted = outlines.filter(({ code }) => isSimilar(rows.get(code), table.note));
  if (dotted.length === 0) return [];
  const style = { fill: similarFill(space), 'pointer-events': 'none' };
  return [similarDots(space), ...dotted.map(({ path }) => element('path', { d: path, ...style }))];
}

function ring({ path }: Outline, { palette }: PlotSpace): SvgNode[] {
  const shape = { d: path, fill: 'none', 'stroke-linejoin': 'round', 'pointer-events': 'none' };
  return [
    element('path', { ...shape, stroke: palette.surface, 'stroke-width': 4.5 }),
    element('path', { ...shape, stroke: palette.ink, 'stroke-width': 2.25 }),
  ];
}

function areaSign({ sign }: Outline, { palette }: PlotSpace): SvgNode[] {
  if (sign === null) return [];
  const { kind, box } = sign;
  const style = {
    ...(kind === 'name' ? labelFace : numberFace),
    fill: palette.ink,
    halo: palette.surface,
    anchor: 'middle',
  } as const;
  return [
    element('g', { 'pointer-events': 'none' }, middleBlock(box.lines, box.x, box.middle, style)),
  ];
}

/** Every area with its name or number, those that are selected ringed, and the scale. */
export function mapAreas(
  content: Content,
  { areas: outlines, projection, width, height }: Outlines,
): SvgNode[] {
  const { space } = content;
  const plain = outlines.filter(
    ({ code }) => cellValue(content.rows.get(code), content.table.note) === null,
  );
  const filled = outlines.filter((outline) => !plain.includes(outline));
  const chosen = outlines.filter(({ code }) => space.selected.has(code));
  return [
    ...[...plain, ...filled].map((outline) => area(content, outline)),
    ...similarAreas(content, outlines),
    ...chosen.flatMap((outline) => ring(outline, space)),
    ...outlines.flatMap((outline) => areaSign(outline, space)),
    ...scaleBar(projection, [width / 2, height / 2], 2, height + 16, space.palette),
  ];
}
