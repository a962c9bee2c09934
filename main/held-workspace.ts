import type { CallOptions, Client } from '../analytics/contract/client.ts';
import type { HostEvent, ImportAnswer } from '../analytics/contract/host.ts';
import type { WorkspaceSummary } from '../analytics/contract/methods.ts';
import { Refusal } from '../analytics/contract/problem.ts';
import type { Launch } from './engine-channel.ts';
import { type EngineProcess, startEngine } from './engine-process.ts';
import { importExtract } from './importing.ts';
import { asReply, problemsOf } from './reply.ts';
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
  /** Resolves when the workspace is open; throws the `Refusal` that kept it shut. */
  whenOpen(): Promise<void>;
  /** Imports an extract, one at a time. Throws a `Refusal`. */
  bringIn(ask: SampleAsk, watch: CallOptions): Promise<ImportAnswer>;
}

/** The id under which the progress of the first import is told, and of a repair. */
export const startCall = 'start';
export const reviveCall = 'revive';

/** Opens a workspace; an engine that dies while doing so is followed by another, once. */
async function openAt(client: Client, path: string | null): Promise<WorkspaceSummary> {
  const open = () => client.call('workspace.open', { path });
  return open().catch((error) => {
    if (problemsOf(error)[0]?.code === 'engine-lost') return open();
    throw error;
  });
}

/**
 * Starts an engine on a workspace. One that lives in memory only is made again after a death, from
 * the files of its last import.
 */
export function holdWorkspace(options: WorkspaceOptions): HeldWorkspace {
  const { launch, privateFolder, workspace, first, tell } = options;
  let last: SampleAsk | null = null;
  let isImporting = false;

  async function read(client: Client, ask: SampleAsk, watch: CallOptions) {
    const answer = await importExtract({ client }, launch, ask, { privateFolder, ...watch });
    last = ask;
    return answer;
  }
  const under = (call: string): CallOptions => ({
    progress: (progress) => tell({ kind: 'progress', call, progress }),
  });

  async function revive(client: Client) {
    await client.call('workspace.open', { path: workspace });
    if (workspace === null && last !== null) await read(client, last, under(reviveCall));
  }
  const engine = startEngine({ launch, privateFolder, revive });
  engine.onState((state) => tell({ kind: 'engine', state }));

  const opening = asReply(async () => {
    const { extract } = await openAt(engine.client, workspace);
    if (first !== null && extract === null) await read(engine.client, first, under(startCall));
  });
  async function whenOpen() {
    const opened = await opening;
    if (!opened.ok) throw new Refusal(...opened.problems);
  }

  return {
    engine,
    whenOpen,
    async bringIn(ask, watch) {
      await whenOpen();
      if (isImporting) {
        throw new Refusal({ code: 'usage', reason: 'Another import is still running.' });
      }
      isImporting = true;
      try {
        return await read(engine.client, ask, watch);
      } finally {
        isImporting = false;
      }
    },
  };
}
