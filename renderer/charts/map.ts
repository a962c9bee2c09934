import { notAllocatedCode } from '../../analytics/contract/dimensions.ts';
import type { Shapes } from '../../analytics/contract/methods.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { areaKey, areaNumbers, unnamed } from './area-key.ts';
import { cellSentence, cellText, cellValue } from './cell.ts';
import type { Chart } from './chart.ts';
import { describeTable, measureTitle, tableTitle } from './describe.ts';
import { figure } from './figure.ts';
import { type Content, contentOf, mapAreas } from './map-area.ts';
import { mapLegend } from './map-legend.ts';
import { similarLegend, standingsSentence } from './map-similar.ts';
import { unitWords } from './number-format.ts';
import { drawOutlines, type Outlines } from './outline.ts';
import { listed } from './phrase.ts';
import type { Plot, PlotSpace } from './plot.ts';
import { element, type SvgNode } from './svg.ts';
import { textLine } from './text.ts';

/** People who belong to no area: a line of its own, as they are on no map. */
function notAllocated({ table, space, rows }: Content, y: number): SvgNode[] {
  const row = rows.get(notAllocatedCode);
  if (row === undefined) return [];
  const label = row.labels.lcp ?? 'Not allocated';
  const words = cellValue(row, table.note) === null ? '' : unitWords(table.note.measure);
  const text = `${label}: ${cellText(row, table.note)}${words}`;
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
  return [`No outline: ${listed([...new Set(said)])}.`];
}

/** Areas that are merged have a colour in common, and stand in one row of the table. */
function mergedAreas({ table }: Content): string[] {
  const categories = table.note.dimensions.find(({ name }) => name === 'lcp')?.categories ?? [];
  const names = categories.flatMap(({ parts, label }) => (parts === undefined ? [] : [label]));
  return names.length === 0 ? [] : [`Merged, with one value: ${names.join('; ')}.`];
}

function notesOf(
  content: Content,
  { outlines, beside, numbered }: Layout,
  shapes: Shapes | undefined,
): string[] {
  const undrawn = outlines === null ? ['There are no outlines to draw.'] : [];
  const how = shapes === undefined || outlines === null ? [] : [`Outlines: ${shapes.method}.`];
  return [
    ...undrawn,
    ...withoutOutline(content, outlines),
    ...mergedAreas(content),
    ...(beside ? [] : areaNumbers(outlines)),
    ...(numbered ? unnamed(outlines) : []),
    ...how,
  ];
}

interface Layout {
  /** The legend stands on the right, else underneath. */
  readonly beside: boolean;
  /** Areas without room for their name have a number. */
  readonly numbered: boolean;
  readonly legendWidth: number;
  readonly mapWidth: number;
  readonly outlines: Outlines | null;
}

/** Narrowest plot in which areas without room for a name get a number: a file of 640 pixels. */
const numberedFrom = 584;

function mapLayout(width: number, shapes: Shapes | undefined): Layout {
  const beside = width >= 640;
  const legendWidth = beside ? 220 : width;
  const mapWidth = beside ? width - legendWidth - 24 : width;
  const tallest = Math.min(760, Math.max(240, mapWidth * 1.05));
  const numbered = width >= numberedFrom;
  const outlines = shapes === undefined ? null : drawOutlines(shapes, mapWidth, tallest, numbered);
  return { beside, numbered, legendWidth, mapWidth, outlines };
}

/** The classes and, where it stands beside the map, what the numbers in it mean. */
function legendOf({ table, classes, values, space, rows }: Content, layout: Layout) {
  const { outlines, legendWidth, beside } = layout;
  if (outlines === null) return { nodes: [], height: 0 };
  const of =
    classes === null
      ? { nodes: [], height: 0 }
      : mapLegend(measureTitle(table.note.measure), classes, values, space.palette, legendWidth);
  const areas = [...new Set(rows.values())];
  const similar = similarLegend(areas, table.note, space, legendWidth, of.height + 4);
  const legend = { nodes: [...of.nodes, ...similar.nodes], height: of.height + similar.height };
  if (!beside) return legend;
  const key = areaKey(outlines, legend.height, legendWidth, space.palette);
  return { nodes: [...legend.nodes, ...key.nodes], height: legend.height + key.height };
}

function plot(table: ReleasedTable, space: PlotSpace, shapes: Shapes | undefined): Plot {
  const content = contentOf(table, space);
  const layout = mapLayout(space.width, shapes);
  const { beside, mapWidth, outlines } = layout;
  const legend = legendOf(content, layout);
  const mapHeight = outlines === null ? 0 : outlines.height + 24;
  const [x, y] = beside ? [mapWidth + 24, 4] : [0, mapHeight + 8];
  const above = beside ? Math.max(mapHeight, legend.height) : mapHeight + 8 + legend.height;
  const apart = notAllocated(content, above + (beside ? 16 : 22));
  const title = tableTitle(table.note);
  const stood = standingsSentence([...new Set(content.rows.values())], table.note);
  return {
    title,
    description: [
      describeTable(title, space.rows, table.note),
      ...(stood === null ? [] : [stood]),
    ].join(' '),
    nodes: [
      ...(outlines === null ? [] : mapAreas(content, outlines)),
      ...(legend.nodes.length === 0
        ? []
        : [element('g', { transform: `translate(${x} ${Math.round(y)})` }, legend.nodes)]),
      ...apart,
    ],
    height: above + (apart.length > 0 ? (beside ? 22 : 28) : 0),
    notes: notesOf(content, layout, shapes),
    legendRows: [...new Set(content.rows.values())],
  };
}

/** Areas coloured by class of their released values; hidden ones hatched. */
export const map: Chart = (table, options) =>
  figure('map', table, options, (space, told) => plot(told, space, options.shapes));
