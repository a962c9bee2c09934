import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '../../analytics/contract/client.ts';
import type { Progress } from '../../analytics/contract/methods.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import { forkLaunch, type Launch } from '../engine-channel.ts';
import { startEngine } from '../engine-process.ts';
import { makePrivateFolder } from '../private-folder.ts';
import { progressLine } from './progress-line.ts';

/** What a command works with: an engine with its workspace open, and a signal that Ctrl+C aborts. */
export interface CommandSession {
  readonly client: Client;
  readonly launch: Launch;
  readonly privateFolder: string;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

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

/** Runs a command's work with an engine of its own; whatever happens, nothing is left behind. */
export async function withEngine<T>(
  workspace: string | null,
  work: (session: CommandSession) => Promise<T>,
): Promise<T> {
  const { signal, release } = interruptible();
  const folder = makePrivateFolder();
  const launch = forkLaunch(engineProgram);
  const path = workspace === null ? null : resolve(workspace);
  const open = (client: Client, options = {}) => client.call('workspace.open', { path }, options);
  const revive = async (client: Client) => void (await open(client));
  const engine = startEngine({ launch, privateFolder: folder.path, revive });
  const line = progressLine(process.stderr);
  try {
    await open(engine.client, { signal });
    return await work({
      client: engine.client,
      launch,
      privateFolder: folder.path,
      signal,
      progress: line.show,
    });
  } finally {
    line.clear();
    release();
    await engine.close();
    folder.remove();
  }
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

/** Like {@link withEngine}, but refuses a workspace that is not there or holds no extract. */
export async function withExtract<T>(
  workspace: string,
  work: (session: CommandSession) => Promise<T>,
): Promise<T> {
  return withEngine(existing(workspace), async (session) => {
    const summary = await session.client.call('workspace.describe', {});
    if (summary.extract !== null) return work(session);
    throw new Refusal({
      code: 'no-extract',
      reason: 'The workspace holds no extract.',
      hint: 'Import one: quintile import FILE --workspace W',
      where: { file: workspace },
    });
  });
}
