import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Method } from '../../analytics/contract/methods.ts';
import type { ReleaseSummary } from '../../analytics/contract/release-summary.ts';
import { decodeReply } from '../../analytics/contract/wire.ts';
import { type EngineChannel, forkLaunch, type Launch } from '../../main/engine-channel.ts';
import { exportView } from '../../main/export/export-view.ts';
import { type Session, startSession } from '../../main/session.ts';
import { smallPeople, writeSmallExtract } from '../engine/small-extract.ts';

vi.setConfig({ testTimeout: 120_000 });

const fork = forkLaunch(resolve(import.meta.dirname, '../../dist/engine.js'));
let folder: string;
let session: Session;
let engine: EngineChannel | null;

const launch: Launch = (role, privateFolder) => {
  const channel = fork(role, privateFolder);
  if (role === 'engine') engine = channel;
  return channel;
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-memory-register-'));
  vi.stubEnv('QUINTILE_HOME', join(folder, 'home'));
  const privateFolder = join(folder, 'run');
  mkdirSync(privateFolder);
  session = startSession({
    ...{ launch, privateFolder, dataFolder: join(folder, 'data') },
    ...{ sample: null, workspace: null, exportView },
  });
  await importPeople(3000);
});
afterEach(async () => {
  await session.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** Imports so many people under a name of their own. */
async function importPeople(count: number) {
  const of = join(folder, `of-${count}`);
  mkdirSync(of, { recursive: true });
  const offered = await session.offer(writeSmallExtract(of, smallPeople(count)), `${count}.csv`);
  const files = offered.ok ? [offered.answer.handle] : [];
  expect((await session.importFiles({ files, places: [] }, `import-${count}`)).ok).toBe(true);
}

async function ask<T>(method: Method, question: object = {}): Promise<T> {
  const reply = decodeReply<T>(await session.call(method, question, 'ask'));
  if (!reply.ok) throw new Error(reply.problems[0]?.reason);
  return reply.answer;
}

const titles = async () =>
  (await ask<ReleaseSummary[]>('release.list')).map(({ title, tables }) => [
    title,
    tables[0]?.extract.name,
  ]);

/** Ends the engine as a crash does; the next question waits for the one that follows it. */
async function crash() {
  const died = engine;
  died?.kill();
  await vi.waitFor(() => expect(engine).not.toBe(died), { timeout: 20_000 });
}

/** A ranking of everybody of an age and over. */
const save = (title: string, from: number) =>
  session.save(
    {
      ...{ chart: 'rank', measure: 'prevalence:copd', by: ['lcp'], title },
      ...{ definition: { id: 'age-by-conditions' }, policy: 'threshold-10' },
      where: { age: { from } },
    },
    'csv',
  );

test('the register of a workspace in memory outlives its engine, and later releases are checked against it', async () => {
  expect(await save('Of 40', 40)).toMatchObject({ ok: true });
  await crash();
  expect(await titles()).toEqual([['Of 40', '3000.csv']]);
  const later = await save('Of 41', 41);
  expect(later.ok ? null : later.problems[0]?.code).toBe('disclosure-refused');
  expect(await save('Of 40', 40)).toMatchObject({ ok: true });
  await crash();
  expect(await titles()).toEqual([
    ['Of 40', '3000.csv'],
    ['Of 40', '3000.csv'],
  ]);
});

test('an extract that is read again after a crash is the same one, though another was deleted', async () => {
  await importPeople(3300);
  expect(await save('Of 40', 40)).toMatchObject({ ok: true });
  await ask('extract.delete', { id: 'e1' });
  await crash();
  const { extracts } = await ask<{ extracts: { id: string; name: string }[] }>(
    'workspace.describe',
  );
  expect(extracts.map(({ id, name }) => [id, name])).toEqual([['e2', '3300.csv']]);
});

test('another workspace in memory begins with an empty register, also after a crash', async () => {
  expect(await save('Of 40', 40)).toMatchObject({ ok: true });
  expect((await session.openWorkspace({ memory: true }, 'open')).ok).toBe(true);
  expect(await titles()).toEqual([]);
  await crash();
  expect(await titles()).toEqual([]);
});

test('the register comes back with its workspace where another could not be opened', async () => {
  expect(await save('Of 40', 40)).toMatchObject({ ok: true });
  mkdirSync(join(folder, 'data', 'workspaces'), { recursive: true });
  writeFileSync(join(folder, 'data', 'workspaces', 'None.quintile'), 'no workspace at all');
  const opened = await session.openWorkspace({ name: 'None' }, 'open');
  expect(opened.ok).toBe(false);
  expect(await titles()).toEqual([['Of 40', '3000.csv']]);
});

test('a workspace in a file takes over nothing from one in memory', async () => {
  expect(await save('Of 40', 40)).toMatchObject({ ok: true });
  expect((await session.openWorkspace({ name: 'North' }, 'open')).ok).toBe(true);
  expect((await session.openWorkspace({ memory: true }, 'again')).ok).toBe(true);
  await crash();
  expect(await titles()).toEqual([]);
});
