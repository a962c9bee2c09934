import { dirname } from 'node:path';
import type { AuditResult } from '../../analytics/audit/audit.ts';
import { manifestEntry } from '../../analytics/audit/manifest-entry.ts';
import type { Client } from '../../analytics/contract/client.ts';
import type { DefinitionRef, PolicySummary } from '../../analytics/contract/methods.ts';
import type { Leaving } from '../../analytics/contract/release-summary.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { bundleSummary } from '../export/bundle-summary.ts';
import { drawView, viewBytes } from '../export/export-view.ts';
import { type LetOut, letAllOut } from '../export/let-out.ts';
import { methodNote } from '../export/method-note.ts';
import { auditBeforeWriting } from './audit-before-writing.ts';
import { bundleMark, readyBundle, requireBundleFolder } from './bundle-folder.ts';
import type { Outcome } from './outcome.ts';
import { parseYaml, readText } from './read-yaml.ts';
import { type ReportSpec, readReportSpec } from './report-spec.ts';
import { type CommandSession, type OfWorkspace, withExtract } from './session.ts';
import { sha256 } from './sha256.ts';

export interface ReportOptions extends OfWorkspace {
  readonly out: string;
  /** Hides what would tell too much together with earlier releases. */
  readonly hideFurther?: boolean;
}

interface DrawnChart {
  readonly file: string;
  readonly title: string;
  readonly table: ReleasedTable;
  /** The criterion that narrows who is counted; undefined is none. */
  readonly where: unknown;
  readonly csv: Uint8Array;
  readonly svg: Uint8Array;
  readonly png: Uint8Array;
}

async function drawAll(
  { charts }: ReportSpec,
  session: CommandSession,
  leaving: Leaving,
): Promise<DrawnChart[]> {
  const drawn: DrawnChart[] = [];
  for (const { file, spec } of charts) {
    session.signal.throwIfAborted();
    session.progress({ share: drawn.length / charts.length, phrase: `Drawing ${file}` });
    const view = await drawView(session, spec, leaving);
    drawn.push({
      file,
      title: view.drawing.title,
      table: view.table,
      where: spec.where,
      csv: viewBytes(view, 'csv'),
      svg: viewBytes(view, 'svg'),
      png: viewBytes(view, 'png'),
    });
  }
  return drawn;
}

/** A table as the manifest lists it. */
function listed({ file, csv, where, table }: DrawnChart) {
  return manifestEntry({ file: `tables/${file}.csv`, hash: sha256(csv), where, table });
}

/** A file of the bundle as its summary lists it. */
function summaryFile(path: string, bytes: Uint8Array | string) {
  return { path, bytes: Buffer.byteLength(bytes), sha256: sha256(bytes) };
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

/** What a bundle is made of once all of it has been drawn. */
interface DrawnReport {
  readonly drawn: readonly DrawnChart[];
  readonly definitions: readonly [string, string][];
  readonly audited: AuditResult;
  readonly policies: readonly PolicySummary[];
}

async function drawReport(
  report: ReportSpec,
  session: CommandSession,
  leaving: Leaving,
): Promise<DrawnReport> {
  const drawn = await drawAll(report, session, leaving);
  const definitions = await definitionFiles(session.client, report);
  const policies = await session.client.call('policy.list', {});
  const audited = await auditBeforeWriting(drawn.map(listed), drawn, session);
  session.signal.throwIfAborted();
  return { drawn, definitions, audited, policies };
}

/** The files of a bundle; its manifest alone says when it was let out, and under which id. */
function bundleOf({ title }: ReportSpec, { release, when, done }: LetOut<DrawnReport>) {
  const { drawn, definitions, audited, policies } = done;
  const synthetic = drawn.some(({ table }) => table.note.extract.synthetic);
  const manifest = {
    kind: bundleMark,
    title,
    release,
    released_at: when,
    synthetic,
    version: drawn[0]?.table.note.version ?? null,
    tables: drawn.map(listed),
  };
  const files = new Map<string, Uint8Array | string>([
    ...drawn.flatMap(({ file, csv, svg, png }): [string, Uint8Array][] => [
      [`tables/${file}.csv`, csv],
      [`charts/${file}.svg`, svg],
      [`charts/${file}.png`, png],
    ]),
    ...definitions,
    ['method.txt', methodNote(title, drawn)],
    ['manifest.json', `${JSON.stringify(manifest, null, 2)}\n`],
  ]);
  const written = [...files].map(([path, bytes]) => summaryFile(path, bytes));
  const summary = { title, synthetic, tables: drawn, policies, files: written, audited };
  return files.set('summary.html', bundleSummary(summary));
}

/** Stands for an id and a time that are not known yet: as long as they will be. */
const unrecorded = {
  release: '00000000-0000-0000-0000-000000000000',
  when: new Date(0).toISOString(),
};

/** `quintile report`: every chart of a report with its table, as one release bundle. */
export async function reportCommand(file: string, options: ReportOptions): Promise<Outcome> {
  const { out, hideFurther, ...of } = options;
  const report = readReportSpec(
    parseYaml(readText(file), 'chart-invalid', file),
    file,
    dirname(file),
  );
  requireBundleFolder(out);
  return withExtract(of, async (session) => {
    const { client, signal } = session;
    const work = (leaving: Leaving) => drawReport(report, session, leaving);
    const place = (done: DrawnReport) => {
      const ready = readyBundle(out, bundleOf(report, { ...unrecorded, done }));
      return { ...ready, fill: (now: LetOut<DrawnReport>) => ready.fill(bundleOf(report, now)) };
    };
    const { title } = report;
    const released = await letAllOut(client, title, work, place, { signal, hideFurther });
    const names = [...bundleOf(report, released).keys()];
    return {
      document: { out, files: names, release: released.release },
      lines: names.map((name) => `${out}/${name}`),
    };
  });
}
