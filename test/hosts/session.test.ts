import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StageAsk } from '../../analytics/contract/extract.ts';
import type { HostEvent } from '../../analytics/contract/host.ts';
import { decodeReply, type Reply } from '../../analytics/contract/wire.ts';
import { forkLaunch, type Launch } from '../../main/engine-channel.ts';
import { type Session, type SessionOptions, startSession } from '../../main/session.ts';

const fork = forkLaunch(join(import.meta.dirname, 'stand-in-engine.mjs'));
let folder: string;
let session: Session;
let staged: string[];
let events: HostEvent[];
let refuseStaging: boolean;

const launch: Launch = (role, privateFolder) => {
  const channel = fork(role, privateFolder);
  return {
    ...channel,
    send(message) {
      if (message.kind !== 'call' || message.method !== 'extract.stage')
        return channel.send(message);
      const asked = message.ask as StageAsk;
      staged.push(JSON.stringify(asked));
      const files = refuseStaging ? asked.files.map((name) => `${name}.refused`) : asked.files;
      channel.send({ ...message, ask: { ...asked, files } });
    },
  };
};

const hear = () => session.listen((event) => events.push(event));

function start(more: Partial<SessionOptions> = {}, listen: () => void = hear) {
  session = startSession({
    launch,
    privateFolder: folder,
    dataFolder: join(folder, 'data'),
    workspace: null,
    sample: null,
    exportView: async (_engine, spec, format) => ({
      name: `${spec.chart}.${format}`,
      bytes: new Uint8Array([1, 2]),
    }),
    ...more,
  });
  listen();
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-session-'));
  staged = [];
  events = [];
  refuseStaging = false;
});
afterEach(async () => {
  await session.close();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, 'age\n4\n');
  return path;
}

const problemOf = (reply: Reply<unknown>) => (reply.ok ? null : reply.problems[0]);
async function ask(method: unknown, question: unknown = {}, call: unknown = 'c1') {
  return decodeReply<Record<string, unknown>>(await session.call(method, question, call));
}
async function offer(name: string): Promise<string> {
  const reply = await session.offer(file(name));
  if (!reply.ok) throw new Error('The file was not taken.');
  return reply.answer.handle;
}

describe('what a window may call', () => {
  test.each([
    'workspace.open',
    'workspace.close',
    'extract.inspect',
    'extract.stage',
    'extract.adopt',
  ])('not %s, which is the host’s own', async (method) => {
    start();
    const reply = await ask(method, { path: '/etc/passwd', files: [], staging: '/x' });
    expect(problemOf(reply)?.code).toBe('usage');
  });

  test.each([
    ['an unknown method', 'engine.stop', {}, 'c'],
    ['a method that every object has', 'toString', {}, 'c'],
    ['a question that is no object', 'engine.describe', 'text', 'c'],
    ['a list for a question', 'engine.describe', [], 'c'],
    ['a question of more than a mebibyte', 'engine.describe', { text: 'x'.repeat(2 ** 20) }, 'c'],
    ['an id with a slash', 'engine.describe', {}, '../c'],
    ['no id', 'engine.describe', {}, null],
  ])('%s is refused', async (_name, method, question, call) => {
    start();
    expect(problemOf(await ask(method, question, call))?.code).toBe('usage');
  });

  test('the others reach the engine, and two calls at once may not share an id', async () => {
    start();
    const hanging = session.call('segments.run', {}, 'same');
    const twice = await ask('engine.describe', {}, 'same');
    const other = await ask('engine.describe', {}, 'other');
    session.cancel('same');
    expect(problemOf(decodeReply(await hanging))?.code).toBe('cancelled');
    expect(problemOf(twice)?.code).toBe('usage');
    expect(other.ok).toBe(true);
  });
});

describe('files that the user chose', () => {
  test('are named by handles that say nothing of where they are', async () => {
    start();
    const reply = await session.offer(file('people[1].csv'));
    expect(reply.ok && reply.answer.name).toBe('people[1].csv');
    expect(JSON.stringify(reply)).not.toContain(folder);
  });

  test.each([
    ['a network share', '\\\\server\\share\\people.csv'],
    ['a network share with slashes', '//server/share/people.csv'],
    ['a relative path', 'people.csv'],
    ['nothing', ''],
    ['a NUL', '/tmp/a\0b'],
    ['what is not there', '/no/such/file.csv'],
  ])('are not %s', async (_name, path) => {
    start();
    const reply = await session.offer(path);
    expect(reply.ok).toBe(false);
    expect(problemOf(reply)?.code).toMatch(/^file-/);
  });

  test('a handle that was never given is not inspected or imported', async () => {
    start();
    const inspected = await session.inspect(['/etc/passwd'], 'i');
    const imported = await session.importFiles({ files: ['/etc/passwd'], places: [] }, 'j');
    expect(problemOf(inspected)?.code).toBe('file-not-found');
    expect(problemOf(imported)?.code).toBe('file-not-found');
    expect(staged).toEqual([]);
  });

  test('are imported under the name that the user knows', async () => {
    start();
    const handle = await offer('people.csv');
    const reply = await session.importFiles(
      { files: [handle], places: [], asAt: '2026-03-31' },
      'i',
    );
    expect(reply.ok).toBe(true);
    expect(JSON.parse(staged[0] ?? '{}')).toMatchObject({
      files: [join(folder, 'people.csv')],
      name: 'people.csv',
      asAt: '2026-03-31',
    });
  });

  test.each([
    ['a path beside the handles', { files: [], places: [], staging: '/tmp/x' }, {}],
    ['a date in words', { files: [], places: [], asAt: 'March' }, null],
    ['a mapping that is text', { files: [], places: [], mapping: 'x' }, null],
    ['handles that are numbers', { files: [1], places: [] }, null],
  ])('%s in an import is dropped or refused', async (_name, question, expected) => {
    start();
    const reply = await session.importFiles(question, 'i');
    if (expected === null) expect(problemOf(reply)?.code).toBe('usage');
    else expect(staged[0]).not.toContain('/tmp/x');
  });
});

describe('an engine that dies', () => {
  test('in memory only, the last import is read again before the window is answered', async () => {
    start();
    await session.importFiles({ files: [await offer('people.csv')], places: [] }, 'i');
    await ask('places.shapes', { level: 'lcp' }, 'deadly');
    const after = await ask('workspace.describe');
    expect(after.ok && after.answer['extract']).toEqual({ name: 'adopted' });
    expect(staged).toHaveLength(2);
    expect(events.filter(({ kind }) => kind === 'engine')).toEqual([
      { kind: 'engine', state: 'ready' },
      { kind: 'engine', state: 'lost' },
      { kind: 'engine', state: 'recovered' },
    ]);
    expect(events.some((event) => event.kind === 'progress' && event.call === 'revive')).toBe(true);
  });

  test('with a workspace file, it is opened again and nothing is read again', async () => {
    start({ workspace: join(folder, 'w.quintile') });
    await session.importFiles({ files: [await offer('people.csv')], places: [] }, 'i');
    await ask('places.shapes', { level: 'lcp' }, 'deadly');
    expect((await ask('workspace.describe')).ok).toBe(true);
    expect(staged).toHaveLength(1);
  });
});

describe('a workspace that cannot be opened', () => {
  test('is said so to every call, and opened as soon as it can be', async () => {
    const workspace = join(folder, 'w.quintile');
    writeFileSync(`${workspace}.in-use`, '');
    start({ workspace });
    expect(problemOf(await ask('workspace.describe'))?.code).toBe('workspace-in-use');
    expect(problemOf(await session.importFiles({ files: [], places: [] }, 'i'))?.code).toBe(
      'workspace-in-use',
    );
    rmSync(`${workspace}.in-use`);
    expect((await ask('workspace.describe')).ok).toBe(true);
  });

  test('after a death is no recovery: every call says why until it opens', async () => {
    const workspace = join(folder, 'w.quintile');
    start({ workspace });
    await ask('engine.describe');
    writeFileSync(`${workspace}.in-use`, '');
    await ask('places.shapes', { level: 'lcp' }, 'deadly');
    expect(problemOf(await ask('workspace.describe'))?.code).toBe('workspace-in-use');
    expect(problemOf(await ask('definition.list'))?.code).toBe('workspace-in-use');
    expect(events).not.toContainEqual({ kind: 'engine', state: 'recovered' });
    rmSync(`${workspace}.in-use`);
    expect((await ask('workspace.describe')).ok).toBe(true);
    expect(events.at(-1)).toEqual({ kind: 'engine', state: 'recovered' });
  });

  test('an import that cannot be repeated after a death is told, and another can be made', async () => {
    start();
    await session.importFiles({ files: [await offer('people.csv')], places: [] }, 'i');
    refuseStaging = true;
    await ask('places.shapes', { level: 'lcp' }, 'deadly');
    const after = await ask('workspace.describe');
    expect(after.ok && after.answer['extract']).toBeNull();
    expect(events).toContainEqual({
      kind: 'problem',
      call: 'revive',
      problems: [{ code: 'mapping-incomplete', reason: 'No age.' }],
    });
    refuseStaging = false;
    const again = await offer('people.csv');
    expect((await session.importFiles({ files: [again], places: [] }, 'j')).ok).toBe(true);
    expect(problemOf(await session.inspect([again], 'k'))?.code).toBe('file-not-found');
  });
});

describe('the sample', () => {
  test('that is refused is told once, and leaves an empty workspace in which import works', async () => {
    const sample = { files: [file('refused.parquet')], places: [], name: 'Synthetic sample' };
    start({ sample, startWithSample: true });
    const empty = await ask('workspace.describe');
    expect(empty.ok && empty.answer['extract']).toBeNull();
    const told = events.filter(({ kind }) => kind === 'problem');
    expect(told).toEqual([
      {
        kind: 'problem',
        call: 'start',
        problems: [{ code: 'mapping-incomplete', reason: 'No age.' }],
      },
    ]);
    const imported = await session.importFiles(
      { files: [await offer('people.csv')], places: [] },
      'i',
    );
    expect(imported.ok).toBe(true);
    const full = await ask('workspace.describe');
    expect(full.ok && full.answer['extract']).toEqual({ name: 'adopted' });
    expect(staged).toHaveLength(2);
  });

  test('that is refused before anybody listens is told to the first who does', async () => {
    const sample = { files: [file('refused.parquet')], places: [] };
    start({ sample, startWithSample: true }, () => undefined);
    await ask('workspace.describe');
    const [first, second]: [HostEvent[], HostEvent[]] = [[], []];
    session.listen((event) => first.push(event));
    session.listen((event) => second.push(event));
    expect(first.map(({ kind }) => kind)).toEqual(['engine', 'problem']);
    expect(second.map(({ kind }) => kind)).toEqual(['engine']);
  });

  test('is there before the first answer where the program starts with it', async () => {
    const sample = { files: [file('people.parquet')], places: [], name: 'Synthetic sample' };
    start({ sample, startWithSample: true });
    const reply = await ask('workspace.describe');
    expect(reply.ok && reply.answer['extract']).toEqual({ name: 'adopted' });
    expect(events.some((event) => event.kind === 'progress' && event.call === 'start')).toBe(true);
  });

  test('that is not installed is said so', async () => {
    start();
    expect(problemOf(await session.importSample('s'))?.code).toBe('file-not-found');
  });
});
