import type { Client } from '../analytics/contract/client.ts';
import type { Inspection } from '../analytics/contract/extract.ts';
import type {
  ChartSpec,
  EngineState,
  FileFormat,
  HostEvent,
  ImportAnswer,
  OfferedFile,
  SavedFile,
} from '../analytics/contract/host.ts';
import { Refusal } from '../analytics/contract/problem.ts';
import type { Reply } from '../analytics/contract/wire.ts';
import { failure } from './engine-calls.ts';
import type { Launch } from './engine-channel.ts';
import { readChartSpec } from './export/chart-spec.ts';
import { type HeldWorkspace, holdWorkspace } from './held-workspace.ts';
import { inspectFiles } from './importing.ts';
import { makeOfferedFiles } from './offered-files.ts';
import { asReply, problemsOf } from './reply.ts';
import { makeRunningCalls, type RunningCalls } from './running-calls.ts';
import type { SampleAsk } from './sample.ts';
import { callIdOf, formatOf, handlesOf, importAskOf, methodOf } from './window-ask.ts';
import { askOf } from './window-fields.ts';

/** Draws a chart again from its specification: main/export's `exportView`. */
export type ExportView = (
  engine: { readonly client: Client },
  spec: ChartSpec,
  format: FileFormat,
) => Promise<SavedFile>;

export interface SessionOptions {
  readonly launch: Launch;
  /** Absolute path of this run's private folder. */
  readonly privateFolder: string;
  /** Absolute path of the workspace; null keeps it in memory. */
  readonly workspace: string | null;
  /** The sample that is shipped; null where it is not there. */
  readonly sample: SampleAsk | null;
  /** Imports the sample at the start where the workspace holds no extract. */
  readonly startWithSample?: boolean;
  readonly exportView: ExportView;
}

/**
 * What one window may ask of its host. Everything that comes from the window is `unknown` and is
 * checked here; nothing here throws or rejects, and no path crosses in either direction.
 */
export interface Session {
  call(method: unknown, ask: unknown, call: unknown): Promise<Uint8Array>;
  cancel(call: unknown): void;
  /** Takes a file that the user chose: the path comes from the host, never from the page. */
  offer(path: string, name?: string): Promise<Reply<OfferedFile>>;
  inspect(handles: unknown, call: unknown): Promise<Reply<Inspection>>;
  importFiles(ask: unknown, call: unknown): Promise<Reply<ImportAnswer>>;
  importSample(call: unknown): Promise<Reply<ImportAnswer>>;
  save(spec: unknown, format: unknown): Promise<Reply<SavedFile>>;
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

const noSample = new Refusal({
  code: 'file-not-found',
  reason: 'The sample is not where Quintile was installed.',
  hint: 'Install Quintile again, or drop an extract.',
});

/** Looking into and bringing in the files that the user chose. */
function fileQuestions(options: SessionOptions, held: HeldWorkspace, running: RunningCalls) {
  const { launch, privateFolder, sample } = options;
  const offered = makeOfferedFiles();
  const bringIn = (ask: SampleAsk, call: unknown) =>
    running.run(callIdOf(call), (watch) => held.bringIn(ask, watch));
  return {
    offer: (path, name) => asReply(() => offered.offer(path, name)),
    inspect: (handles, call) =>
      asReply(() => {
        const files = offered.paths(handlesOf(handles));
        return running.run(callIdOf(call), (watch) =>
          inspectFiles(launch, files, { privateFolder, ...watch }),
        );
      }),
    importFiles: (ask, call) =>
      asReply(() => {
        const { files, places, ...rest } = importAskOf(ask);
        const name = offered.nameOf(files[0] ?? '');
        const paths = { files: offered.paths(files), places: offered.paths(places) };
        return bringIn({ ...rest, ...paths, ...(name === undefined ? {} : { name }) }, call);
      }),
    importSample: (call) =>
      asReply(() => {
        if (sample === null) throw noSample;
        return bringIn(sample, call);
      }),
  } satisfies Partial<Session>;
}

/** Starts the engine, opens the workspace, and answers one window for as long as it is open. */
export function startSession(options: SessionOptions): Session {
  const { sample, startWithSample = false, exportView } = options;
  const { tell, listen } = teller();
  const running = makeRunningCalls(tell);
  const held = holdWorkspace({ ...options, first: startWithSample ? sample : null, tell });
  const { engine, whenOpen } = held;
  return {
    ...fileQuestions(options, held, running),
    async call(method, ask, call) {
      try {
        const [name, question] = [methodOf(method), askOf(ask)];
        return await running.run(callIdOf(call), async (watch) => {
          await whenOpen();
          return engine.transport(name, question, watch);
        });
      } catch (error) {
        return failure(...problemsOf(error));
      }
    },
    cancel: (call) => running.cancel(String(call)),
    save: (spec, format) =>
      asReply(async () => {
        const [chart, file] = [readChartSpec(spec), formatOf(format)];
        await whenOpen();
        return exportView({ client: engine.client }, chart, file);
      }),
    listen,
    async close() {
      running.cancelAll();
      await engine.close();
    },
  };
}
