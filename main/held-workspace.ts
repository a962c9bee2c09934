import type { CallOptions, Client } from '../analytics/contract/client.ts';
import type { WorkspaceSummary } from '../analytics/contract/extract.ts';
import type { HostEvent, ImportAnswer } from '../analytics/contract/host.ts';
import { Refusal } from '../analytics/contract/problem.ts';
import type { Launch } from './engine-channel.ts';
import { type EngineProcess, startEngine } from './engine-process.ts';
import { importExtract } from './importing.ts';
import { problemsOf } from './reply.ts';
import type { SampleAsk } from './sample.ts';

export interface WorkspaceOptions {
  readonly launch: Launch;
  /** Absolute path of this run's private folder. */
  readonly privateFolder: string;
  /** Absolute path of the workspace; null keeps it in memory. */
  readonly workspace: string | null;
  /** Imported at the start where the workspace holds no extract; null where nothing is. */
  readonly first: SampleAsk | null;
  readonly tell: (event: HostEvent) => void;
}

/** One workspace, held open over the deaths of its engine. */
export interface HeldWorkspace {
  readonly engine: EngineProcess;
  /**
   * Resolves when the workspace is open and the first import is over, however that ended; throws
   * the `Refusal` that keeps it shut. Each call tries again to open one that is shut.
   */
  whenOpen(): Promise<void>;
  /** Imports an extract, one at a time. Throws a `Refusal`. */
  bringIn(ask: SampleAsk, watch: CallOptions): Promise<ImportAnswer>;
}

/** The id under which the progress of the first import is told, and of a repair. */
const startCall = 'start';
const reviveCall = 'revive';

/** Opens a workspace; an engine that dies while doing so is followed by another, once. */
async function openAt(client: Client, path: string | null): Promise<WorkspaceSummary> {
  const open = () => client.call('workspace.open', { path });
  return open().catch((error) => {
    if (problemsOf(error)[0]?.code === 'engine-lost') return open();
    throw error;
  });
}

/** Work that is done once, however often it is asked for, and again only where it failed. */
function onceGood(work: () => Promise<void>): () => Promise<void> {
  let doing: Promise<void> | null = null;
  return () => {
    doing ??= work().catch((error) => {
      doing = null;
      throw error;
    });
    return doing;
  };
}

/** Imports by a process of their own into the engine, and the last that succeeded. */
function makeImports({ launch, privateFolder, tell }: WorkspaceOptions) {
  let last: SampleAsk | null = null;
  async function read(client: Client, ask: SampleAsk, watch: CallOptions) {
    const answer = await importExtract({ client }, launch, ask, { privateFolder, ...watch });
    last = ask;
    return answer;
  }
  return {
    read,
    last: () => last,
    /** An import of the host's own: where it fails, the window is told, and the work goes on. */
    async readUnasked(client: Client, ask: SampleAsk, call: string) {
      try {
        await read(client, ask, {
          progress: (progress) => tell({ kind: 'progress', call, progress }),
        });
      } catch (error) {
        const isDead = problemsOf(error)[0]?.code === 'engine-lost';
        if (isDead && call === reviveCall) throw error;
        tell({ kind: 'problem', call, problems: problemsOf(error) });
      }
    },
  };
}

/**
 * Starts an engine on a workspace. One that lives in memory only is made again after a death, from
 * the files of its last import; where they are no longer to be read, it is open and empty.
 */
export function holdWorkspace(options: WorkspaceOptions): HeldWorkspace {
  const { launch, privateFolder, workspace, first, tell } = options;
  const imports = makeImports(options);
  let isImporting = false;

  async function revive(client: Client) {
    await client.call('workspace.open', { path: workspace });
    const last = imports.last();
    if (workspace === null && last !== null) await imports.readUnasked(client, last, reviveCall);
  }
  const engine = startEngine({ launch, privateFolder, revive });
  engine.onState((state) => tell({ kind: 'engine', state }));

  const whenOpen = onceGood(async () => {
    const { extract } = await openAt(engine.client, workspace);
    if (first !== null && extract === null)
      await imports.readUnasked(engine.client, first, startCall);
  });
  whenOpen().catch(() => undefined);

  async function bringIn(ask: SampleAsk, watch: CallOptions) {
    await whenOpen();
    if (isImporting) {
      throw new Refusal({ code: 'usage', reason: 'Another import is still running.' });
    }
    isImporting = true;
    try {
      return await imports.read(engine.client, ask, watch);
    } finally {
      isImporting = false;
    }
  }
  return { engine, whenOpen, bringIn };
}
