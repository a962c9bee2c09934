import { notAllocatedCode } from '../../analytics/contract/dimensions.ts';
import type { Shapes } from '../../analytics/contract/methods.ts';
import type { ReleasedRow, ReleasedTable } from '../../analytics/contract/released.ts';
import { cellSentence, cellText, cellValue } from './cell.ts';
import type { Chart } from './chart.ts';
import { type Classes, classBreaks, classOf } from './class-breaks.ts';
import { describeTable, tableTitle } from './describe.ts';
import { figure } from './figure.ts';
import { classColours, mapLegend } from './map-legend.ts';
import { drawOutlines, type Outline, type Outlines } from './outline.ts';
import { listed } from './phrase.ts';
import { labelFace } from './place-label.ts';
import type { Plot, PlotSpace } from './plot.ts';
import { scaleBar } from './scale-bar.ts';
import { element, type SvgNode } from './svg.ts';
import { middleBlock, textLine } from './text.ts';

interface Content {
  readonly table: ReleasedTable;
  readonly space: PlotSpace;
  readonly rows: ReadonlyMap<string, ReleasedRow>;
  readonly values: readonly number[];
  readonly classes: Classes | null;
}

function contentOf(table: ReleasedTable, space: PlotSpace): Content {
  const { note } = table;
  const total = note.dimensions.find(({ name }) => name === 'lcp')?.total;
  const parts = space.rows.filter(({ codes }) => codes.lcp !== undefined && codes.lcp !== total);
  const values = parts
    .filter(({ codes }) => codes.lcp !== notAllocatedCode)
    .map((row) => cellValue(row, note))
    .filter((value) => value !== null);
  const grain = note.measure.unit === 'percent' ? 0.1 : Math.max(1, note.policy.rounding);
  return {
    table,
    space,
    rows: new Map(parts.map((row) => [row.codes.lcp ?? '', row])),
    values,
    classes: classBreaks(values, grain),
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

function ring({ path }: Outline, { palette }: PlotSpace): SvgNode[] {
  const shape = { d: path, fill: 'none', 'stroke-linejoin': 'round', 'pointer-events': 'none' };
  return [
    element('path', { ...shape, stroke: palette.surface, 'stroke-width': 4.5 }),
    element('path', { ...shape, stroke: palette.ink, 'stroke-width': 2.25 }),
  ];
}

function placeName({ name }: Outline, { palette }: PlotSpace): SvgNode[] {
  if (name === null) return [];
  const style = {
    ...labelFace,
    fill: palette.ink,
    halo: palette.surface,
    anchor: 'middle',
  } as const;
  return [
    element('g', { 'pointer-events': 'none' }, middleBlock(name.lines, name.x, name.middle, style)),
  ];
}

function areas(
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
    ...chosen.flatMap((outline) => ring(outline, space)),
    ...outlines.flatMap((outline) => placeName(outline, space)),
    ...scaleBar(projection, [width / 2, height / 2], 2, height + 16, space.palette),
  ];
}

/** People who belong to no area: a line of its own, as they are on no map. */
function notAllocated({ table, space, rows }: Content, y: number): SvgNode[] {
  const row = rows.get(notAllocatedCode);
  if (row === undefined) return [];
  const label = row.labels.lcp ?? 'Not allocated';
  const people = table.note.measure.unit === 'people' && cellValue(row, table.note) !== null;
  const text = `${label}: ${cellText(row, table.note)}${people ? ' people' : ''}`;
  const mark = {
    dimension: 'lcp',
    code: notAllocatedCode,
    label: cellSentence(label, row, table.note),
  } as const;
  const weight = space.selected.has(notAllocatedCode) ? 600 : 400;
  return [textLine(text, 0, y, { size: 12, weight, fill: space.palette.ink }, mark)];
}

function withoutOutline({ rows, table }: Content, outlines: Outlines | null): string[] {
  const drawn = new Set(outlines?.areas.map(({ code }) => code));
  const missing = [...rows].filter(([code]) => code !== notAllocatedCode && !drawn.has(code));
  if (missing.length === 0) return [];
  const said = missing.map(
    ([code, row]) => `${row.labels.lcp ?? code} (${cellText(row, table.note)})`,
  );
  return [`No outline: ${listed(said)}.`];
}

function notesOf(
  content: Content,
  outlines: Outlines | null,
  shapes: Shapes | undefined,
): string[] {
  const undrawn = outlines === null ? ['There are no outlines to draw.'] : [];
  const how = shapes === undefined || outlines === null ? [] : [`Outlines: ${shapes.method}.`];
  return [...undrawn, ...withoutOutline(content, outlines), ...how];
}

function plot(table: ReleasedTable, space: PlotSpace, shapes: Shapes | undefined): Plot {
  const content = contentOf(table, space);
  const { palette, width } = space;
  const beside = width >= 640;
  const legendWidth = beside ? 220 : width;
  const mapWidth = beside ? width - legendWidth - 24 : width;
  const tallest = Math.min(760, Math.max(240, mapWidth * 1.05));
  const outlines = shapes === undefined ? null : drawOutlines(shapes, mapWidth, tallest);
  const { measure } = table.note;
  const legend =
    content.classes === null || outlines === null
      ? { nodes: [], height: 0 }
      : mapLegend(
          measure.label,
          content.classes,
          content.values,
          measure.unit,
          palette,
          legendWidth,
        );
  const mapHeight = outlines === null ? 0 : outlines.height + 24;
  const [x, y] = beside ? [mapWidth + 24, 4] : [0, mapHeight + 8];
  const above = beside ? Math.max(mapHeight, legend.height) : mapHeight + 8 + legend.height;
  const apart = notAllocated(content, above + (beside ? 16 : 22));
  const title = tableTitle(table.note);
  return {
    title,
    description: describeTable(title, space.rows, table.note),
    nodes: [
      ...(outlines === null ? [] : areas(content, outlines)),
      ...(legend.nodes.length === 0
        ? []
        : [element('g', { transform: `translate(${x} ${Math.round(y)})` }, legend.nodes)]),
      ...apart,
    ],
    height: above + (apart.length > 0 ? (beside ? 22 : 28) : 0),
    notes: notesOf(content, outlines, shapes),
    legendRows: [...content.rows.values()],
  };
}

/** Areas coloured by class of their released values; hidden ones hatched. */
export const map: Chart = (table, options) =>
  figure('map', table, options, (space) => plot(table, space, options.shapes));
