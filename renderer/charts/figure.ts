import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { drawnRows } from './cell.ts';
import type { ChartOptions, Drawing } from './chart.ts';
import { subtitleUnit } from './describe.ts';
import { footer } from './footer.ts';
import { hatches } from './hatch.ts';
import { type Palette, palettes } from './palette.ts';
import { upperFirst } from './phrase.ts';
import type { Plot, PlotSpace } from './plot.ts';
import { footerProvenance, workingStamp } from './provenance.ts';
import { statusLegend } from './status-legend.ts';
import { element, type SvgNode } from './svg.ts';
import { leading, middleBaseline, textBlock, textLine } from './text.ts';
import { wrapText } from './text-width.ts';
import { toldTable } from './told-table.ts';

interface Block {
  readonly nodes: readonly SvgNode[];
  readonly height: number;
}

const stampHeight = 28;

function stamp(width: number, palette: Palette): Block {
  return {
    height: stampHeight,
    nodes: [
      element('rect', { x: 0, y: 0, width, height: stampHeight, fill: palette.stamp }),
      textLine(workingStamp, width / 2, middleBaseline(stampHeight / 2, 12), {
        size: 12,
        weight: 600,
        fill: palette.stampInk,
        anchor: 'middle',
      }),
    ],
  };
}

function heading(title: string, subtitle: string, width: number, palette: Palette): Block {
  const titleFace = { size: width < 520 ? 17 : 20, weight: 600 } as const;
  const subtitleFace = { size: 13 };
  const titleLines = wrapText(title, width, titleFace);
  const subtitleLines = wrapText(subtitle, width, subtitleFace);
  const titleHeight = titleLines.length * titleFace.size * leading;
  const subtitleTop = titleHeight + subtitleFace.size;
  return {
    height: titleHeight + subtitleLines.length * subtitleFace.size * leading + 18,
    nodes: [
      ...textBlock(titleLines, 0, titleFace.size, { ...titleFace, fill: palette.ink }),
      ...textBlock(subtitleLines, 0, subtitleTop, { ...subtitleFace, fill: palette.muted }),
    ],
  };
}

function notes(lines: readonly string[], width: number, y: number, palette: Palette): Block {
  const face = { size: 11 };
  const wrapped = lines.flatMap((line) => wrapText(line, width, face));
  return {
    height: wrapped.length * face.size * leading,
    nodes: textBlock(wrapped, 0, y + face.size, { ...face, fill: palette.muted }),
  };
}

/** The plot, then what hatching means, then what it leaves out. */
function body(plot: Plot, space: PlotSpace): Block {
  const legendTop = plot.height + 12;
  const legend = statusLegend(plot.legendRows, space, legendTop);
  const notesTop = legend.height > 0 ? legendTop + legend.height + 2 : legendTop;
  const under = notes(plot.notes, space.width, notesTop, space.palette);
  const bottom =
    under.height > 0 ? notesTop + under.height : legend.height > 0 ? notesTop : plot.height;
  return { nodes: [...plot.nodes, ...legend.nodes, ...under.nodes], height: bottom };
}

function shifted(x: number, y: number, nodes: readonly SvgNode[]): SvgNode {
  return element(
    'g',
    { transform: `translate(${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100})` },
    nodes,
  );
}

function subtitle({ note }: ReleasedTable): string {
  const unit = subtitleUnit(note.measure);
  const population = upperFirst(note.population);
  return unit === null ? population : `${unit}. ${population}`;
}

/** The whole drawing of a file: stamp, heading, body and footer on the surface's colour. */
function framed(table: ReleasedTable, plot: Plot, space: PlotSpace, width: number): Block {
  const { note } = table;
  const { palette } = space;
  const padding = (width - space.width) / 2;
  const band = note.policy.working ? stamp(width, palette) : { nodes: [], height: 0 };
  const head = heading(plot.title, subtitle(table), space.width, palette);
  const main = body(plot, space);
  const headTop = band.height + padding;
  const mainTop = headTop + head.height;
  const footTop = mainTop + main.height + 20;
  const foot = footer(footerProvenance(note), space.width, 0, palette);
  const height = Math.ceil(footTop + foot.height + padding);
  return {
    height,
    nodes: [
      element('rect', { x: 0, y: 0, width, height, fill: palette.surface }),
      ...band.nodes,
      shifted(padding, headTop, head.nodes),
      shifted(padding, mainTop, main.nodes),
      shifted(padding, footTop, foot.nodes),
    ],
  };
}

/**
 * Draws a plot: alone for a view, or with all that a file has to say of itself. `name` parts the
 * ids of one kind of chart from those of another.
 */
export function figure(
  name: string,
  table: ReleasedTable,
  options: ChartOptions,
  draw: (space: PlotSpace, told: ReleasedTable) => Plot,
): Drawing {
  const { width, frame } = options;
  const palette = palettes[options.theme];
  const padding = frame ? (width < 520 ? 16 : 28) : 0;
  const space: PlotSpace = {
    width: width - 2 * padding,
    palette,
    hatches: hatches(name, palette),
    selected: new Set(options.selected),
    rows: drawnRows(table),
  };
  const made = draw(space, toldTable(table));
  const plot = { ...made, title: options.title ?? made.title };
  const { nodes, height } = frame ? framed(table, plot, space, width) : body(plot, space);
  const root = element(
    'svg',
    {
      width,
      height: Math.ceil(height),
      viewBox: `0 0 ${width} ${Math.ceil(height)}`,
      'font-family': '"IBM Plex Sans", Arial, sans-serif',
      'font-weight': 400,
    },
    [space.hatches.defs, ...nodes],
  );
  return {
    root,
    width,
    height: Math.ceil(height),
    title: plot.title,
    description: plot.description,
  };
}
