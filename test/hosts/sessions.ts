import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import type { WorkspaceList } from '../../analytics/contract/host.ts';
import type { Method } from '../../analytics/contract/methods.ts';
import { decodeReply, type Reply } from '../../analytics/contract/wire.ts';
import { forkLaunch, type Launch } from '../../main/engine-channel.ts';
import { type Session, type SessionOptions, startSession } from '../../main/session.ts';

const fork = forkLaunch(join(import.meta.dirname, 'stand-in-engine.mjs'));
export const passphrase = 'correct horse, battery staple';
export let folder: string;
export let data: string;
let sessions: Session[];
export let asked: { readonly method: Method; readonly ask: unknown }[];

/** An engine that also notes what it is asked. */
const launch: Launch = (role, privateFolder) => {
  const channel = fork(role, privateFolder);
  return {
    ...channel,
    send(message) {
      if (message.kind === 'call') asked.push({ method: message.method, ask: message.ask });
      channel.send(message);
    },
  };
};

/** Gives every test of a file a folder with a data folder, and ends the sessions that it started. */
export function eachWithSessions() {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'quintile-workspaces-'));
    data = join(folder, 'data');
    vi.stubEnv('QUINTILE_HOME', data);
    [sessions, asked] = [[], []];
  });
  afterEach(async () => {
    for (const session of sessions) await session.close();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
}

export function start(more: Partial<SessionOptions> = {}): Session {
  const privateFolder = mkdtempSync(join(folder, 'run-'));
  const session = startSession({
    launch,
    privateFolder,
    dataFolder: data,
    workspace: null,
    sample: null,
    exportView: async () => ({ name: 'x', bytes: new Uint8Array() }),
    ...more,
  });
  sessions = [...sessions, session];
  return session;
}

export async function end(session: Session): Promise<void> {
  sessions = sessions.filter((one) => one !== session);
  await session.close();
}

export const problemOf = (reply: Reply<unknown>) => (reply.ok ? null : reply.problems[0]);

export function answerOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.problems.map(({ reason }) => reason).join(' '));
  return reply.answer;
}

export async function importInto(session: Session, name = 'people.csv'): Promise<Reply<unknown>> {
  const path = join(folder, name);
  writeFileSync(path, 'age\n4\n');
  const { handle } = answerOf(await session.offer(path));
  return session.importFiles({ files: [handle], places: [] }, `import-${name.replace('.', '-')}`);
}

export async function call(session: Session, method: Method, ask: object = {}) {
  const bytes = await session.call(method, ask, `call-${asked.length}`);
  return decodeReply<{ extracts: { id: string; name: string; text: string; columns: string[] }[] }>(
    bytes,
  );
}
export const extractsOf = async (session: Session) =>
  answerOf(await call(session, 'workspace.describe')).extracts;

export const named = ({ entries }: WorkspaceList, name: string) =>
  entries.find((entry) => entry.name === name)?.handle ?? 'none';

export async function sealed(session: Session, name = 'North'): Promise<string> {
  answerOf(await session.openWorkspace({ name, passphrase }, 'open'));
  return join(data, 'workspaces', `${name}.quintile`);
}
