import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Method } from '../../analytics/contract/methods.ts';
import type { ReleaseSummary } from '../../analytics/contract/release-summary.ts';
import { decodeReply } from '../../analytics/contract/wire.ts';
import { forkLaunch, type Launch } from '../../main/engine-channel.ts';
import { exportView } from '../../main/export/export-view.ts';
import { type Session, startSession } from '../../main/session.ts';
import { smallPeople, writeSmallExtract } from '../engine/small-extract.ts';

vi.setConfig({ testTimeout: 120_000 });

const fork = forkLaunch(resolve(import.meta.dirname, '../../dist/engine.js'));
const spec = { chart: 'heat', definition: { id: 'snee' }, policy: 'nhs-hes' } as const;
let folder: string;
let asked: Method[] = [];
let runs = 0;

/** The engine itself, which also notes what it is asked. */
const launch: Launch = (role, privateFolder) => {
  const channel = fork(role, privateFolder);
  return {
    ...channel,
    send(message) {
      if (message.kind === 'call') asked.push(message.method);
      channel.send(message);
    },
  };
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-window-saves-'));
  vi.stubEnv('QUINTILE_HOME', join(folder, 'home'));
  writeSmallExtract(folder, smallPeople(3000));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function start(workspace: string | null, passphrase?: string): Session {
  runs += 1;
  asked = [];
  const privateFolder = join(folder, `run-${runs}`);
  mkdirSync(privateFolder);
  const dataFolder = join(folder, 'data');
  const common = { launch, privateFolder, dataFolder, sample: null, exportView };
  return startSession({ ...common, workspace, passphrase });
}

async function importInto(session: Session) {
  const offered = await session.offer(join(folder, 'small.csv'));
  const files = offered.ok ? [offered.answer.handle] : [];
  expect((await session.importFiles({ files, places: [] }, 'import')).ok).toBe(true);
}

async function listOf(session: Session) {
  const reply = decodeReply<ReleaseSummary[]>(await session.call('release.list', {}, 'list'));
  return reply.ok ? reply.answer.map(({ title }) => title) : reply.problems;
}

test('a chart that the window saves is recorded, sealed in, and only then handed over', async () => {
  const path = join(folder, 'sealed.quintile');
  const session = start(path, 'SYN several words');
  await importInto(session);
  const sealedBefore = readFileSync(path);
  asked = [];
  expect((await session.save({ ...spec, title: 'Saved' }, 'csv')).ok).toBe(true);
  expect(asked.slice(0, 3)).toEqual(['table.release', 'release.keep', 'workspace.close']);
  const sealed = readFileSync(path);
  expect(sealed.equals(sealedBefore)).toBe(false);
  const second = session.save({ ...spec, title: 'Left' }, 'svg');
  const third = session.save({ ...spec, title: 'At once' }, 'png');
  expect([(await second).ok, (await third).ok]).toEqual([true, true]);
  await session.close();
  const again = start(path, 'SYN several words');
  expect((await listOf(again)) as string[]).toEqual(
    expect.arrayContaining(['Saved', 'Left', 'At once']),
  );
  await again.close();
});

test('what the window looks at is not recorded, and the window can neither keep nor drop a release', async () => {
  const session = start(null);
  await importInto(session);
  const run = { definition: { id: 'snee' }, policy: 'nhs-hes' };
  expect(decodeReply(await session.call('segments.run', run, 'look')).ok).toBe(true);
  const leaving = { release: 'of-the-window', title: 'Own' };
  for (const [method, ask] of [
    ['segments.run', { ...run, leaving }],
    ['release.keep', { release: 'of-the-window' }],
    ['release.drop', { release: 'of-the-window' }],
  ] as const) {
    const reply = decodeReply(await session.call(method, ask, method.replace('.', '-')));
    expect({ method, code: reply.ok ? null : reply.problems[0]?.code }).toEqual({
      method,
      code: 'usage',
    });
  }
  expect(await listOf(session)).toEqual([]);
  await session.close();
});

test('a chart whose dialog is cancelled leaves no record, and one that cannot be written neither', async () => {
  const session = start(null);
  await importInto(session);
  asked = [];
  const titled = { ...spec, title: 'Unwanted' };
  const cancelled = await session.save(titled, 'csv', false, () => null);
  expect(cancelled).toEqual({ ok: true, answer: null });
  const unwritable = await session.save(titled, 'csv', false, () => {
    throw Object.assign(new Error('No room.'), { code: 'ENOSPC' });
  });
  expect(unwritable.ok).toBe(false);
  const once = ['table.release', 'release.drop'];
  expect(asked).toEqual([...once, ...once]);
  expect(await listOf(session)).toEqual([]);
  await session.close();
});

test('a chart whose drawing fails is dropped', async () => {
  const session = start(null);
  await importInto(session);
  const wrong = {
    ...spec,
    chart: 'map',
    title: 'Wrong',
    filters: { segment: ['none-such'] },
  };
  expect((await session.save(wrong, 'csv')).ok).toBe(false);
  expect(asked).toContain('release.drop');
  expect(asked).not.toContain('release.keep');
  expect(await listOf(session)).toEqual([]);
  await session.close();
});
