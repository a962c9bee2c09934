import { existsSync } from 'node:fs';
import type { WorkspaceSummary } from '../analytics/contract/extract.ts';
import type { WorkspaceList } from '../analytics/contract/host.ts';
import { Refusal } from '../analytics/contract/problem.ts';
import type { Reply } from '../analytics/contract/wire.ts';
import type { Launch } from './engine-channel.ts';
import { startEngine } from './engine-process.ts';
import type { HeldWorkspace } from './held-workspace.ts';
import type { OfferedFiles } from './offered-files.ts';
import { deleteWorkspaceFile } from './recent/delete-workspace.ts';
import { type KnownWorkspaces, shownName } from './recent/known-workspaces.ts';
import { asReply, problemsOf } from './reply.ts';
import type { RunningCalls } from './running-calls.ts';
import { callIdOf, handleOf, isOnOf, openAskOf, passphraseOf } from './window-ask.ts';

/** What a window may ask about workspaces; all of it is checked here. */
export interface WorkspaceQuestions {
  workspaces(): Promise<Reply<WorkspaceList>>;
  openWorkspace(ask: unknown, call: unknown): Promise<Reply<WorkspaceSummary>>;
  sealWith(passphrase: unknown): Promise<Reply<WorkspaceList>>;
  deleteWorkspace(handle: unknown): Promise<Reply<WorkspaceList>>;
  keepRecent(isOn: unknown): Promise<Reply<WorkspaceList>>;
}

export interface WorkspaceQuestionOptions {
  readonly launch: Launch;
  readonly privateFolder: string;
  readonly offered: OfferedFiles;
  readonly held: HeldWorkspace;
  readonly running: RunningCalls;
  readonly known: KnownWorkspaces;
}

const deleting =
  'Deleting does not overwrite a disk: keep workspaces on an encrypted one all the same.';

/** What others may read of a workspace while it is open, and after a crash. */
const readable = {
  none: 'No workspace is open.',
  memory:
    'The people are in memory only. While files are read in, and where memory runs short, they lie in a folder that only this user may enter; it is emptied when Quintile ends, and after a crash when it next starts. Files that a browser window handed over stay there, as they are, until another workspace is opened, or their extract or a column of it is deleted.',
  plain:
    'The workspace file is not encrypted: whoever may read it reads the people in it. Seal it with a passphrase, or keep it on an encrypted disk.',
  sealed: `The file is sealed. While it is open, a plain copy lies in a folder that only this user may enter; it is deleted on closing, and after a crash when Quintile next starts. ${deleting}`,
} as const;

function kindOf(present: ReturnType<HeldWorkspace['present']>): keyof typeof readable {
  if (present === null) return 'none';
  if (present.path === null) return 'memory';
  return present.isSealed ? 'sealed' : 'plain';
}

/** Has a short-lived engine open a file: only a workspace of ours that nobody else has opens. */
async function proveBy(launch: Launch, privateFolder: string, path: string): Promise<void> {
  const engine = startEngine({ launch, privateFolder, role: 'reader' });
  try {
    await engine.client.call('workspace.open', { path });
  } finally {
    await engine.close();
  }
}

/** The workspaces that are known, opening one instead of another, sealing and deleting. */
export function workspaceQuestions(options: WorkspaceQuestionOptions): WorkspaceQuestions {
  const { launch, privateFolder, offered, held, running, known } = options;

  async function list(): Promise<WorkspaceList> {
    const present = held.present();
    const { path = null, isSealed = false } = present ?? {};
    return {
      entries: await known.entries(path === null ? null : { path, isSealed }),
      keepsRecent: known.recent.keeps(),
      open: path === null ? null : shownName(path),
      isSealed,
      readable: readable[kindOf(present)],
    };
  }
  function existing(handle: string): string {
    const path = known.pathOf(handle);
    if (existsSync(path)) return path;
    throw new Refusal({
      code: 'file-not-found',
      reason: 'The workspace is no longer there.',
      hint: 'Check that its drive is connected, or take it off the list by deleting it.',
    });
  }
  /** A damaged file in our own folder is ours all the same; elsewhere it is left alone. */
  async function prove(path: string) {
    await proveBy(launch, privateFolder, path).catch((error) => {
      const isInUse = problemsOf(error)[0]?.code === 'workspace-in-use';
      if (isInUse || !known.isOwn(path)) throw error;
    });
  }
  async function open(given: unknown, call: unknown): Promise<WorkspaceSummary> {
    const ask = openAskOf(given);
    return running.run(callIdOf(call), (watch) => {
      if ('memory' in ask) return held.switchTo({ path: null }, watch);
      const { passphrase } = ask;
      if ('name' in ask) return held.switchTo({ path: known.newPath(ask.name), passphrase }, watch);
      const path = existing(ask.handle);
      if (path === held.present()?.path) return held.client.call('workspace.describe', {}, watch);
      return held.switchTo({ path, passphrase }, watch);
    });
  }
  return {
    workspaces: () => asReply(list),
    openWorkspace: (ask, call) => asReply(() => open(ask, call).finally(offered.sweep)),
    sealWith: (passphrase) =>
      asReply(async () => {
        await held.sealWith(passphrase === null ? null : passphraseOf(passphrase));
        return list();
      }),
    deleteWorkspace: (handle) =>
      asReply(async () => {
        const path = known.pathOf(handleOf(handle));
        if (path === held.present()?.path) await held.switchTo({ path: null }, {});
        offered.forgetCopies();
        await deleteWorkspaceFile(path, prove);
        known.forget(path);
        return list();
      }),
    keepRecent: (isOn) =>
      asReply(() => {
        known.recent.keep(isOnOf(isOn));
        const { path = null, isSealed = false } = held.present() ?? {};
        if (path !== null) known.recent.note(path, isSealed);
        return list();
      }),
  };
}
