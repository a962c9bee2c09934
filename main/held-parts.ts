import type { CallOptions, Client } from '../analytics/contract/client.ts';
import type { HostEvent } from '../analytics/contract/host.ts';
import type { Launch } from './engine-channel.ts';
import { type EngineProcess, startEngine } from './engine-process.ts';
import { type ImportJournal, makeImportJournal } from './import-journal.ts';
import { makeOpenFile, type OpenFile } from './open-file.ts';
import { problemsOf } from './reply.ts';
import type { SampleAsk } from './sample.ts';
import { makeTurns, type Turns } from './turns.ts';
import { openingOf } from './workspace-file.ts';

export interface WorkspaceOptions {
  readonly launch: Launch;
  /** Absolute path of this run's private folder. */
  readonly privateFolder: string;
  /** Absolute path of the workspace; null keeps it in memory. */
  readonly workspace: string | null;
  /** Opens it where it is sealed, and seals it where it is new. */
  readonly passphrase?: string | undefined;
  /** Imported at the start where the workspace holds no extract; null where nothing is. */
  readonly first: SampleAsk | null;
  readonly tell: (event: HostEvent) => void;
  /** Told of every file that has been opened, or sealed or unsealed since. */
  readonly onOpen?: (path: string, isSealed: boolean) => void;
}

/** The ids under which the progress of the first import is told, and of a repair. */
const startCall = 'start';
const reviveCall = 'revive';

/** The workspace that is open; its path is null where it lives in memory only. */
export interface PresentWorkspace {
  readonly path: string | null;
  readonly isSealed: boolean;
}

/** What a held workspace is made of. */
export interface Parts {
  readonly engine: EngineProcess;
  readonly open: OpenFile;
  readonly journal: ImportJournal;
  readonly turns: Turns;
  /** Does again what was done to a workspace in memory. */
  readonly replay: (client: Client) => Promise<void>;
  /** Opens a file, seals it where it is new, and tells of it. */
  readonly enter: OpenFile['open'];
  readonly present: () => PresentWorkspace | null;
  readonly tellOpen: () => void;
}

const watchOf = ({ tell }: WorkspaceOptions, call: string): CallOptions => ({
  progress: (progress) => tell({ kind: 'progress', call, progress }),
});

/** Work of the host's own: where it fails, the window is told, and the rest goes on. */
const tellOf =
  ({ tell }: WorkspaceOptions, call: string) =>
  (error: unknown) => {
    const problems = problemsOf(error);
    if (call === reviveCall && problems[0]?.code === 'engine-lost') throw error;
    tell({ kind: 'problem', call, problems });
  };

/** Starts an engine that has opened nothing yet. */
export function startParts(options: WorkspaceOptions): Parts {
  const { launch, privateFolder, tell, onOpen } = options;
  const journal = makeImportJournal(launch, privateFolder);
  const replay = (client: Client) =>
    journal.replay(client, watchOf(options, reviveCall), tellOf(options, reviveCall));
  async function revive(client: Client) {
    const file = open.present();
    if (file === null) return;
    await client.call('workspace.open', openingOf(file));
    if (file.path === null) await replay(client);
  }
  const engine = startEngine({ launch, privateFolder, revive });
  const open = makeOpenFile(engine.client, privateFolder);
  engine.onState((state) => tell({ kind: 'engine', state }));

  const present = () => {
    const file = open.present();
    return file === null ? null : { path: file.path, isSealed: file.isSealed() };
  };
  const tellOpen = () => {
    const { path = null, isSealed = false } = present() ?? {};
    if (path !== null) onOpen?.(path, isSealed);
  };
  const enter: OpenFile['open'] = async (...asked) => {
    const summary = await open.open(...asked);
    await open.keepNew();
    tellOpen();
    return summary;
  };
  return { engine, open, journal, turns: makeTurns(), replay, enter, present, tellOpen };
}

/** Opens the first workspace, unless another was opened meanwhile, and imports the first extract. */
export async function openFirst(
  parts: Parts,
  options: WorkspaceOptions,
  signal: AbortSignal,
): Promise<void> {
  const { engine, open, journal, turns, enter } = parts;
  const { workspace, passphrase, first } = options;
  const summary = await turns.take(async () =>
    open.present() === null ? enter({ path: workspace, passphrase }) : null,
  );
  if (first === null || summary === null || summary.extract !== null) return;
  await journal
    .read(engine.client, first, { ...watchOf(options, startCall), signal })
    .then(() => turns.take(open.keep))
    .catch(tellOf(options, startCall));
}
