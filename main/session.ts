import type { Client } from '../analytics/contract/client.ts';
import type {
  ChartSpec,
  EngineState,
  FileFormat,
  HostEvent,
  SavedFile,
} from '../analytics/contract/host.ts';
import type { Reply } from '../analytics/contract/wire.ts';
import { failure } from './engine-calls.ts';
import type { Launch } from './engine-channel.ts';
import { readChartSpec } from './export/chart-spec.ts';
import { documentName, fileName } from './export/file-name.ts';
import { atOnce, type HandOver } from './export/let-out.ts';
import { qualityCsv } from './export/quality-csv.ts';
import { qualityHtml } from './export/quality-html.ts';
import { type FileQuestions, fileQuestions } from './file-questions.ts';
import { holdWorkspace } from './held-workspace.ts';
import { makeOfferedFiles } from './offered-files.ts';
import { makeKnownWorkspaces } from './recent/known-workspaces.ts';
import { makeRememberedMappings } from './recent/remembered-mappings.ts';
import { asReply, problemsOf } from './reply.ts';
import { makeRunningCalls } from './running-calls.ts';
import type { SampleAsk } from './sample.ts';
import {
  callIdOf,
  definitionTextOf,
  formatOf,
  hideFurtherOf,
  lookingAskOf,
  methodOf,
  qualityFormatOf,
} from './window-ask.ts';
import { type WorkspaceQuestions, workspaceQuestions } from './workspace-questions.ts';

/**
 * Draws a chart again from its specification, records that it leaves and hands it over; null where it is
 * not wanted after all: main/export's `exportView`.
 */
export type ExportView = (
  engine: { readonly client: Client; readonly hideFurther?: boolean },
  spec: ChartSpec,
  format: FileFormat,
  handOver: HandOver<SavedFile>,
) => Promise<SavedFile | null>;

export interface SessionOptions {
  readonly launch: Launch;
  /** Absolute path of this run's private folder. */
  readonly privateFolder: string;
  /** Absolute path of what outlives this run: named workspaces, the recent list, mappings. */
  readonly dataFolder: string;
  /** Absolute path of the workspace; null keeps it in memory. */
  readonly workspace: string | null;
  /** Opens the workspace where it is sealed, and seals it where it is new. */
  readonly passphrase?: string | undefined;
  /** The sample that is shipped; null where it is not there. */
  readonly sample: SampleAsk | null;
  /** Imports the sample at the start where the workspace holds no extract. */
  readonly startWithSample?: boolean;
  readonly exportView: ExportView;
}

/** What a window may save, as a file for its host to hand over. */
export interface SaveQuestions {
  /** The host's own `handOver` makes a place ready; null where it is not wanted after all. */
  save(
    spec: unknown,
    format: unknown,
    hideFurther?: unknown,
    handOver?: HandOver<SavedFile>,
  ): Promise<Reply<SavedFile | null>>;
  saveDefinition(definition: unknown): Promise<Reply<SavedFile>>;
  saveQuality(format: unknown): Promise<Reply<SavedFile>>;
}

/**
 * What one window may ask of its host. Everything that comes from the window is `unknown` and is
 * checked here; nothing here throws or rejects, and no path crosses in either direction.
 */
export interface Session extends FileQuestions, WorkspaceQuestions, SaveQuestions {
  call(method: unknown, ask: unknown, call: unknown): Promise<Uint8Array>;
  cancel(call: unknown): void;
  /**
   * Tells what happens from now on; first the engine's present state once it has one, and the
   * problems that nobody has been told.
   */
  listen(listener: (event: HostEvent) => void): () => void;
  close(): Promise<void>;
}

function teller() {
  const listeners = new Set<(event: HostEvent) => void>();
  let state: EngineState | null = null;
  let untold: readonly HostEvent[] = [];
  const tell = (event: HostEvent) => {
    if (event.kind === 'engine') state = event.state;
    if (event.kind === 'problem' && listeners.size === 0) untold = [...untold, event];
    for (const listener of [...listeners]) listener(event);
  };
  const listen = (listener: (event: HostEvent) => void) => {
    listeners.add(listener);
    if (state !== null) listener({ kind: 'engine', state });
    for (const event of untold) listener(event);
    untold = [];
    return () => void listeners.delete(listener);
  };
  return { tell, listen };
}

/** Everything that a window may save. */
function saveQuestions(client: Client, exportView: ExportView): SaveQuestions {
  return {
    save: (spec, format, hideFurther, handOver = atOnce) =>
      asReply(() => {
        const [chart, file] = [readChartSpec(spec), formatOf(format)];
        const how = { client, hideFurther: hideFurtherOf(hideFurther) };
        return exportView(how, chart, file, handOver);
      }),
    saveDefinition: (given) =>
      asReply(async () => {
        const { text, name } = definitionTextOf(given);
        return { name: documentName(name), bytes: new TextEncoder().encode(text) };
      }),
    saveQuality: (given) =>
      asReply(async () => {
        const format = qualityFormatOf(given);
        const report = await client.call('extract.quality', {});
        const text = format === 'html' ? qualityHtml(report) : qualityCsv(report);
        const name = fileName(`quality report ${report.extract}`, format);
        return { name, bytes: new TextEncoder().encode(text) };
      }),
  };
}

/** Starts the engine, opens the workspace, and answers one window for as long as it is open. */
export function startSession(options: SessionOptions): Session {
  const { launch, privateFolder, dataFolder, workspace, sample } = options;
  const { tell, listen } = teller();
  const running = makeRunningCalls(tell);
  const known = makeKnownWorkspaces(dataFolder);
  if (workspace !== null) known.add(workspace);
  const held = holdWorkspace({
    ...options,
    first: options.startWithSample === true ? sample : null,
    tell,
    onOpen: known.recent.note,
  });
  const offered = makeOfferedFiles(held.sources);
  const mappings = makeRememberedMappings(dataFolder);
  return {
    ...fileQuestions({ launch, privateFolder, sample, offered, held, running, mappings }),
    ...workspaceQuestions({ launch, privateFolder, offered, held, running, known }),
    ...saveQuestions(held.client, options.exportView),
    async call(method, ask, call) {
      try {
        const [name, question] = [methodOf(method), lookingAskOf(ask)];
        return await running.run(callIdOf(call), (watch) => held.transport(name, question, watch));
      } catch (error) {
        return failure(...problemsOf(error));
      } finally {
        offered.sweep();
      }
    },
    cancel: (call) => running.cancel(String(call)),
    listen,
    async close() {
      running.cancelAll();
      await held.close();
    },
  };
}
