import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import type { Client } from '../../analytics/contract/client.ts';
import type { DefinitionRef } from '../../analytics/contract/methods.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { drawView, viewBytes } from '../export/export-view.ts';
import { methodNote } from '../export/method-note.ts';
import { bundleMark, requireBundleFolder, writeBundle } from './bundle-folder.ts';
import type { Outcome } from './outcome.ts';
import { parseYaml, readText } from './read-yaml.ts';
import { type ReportSpec, readReportSpec } from './report-spec.ts';
import { type CommandSession, type OfWorkspace, withExtract } from './session.ts';

export interface ReportOptions extends OfWorkspace {
  readonly out: string;
}

interface DrawnChart {
  readonly file: string;
  readonly title: string;
  readonly table: ReleasedTable;
  readonly csv: Uint8Array;
  readonly svg: Uint8Array;
  readonly png: Uint8Array;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function drawAll({ charts }: ReportSpec, session: CommandSession): Promise<DrawnChart[]> {
  const drawn: DrawnChart[] = [];
  for (const { file, spec } of charts) {
    session.signal.throwIfAborted();
    session.progress({ share: drawn.length / charts.length, phrase: `Drawing ${file}` });
    const view = await drawView(session, spec);
    drawn.push({
      file,
      title: view.drawing.title,
      table: view.table,
      csv: viewBytes(view, 'csv'),
      svg: viewBytes(view, 'svg'),
      png: viewBytes(view, 'png'),
    });
  }
  return drawn;
}

/** One table of the manifest: what an auditor needs to know of it. */
function manifestEntry({ file, csv, table: { note } }: DrawnChart) {
  return {
    file: `tables/${file}.csv`,
    measure: note.measure.id,
    dimensions: note.dimensions.map(({ name, total }) => ({ name, total })),
    policy: {
      id: note.policy.id,
      threshold: note.policy.threshold,
      zero: note.policy.zero,
      rounding: note.policy.rounding,
    },
    definition: note.definition.id,
    population: note.population,
    edition: note.deprivation,
    as_at: note.extract.asAt,
    hashes: { table: sha256(csv), definition: note.definition.hash },
  };
}

/** The definitions that the charts use, each as it was read. */
async function definitionFiles(
  client: Client,
  { charts }: ReportSpec,
): Promise<[string, string][]> {
  const texts = new Map<string, string>();
  const references = new Map<string, DefinitionRef>(
    charts.map(({ spec: { definition } }) => [JSON.stringify(definition), definition]),
  );
  for (const definition of references.values()) {
    const { id, hash, text } = await client.call('definition.explain', { definition });
    const taken = texts.has(`definitions/${id}.yaml`);
    texts.set(`definitions/${id}${taken ? `-${hash.slice(0, 12)}` : ''}.yaml`, text);
  }
  return [...texts];
}

async function buildBundle(report: ReportSpec, session: CommandSession) {
  const drawn = await drawAll(report, session);
  const definitions = await definitionFiles(session.client, report);
  const synthetic = drawn.some(({ table }) => table.note.extract.synthetic);
  const manifest = {
    kind: bundleMark,
    title: report.title,
    synthetic,
    version: drawn[0]?.table.note.version ?? null,
    tables: drawn.map(manifestEntry),
  };
  return new Map<string, Uint8Array | string>([
    ...drawn.flatMap(({ file, csv, svg, png }): [string, Uint8Array][] => [
      [`tables/${file}.csv`, csv],
      [`charts/${file}.svg`, svg],
      [`charts/${file}.png`, png],
    ]),
    ...definitions,
    ['method.txt', methodNote(report.title, drawn)],
    ['manifest.json', `${JSON.stringify(manifest, null, 2)}\n`],
  ]);
}

/** `quintile report`: every chart of a report with its table, as one release bundle. */
export async function reportCommand(file: string, { out, ...of }: ReportOptions): Promise<Outcome> {
  const report = readReportSpec(
    parseYaml(readText(file), 'chart-invalid', file),
    file,
    dirname(file),
  );
  requireBundleFolder(out);
  return withExtract(of, async (session) => {
    const files = await buildBundle(report, session);
    session.signal.throwIfAborted();
    writeBundle(out, files);
    const names = [...files.keys()];
    return { document: { out, files: names }, lines: names.map((name) => `${out}/${name}`) };
  });
}
