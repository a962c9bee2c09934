import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Client, makeClient } from '../../analytics/contract/client.ts';
import type { Progress } from '../../analytics/contract/methods.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import { transportOver } from '../changing-calls.ts';
import { forkLaunch, type Launch } from '../engine-channel.ts';
import { startEngine } from '../engine-process.ts';
import { makeOpenFile, type OpenFile } from '../open-file.ts';
import { readPassphraseFile } from '../passphrase-file.ts';
import { makePrivateFolder } from '../private-folder.ts';
import { openingOf } from '../workspace-file.ts';
import { progressLine } from './progress-line.ts';

/** What a command works with: an engine with its workspace open, and a signal that Ctrl+C aborts. */
export interface CommandSession {
  readonly client: Client;
  readonly launch: Launch;
  readonly privateFolder: string;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

/** Options of every command that works on a workspace. */
export interface OfWorkspace {
  readonly workspace: string;
  /** A file whose first line opens it where it is sealed. */
  readonly passphraseFile?: string;
}

type Work<T> = (session: CommandSession) => Promise<T>;

const engineProgram = join(dirname(fileURLToPath(import.meta.url)), 'engine.js');

/** An abort signal that Ctrl+C, a closed terminal or a stop fires; a second one ends the program. */
function interruptible(): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const onInterrupt = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, onInterrupt);
  const release = () => {
    for (const name of signals) process.off(name, onInterrupt);
  };
  return { signal: controller.signal, release };
}

/** The workspace of a command, and the passphrase that it is sealed with. */
interface Access {
  /** Absolute path; null is memory only. */
  readonly path: string | null;
  readonly passphrase: string | undefined;
  /** Seals a workspace that was not sealed, once the work is done. */
  readonly seals: boolean;
}

function passphraseOf(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  const { passphrase, warning } = readPassphraseFile(file);
  if (warning !== null) process.stderr.write(`${warning}\n`);
  return passphrase;
}

/** Seals what a command has changed: all of it where the work was done, else what was there before. */
async function keepWork(open: OpenFile, { passphrase, seals }: Access): Promise<void> {
  const isSealed = open.present()?.isSealed() === true;
  if (isSealed || !seals || passphrase === undefined) await open.shut();
  else await open.sealWith(passphrase);
}

async function runWork<T>(access: Access, work: Work<T>): Promise<T> {
  const { signal, release } = interruptible();
  const folder = makePrivateFolder();
  const launch = forkLaunch(engineProgram);
  const revive = async (client: Client) => {
    const present = open.present();
    if (present !== null) await client.call('workspace.open', openingOf(present));
  };
  const engine = startEngine({ launch, privateFolder: folder.path, revive });
  const open = makeOpenFile(engine.client, folder.path);
  const line = progressLine(process.stderr);
  const isNew = access.path !== null && !existsSync(access.path);
  try {
    const { notices } = await open.open(access, signal);
    for (const notice of notices) process.stderr.write(`${notice}\n`);
    // A release is sealed into the workspace before anything of it is written.
    const client = makeClient(transportOver(async () => undefined, engine.transport, open.keep));
    const given = { client, launch, privateFolder: folder.path, signal, progress: line.show };
    const done = await work(given).catch(async (error) => {
      if (!isNew) await open.shut();
      throw error;
    });
    await keepWork(open, access);
    return done;
  } finally {
    line.clear();
    release();
    await engine.close();
    open.letGo();
    folder.remove();
  }
}

/**
 * Runs a command's work with an engine of its own; whatever happens, nothing is left behind. With a
 * passphrase, the workspace is sealed afterwards, whether or not it was.
 */
export async function withEngine<T>(
  workspace: string | null,
  work: Work<T>,
  passphraseFile?: string,
): Promise<T> {
  const path = workspace === null ? null : resolve(workspace);
  return runWork({ path, passphrase: passphraseOf(passphraseFile), seals: true }, work);
}

function existing(workspace: string): string {
  if (existsSync(workspace)) return workspace;
  throw new Refusal({
    code: 'file-not-found',
    reason: 'There is no such workspace.',
    hint: 'Make one: quintile import FILE --workspace W',
    where: { file: workspace },
  });
}

/**
 * Runs work on a workspace that is there. A passphrase opens one that is sealed, and is not needed for
 * any other.
 */
export async function withWorkspace<T>(
  { workspace, passphraseFile }: OfWorkspace,
  work: Work<T>,
): Promise<T> {
  const path = resolve(existing(workspace));
  return runWork({ path, passphrase: passphraseOf(passphraseFile), seals: false }, work);
}

/** The same on one that holds an extract. */
export function withExtract<T>(of: OfWorkspace, work: Work<T>): Promise<T> {
  return withWorkspace(of, async (session) => {
    const summary = await session.client.call('workspace.describe', {});
    if (summary.extract !== null) return work(session);
    throw new Refusal({
      code: 'no-extract',
      reason: 'The workspace holds no extract.',
      hint: 'Import one: quintile import FILE --workspace W',
      where: { file: of.workspace },
    });
  });
}
