import type { Client } from '../../analytics/contract/client.ts';
import type { ChartSpec, FileFormat, SavedFile } from '../../analytics/contract/host.ts';
import type { Shapes } from '../../analytics/contract/methods.ts';
import type { Leaving } from '../../analytics/contract/release-summary.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import type { Drawing } from '../../renderer/charts/chart.ts';
import { draw } from '../../renderer/charts/draw.ts';
import { isTableAsk, tableAsk } from '../../renderer/charts/table-for-chart.ts';
import { csvFile } from './csv.ts';
import { fileName } from './file-name.ts';
import { atOnce, type HandOver, type LetOut, letOut } from './let-out.ts';
import { pngFile } from './png.ts';
import { svgFile } from './svg.ts';

export interface ExportAsk {
  readonly client: Client;
  /** Hides what would tell too much together with earlier releases, instead of being refused. */
  readonly hideFurther?: boolean | undefined;
}

const defaultWidth = 960;

/** Asks for a chart's table: as part of a release, or only to be looked at. */
function askTable(client: Client, spec: ChartSpec, leaving?: Leaving): Promise<ReleasedTable> {
  const ask = tableAsk(spec);
  const how = leaving === undefined ? {} : { leaving };
  return isTableAsk(ask)
    ? client.call('table.release', { ...ask, ...how })
    : client.call('segments.run', { ...ask, ...how });
}

/** The outlines of a map; a table of the same needs none. */
function shapesFor(client: Client, spec: ChartSpec): Promise<Shapes> | null {
  return spec.chart === 'map' ? client.call('places.shapes', { level: 'lcp' }) : null;
}

function drawTable(table: ReleasedTable, spec: ChartSpec, shapes: Shapes | null): Drawing {
  return draw(spec.chart, table, {
    width: spec.width ?? defaultWidth,
    theme: 'light',
    frame: true,
    ...(spec.title === undefined ? {} : { title: spec.title }),
    ...(shapes === null ? {} : { shapes }),
  });
}

/** A released table, and its drawing as a file has it. */
export interface View {
  readonly table: ReleasedTable;
  readonly drawing: Drawing;
}

/**
 * Asks the engine for what a specification shows, as part of a release, and draws it: once for any
 * number of files. Without outlines where they are not wanted, as for a table. Throws the engine's
 * {@link Refusal}.
 */
export async function drawView(
  { client }: ExportAsk,
  spec: ChartSpec,
  leaving: Leaving,
  withOutlines = true,
): Promise<View> {
  const table = await askTable(client, spec, leaving);
  const shapes = withOutlines ? await shapesFor(client, spec) : null;
  return { table, drawing: drawTable(table, spec, shapes) };
}

/** A view as the bytes of a file. */
export function viewBytes({ table, drawing }: View, format: FileFormat): Uint8Array {
  switch (format) {
    case 'svg':
      return svgFile(drawing);
    case 'png':
      return pngFile(drawing);
    case 'csv':
      return csvFile(table, drawing.title);
  }
}

/** What a chart is recorded as: its own title, else the one that it makes of its table. */
async function recordedTitle(client: Client, spec: ChartSpec): Promise<string> {
  if (spec.title !== undefined) return spec.title;
  return drawTable(await askTable(client, spec), spec, null).title;
}

/**
 * A chart as a file, recorded as a release of its own, and handed over; null where it is not wanted after
 * all. The engine is asked for the released table afresh, so that what is saved is what the gate lets
 * through, from whichever way in. Throws the engine's {@link Refusal}, or why it cannot be handed over.
 */
export async function releaseView(
  ask: ExportAsk,
  spec: ChartSpec,
  format: FileFormat,
  handOver: HandOver<SavedFile> = atOnce,
): Promise<LetOut<SavedFile> | null> {
  const work = async (leaving: Leaving) => {
    const view = await drawView(ask, spec, leaving, format !== 'csv');
    const { working } = view.table.note.policy;
    const name = fileName(view.drawing.title, format, { chart: spec.chart, working });
    return { name, bytes: viewBytes(view, format) };
  };
  const { client, hideFurther } = ask;
  return letOut(client, await recordedTitle(client, spec), work, handOver, { hideFurther });
}

/** The file of {@link releaseView} alone; where it is handed over at once, there always is one. */
export function exportView(ask: ExportAsk, spec: ChartSpec, format: FileFormat): Promise<SavedFile>;
export function exportView(
  ask: ExportAsk,
  spec: ChartSpec,
  format: FileFormat,
  handOver: HandOver<SavedFile>,
): Promise<SavedFile | null>;
export async function exportView(
  ask: ExportAsk,
  spec: ChartSpec,
  format: FileFormat,
  handOver: HandOver<SavedFile> = atOnce,
): Promise<SavedFile | null> {
  return (await releaseView(ask, spec, format, handOver))?.done ?? null;
}
