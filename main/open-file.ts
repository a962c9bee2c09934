import { existsSync } from 'node:fs';
import type { Client } from '../analytics/contract/client.ts';
import type { WorkspaceSummary } from '../analytics/contract/extract.ts';
import { type Problem, Refusal } from '../analytics/contract/problem.ts';
import { problemsOf } from './reply.ts';
import { openingOf, takeWorkspace, type WorkspaceFile } from './workspace-file.ts';

/** Which workspace to open. */
export interface OpenAsk {
  /** Absolute path; null is memory only. */
  readonly path: string | null;
  /** Opens it where it is sealed, and seals it where it is new. */
  readonly passphrase?: string | undefined;
}

/** The one workspace that an engine has open, and its file. Nothing here may be done at once. */
export interface OpenFile {
  /** Null until one has been opened. */
  present(): WorkspaceFile | null;
  /** Opens another; where that fails, the present one is opened again, and `reopened` called. */
  open(
    ask: OpenAsk,
    signal?: AbortSignal,
    reopened?: (before: WorkspaceFile) => Promise<void>,
  ): Promise<WorkspaceSummary>;
  /** Seals what has changed; the engine has it open again afterwards. */
  keep(): Promise<void>;
  /** Seals a workspace that is not there yet, so that it is. */
  keepNew(): Promise<void>;
  sealWith(passphrase: string | null): Promise<void>;
  /** Seals what has changed and leaves it shut. */
  shut(): Promise<void>;
  /** Deletes the plain copy of a sealed workspace; the engine has ended, or shut it. */
  letGo(): void;
}

const nothingOpen = new Refusal({
  code: 'no-extract',
  reason: 'No workspace is open.',
  hint: 'Open one first.',
});

/** A change that is made and not sealed: closing seals it, or the next change does. */
const notSealed = (problem: Problem): Problem => ({
  ...problem,
  reason: `The change is made, but the workspace could not be sealed with it. ${problem.reason}`,
});

/** Opens a workspace; an engine that dies while doing so is followed by another, once. */
async function openIn(client: Client, file: WorkspaceFile): Promise<WorkspaceSummary> {
  const open = () => client.call('workspace.open', openingOf(file));
  return open().catch((error) => {
    if (problemsOf(error)[0]?.code === 'engine-lost') return open();
    throw error;
  });
}

/** Opens workspaces with an engine, and seals those that are sealed. */
export function makeOpenFile(client: Client, privateFolder: string): OpenFile {
  let file: WorkspaceFile | null = null;

  /** Has the engine shut the present file, does the work, and has it opened whatever came of it. */
  async function whileShut(present: WorkspaceFile, work: () => Promise<void>) {
    await client.call('workspace.close', {});
    try {
      await work();
    } finally {
      await openIn(client, present);
    }
  }
  async function leave(before: WorkspaceFile | null) {
    if (before === null || before.path === null) return;
    await client.call('workspace.close', {});
    await before.keep();
  }
  async function enter(next: WorkspaceFile) {
    file = next;
    const summary = await openIn(client, next);
    next.confirm();
    return summary;
  }
  return {
    present: () => file,
    async open({ path, passphrase }, signal, reopened = async () => undefined) {
      const before = file;
      const next = await takeWorkspace(path, { privateFolder, passphrase, signal });
      try {
        await leave(before);
        const summary = await enter(next);
        before?.letGo();
        return summary;
      } catch (error) {
        file = before;
        if (before !== null) await openIn(client, before).then(() => reopened(before));
        next.letGo();
        throw error;
      }
    },
    async keep() {
      const present = file;
      if (present?.isSealed() !== true) return;
      await whileShut(present, present.keep).catch((error) => {
        throw new Refusal(...problemsOf(error).map(notSealed));
      });
    },
    async keepNew() {
      const path = file?.path ?? null;
      if (file?.isSealed() === true && path !== null && !existsSync(path)) {
        await whileShut(file, file.keep);
      }
    },
    async sealWith(passphrase) {
      const present = file;
      if (present === null) throw nothingOpen;
      if (present.path === null) return present.sealWith(passphrase);
      await whileShut(present, () => present.sealWith(passphrase));
    },
    async shut() {
      if (file?.isSealed() === true) await leave(file);
    },
    letGo() {
      file?.letGo();
      file = null;
    },
  };
}
