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
import { type LetOut, letOut } from './let-out.ts';
import { pngFile } from './png.ts';
import { svgFile } from './svg.ts';

export interface ExportAsk {
  readonly client: Client;
  /** Hides what would tell too much together with earlier releases, instead of being refused. */
  readonly hideFurther?: boolean | undefined;
}

const defaultWidth = 960;

function releasedFor(client: Client, spec: ChartSpec, leaving: Leaving): Promise<ReleasedTable> {
  const ask = tableAsk(spec);
  return isTableAsk(ask)
    ? client.call('table.release', { ...ask, leaving })
    : client.call('segments.run', { ...ask, leaving });
}

/** The outlines of a map; a table of the same needs none. */
function shapesFor(client: Client, spec: ChartSpec): Promise<Shapes> | null {
  return spec.chart === 'map' ? client.call('places.shapes', { level: 'lcp' }) : null;
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
  const table = await releasedFor(client, spec, leaving);
  const shapes = withOutlines ? await shapesFor(client, spec) : null;
  const drawing = draw(spec.chart, table, {
    width: spec.width ?? defaultWidth,
    theme: 'light',
    frame: true,
    ...(spec.title === undefined ? {} : { title: spec.title }),
    ...(shapes === null ? {} : { shapes }),
  });
  return { table, drawing };
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

/** What a chart is recorded as, where it has no title of its own. */
const recordedTitle = ({ title, chart }: ChartSpec) => title ?? `Chart: ${chart}`;

/**
 * A chart as a file, recorded as a release of its own. The engine is asked for the released table
 * afresh, so that what is saved is what the gate lets through, from whichever way in. Throws the
 * engine's {@link Refusal}.
 */
export function releaseView(
  ask: ExportAsk,
  spec: ChartSpec,
  format: FileFormat,
): Promise<LetOut<SavedFile>> {
  const work = async (leaving: Leaving) => {
    const view = await drawView(ask, spec, leaving, format !== 'csv');
    const { working } = view.table.note.policy;
    const name = fileName(view.drawing.title, format, { chart: spec.chart, working });
    return { name, bytes: viewBytes(view, format) };
  };
  return letOut(ask.client, recordedTitle(spec), work, { hideFurther: ask.hideFurther });
}

/** The file of {@link releaseView} alone. */
export async function exportView(
  ask: ExportAsk,
  spec: ChartSpec,
  format: FileFormat,
): Promise<SavedFile> {
  return (await releaseView(ask, spec, format)).done;
}
