import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { HostEvent } from '../../analytics/contract/host.ts';
import {
  answerOf,
  asked,
  call,
  data,
  eachWithSessions,
  end,
  extractsOf,
  folder,
  importInto,
  named,
  problemOf,
  sealed,
  start,
} from './sessions.ts';

eachWithSessions();
vi.setConfig({ testTimeout: 180_000 });

describe('a named workspace', () => {
  test('is made in the program’s own folder, is remembered, and opens again by its handle', async () => {
    const session = start();
    answerOf(await session.openWorkspace({ name: '  North Leeds  ' }, 'open'));
    answerOf(await importInto(session));
    expect(readdirSync(join(data, 'workspaces'))).toEqual(['North Leeds.quintile']);
    answerOf(await session.openWorkspace({ memory: true }, 'memory'));
    expect(await extractsOf(session)).toEqual([]);
    const list = answerOf(await session.workspaces());
    expect(list).toMatchObject({ open: null, isSealed: false, keepsRecent: true });
    expect(list.entries).toMatchObject([{ name: 'North Leeds', isSealed: false, isOpen: false }]);
    expect(list.entries[0]?.lastOpened).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(JSON.stringify(list)).not.toContain(folder);
    answerOf(await session.openWorkspace({ handle: named(list, 'North Leeds') }, 'again'));
    expect(await extractsOf(session)).toHaveLength(1);
    expect(answerOf(await session.workspaces()).open).toBe('North Leeds');
  });

  test.each([
    ['', 'nothing'],
    ['   ', 'spaces'],
    ['../up', 'a way out of the folder'],
    ['a\\b', 'a separator of Windows'],
    ['CON', 'a device'],
    ['lpt1.old', 'a device with an ending'],
    ['a:b', 'a colon'],
    ['.hidden', 'a full stop in front'],
    ['ends.', 'a full stop behind'],
    ['a\u0000b', 'a NUL'],
    ['a\u202eb', 'a mark that turns text round'],
    ['x'.repeat(61), '61 characters'],
  ])('is not called %j: %s', async (name) => {
    const session = start();
    const reply = await session.openWorkspace({ name }, 'open');
    expect(problemOf(reply)?.code).toBe('usage');
    expect(existsSync(join(data, 'workspaces')) && readdirSync(join(data, 'workspaces'))).toBe(
      false,
    );
  });

  test('does not take the place of another of its name, in capitals or not', async () => {
    const session = start();
    answerOf(await session.openWorkspace({ name: 'North' }, 'a'));
    expect(problemOf(await session.openWorkspace({ name: 'NORTH' }, 'b'))?.reason).toContain(
      'already',
    );
    expect(answerOf(await session.workspaces()).open).toBe('North');
  });

  test.each([
    ['no kind', {}],
    ['two kinds', { memory: true, name: 'a' }],
    ['a path', { path: '/etc/passwd' }],
    ['memory that is not true', { memory: 'yes' }],
    ['a passphrase without end', { name: 'a', passphrase: 'x'.repeat(1025) }],
    ['a passphrase that is no text', { name: 'a', passphrase: 1 }],
  ])('is not opened by a question with %s', async (_name, ask) => {
    expect(problemOf(await start().openWorkspace(ask, 'open'))?.code).toBe('usage');
  });

  test('that was never listed is not opened or deleted by guessing', async () => {
    const session = start();
    const guess = '3f0c1c9e-0000-4000-8000-000000000000';
    expect(problemOf(await session.openWorkspace({ handle: guess }, 'o'))?.code).toBe(
      'file-not-found',
    );
    expect(problemOf(await session.deleteWorkspace(guess))?.code).toBe('file-not-found');
  });

  test('that cannot be opened leaves the one that is open, and what is in it', async () => {
    const session = start();
    mkdirSync(join(data, 'workspaces'), { recursive: true });
    writeFileSync(join(data, 'workspaces', 'Broken.quintile'), 'not a workspace');
    answerOf(await importInto(session));
    const { entries } = answerOf(await session.workspaces());
    const reply = await session.openWorkspace({ handle: entries[0]?.handle }, 'open');
    expect(problemOf(reply)?.code).toBe('workspace-unreadable');
    expect(await extractsOf(session)).toHaveLength(1);
    expect(answerOf(await session.workspaces()).open).toBeNull();
  });

  test('is not changed for another while an import is running', async () => {
    const session = start();
    const running = importInto(session, 'endless.csv');
    const isReading = () => expect(asked.map(({ method }) => method)).toContain('extract.stage');
    await vi.waitFor(isReading, 20_000);
    const reply = await session.openWorkspace({ memory: true }, 'open');
    expect(problemOf(reply)?.reason).toBe('An import, or a change of workspace, is still running.');
    expect(problemOf(await session.sealWith('x'))?.code).toBe('usage');
    session.cancel('import-endless-csv');
    expect(problemOf(await running)?.code).toBe('cancelled');
    expect((await session.openWorkspace({ memory: true }, 'open')).ok).toBe(true);
  });
});

describe('the recent list', () => {
  test('is readable by this user alone, holds twelve, and is emptied by turning it off', async () => {
    const session = start();
    for (let count = 1; count <= 14; count += 1) {
      const workspace = join(folder, `w${count}.quintile`);
      const other = start({ workspace });
      await call(other, 'workspace.describe');
      await end(other);
    }
    const list = answerOf(await session.workspaces());
    expect(list.entries.map(({ name }) => name)).toEqual(
      Array.from({ length: 12 }, (_, index) => `w${14 - index}`),
    );
    const file = join(data, 'recent.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const off = answerOf(await session.keepRecent(false));
    expect(off).toMatchObject({ keepsRecent: false, entries: [] });
    expect(readFileSync(file, 'utf8')).not.toContain('.quintile');
    const other = start({ workspace: join(folder, 'unseen.quintile') });
    await call(other, 'workspace.describe');
    expect(readFileSync(file, 'utf8')).not.toContain('unseen');
  });

  test('that is off still shows the workspaces of the program’s own folder', async () => {
    const session = start();
    answerOf(await session.keepRecent(false));
    answerOf(await session.openWorkspace({ name: 'Kept' }, 'k'));
    answerOf(await session.openWorkspace({ memory: true }, 'm'));
    const { entries } = answerOf(await session.workspaces());
    expect(entries).toMatchObject([{ name: 'Kept', lastOpened: null }]);
  });

  test.each([
    '',
    '{',
    '[]',
    '{"version":9}',
    '{"version":1,"keeps":true,"entries":[{"path":"relative"}, 5]}',
  ])('that is damaged (%j) is as if it were new', async (text) => {
    mkdirSync(data);
    writeFileSync(join(data, 'recent.json'), text);
    expect(answerOf(await start().workspaces())).toMatchObject({ entries: [], keepsRecent: true });
  });

  test('is asked for with nothing but yes or no', async () => {
    expect(problemOf(await start().keepRecent('off'))?.code).toBe('usage');
  });
});

describe('deleting a workspace', () => {
  test('takes its file, its log and its place on the list, also while it is open', async () => {
    const session = start();
    const path = await sealed(session);
    answerOf(await session.openWorkspace({ name: 'Open' }, 'o'));
    const beside = [
      'Open.quintile.wal',
      'Open.quintile.wal.set-aside-1',
      '.Open.quintile.rewriting',
      '.Open.quintile.rewriting.wal.checkpoint',
      '.Open.quintile.rewriting.wal.recovery.set-aside-2',
    ];
    for (const name of beside) writeFileSync(join(data, 'workspaces', name), 'people');
    const list = answerOf(await session.workspaces());
    const left = answerOf(await session.deleteWorkspace(named(list, 'North')));
    expect(existsSync(path)).toBe(false);
    expect(left.entries.map(({ name }) => name)).toEqual(['Open']);
    const none = answerOf(await session.deleteWorkspace(named(left, 'Open')));
    expect(none).toMatchObject({ entries: [], open: null });
    expect(readdirSync(join(data, 'workspaces'))).toEqual([]);
    expect(await extractsOf(session)).toEqual([]);
  });

  test('leaves alone what is not a workspace, and takes off the list what is not there', async () => {
    const workspace = join(folder, 'once.quintile');
    const first = start({ workspace });
    await call(first, 'workspace.describe');
    await end(first);
    writeFileSync(workspace, 'now somebody’s letter');
    const session = start();
    const handle = named(answerOf(await session.workspaces()), 'once');
    expect(problemOf(await session.deleteWorkspace(handle))?.code).toBe('workspace-unreadable');
    expect(readFileSync(workspace, 'utf8')).toContain('letter');
    writeFileSync(workspace, `\0\0\0\0\0\0\0\0DUCK another program’s database`);
    expect((await session.deleteWorkspace(handle)).ok).toBe(false);
    expect(existsSync(workspace)).toBe(true);
    rmSync(workspace);
    expect(answerOf(await session.deleteWorkspace(handle)).entries).toEqual([]);
  });

  test('is refused while another program has it open', async () => {
    const path = await sealed(start());
    const session = start();
    const handle = named(answerOf(await session.workspaces()), 'North');
    expect(problemOf(await session.deleteWorkspace(handle))?.code).toBe('workspace-in-use');
    expect(existsSync(path)).toBe(true);
  });
});

describe('a workspace in memory whose engine dies', () => {
  test('holds again what was imported, and nothing of what was deleted', async () => {
    const session = start();
    const events: HostEvent[] = [];
    session.listen((event) => events.push(event));
    answerOf(await importInto(session, 'first.csv'));
    answerOf(await importInto(session, 'second.csv'));
    answerOf(await importInto(session, 'third.csv'));
    const [first, second] = await extractsOf(session);
    answerOf(await call(session, 'extract.delete', { id: second?.id }));
    answerOf(await call(session, 'extract.delete-column', { id: first?.id, column: 'sex' }));
    answerOf(await call(session, 'extract.choose', { id: first?.id }));
    await session.call('places.shapes', { level: 'lcp' }, 'deadly');
    const after = await extractsOf(session);
    expect(after).toMatchObject([
      { text: 'first.csv', columns: ['age'], isOpen: true },
      { text: 'third.csv', columns: ['age', 'sex'], isOpen: false },
    ]);
    expect(events.filter(({ kind }) => kind === 'problem')).toEqual([]);
  });

  test('says that an extract is lost whose copies went with a deleted column', async () => {
    const privateFolder = mkdtempSync(join(folder, 'run-'));
    const session = start({ privateFolder });
    const events: HostEvent[] = [];
    session.listen((event) => events.push(event));
    const path = join(privateFolder, 'people.csv');
    writeFileSync(path, 'age,sex\n4,1\n');
    const { handle } = answerOf(await session.offer(path, 'people.csv', () => rmSync(path)));
    answerOf(await session.importFiles({ files: [handle], places: [] }, 'import'));
    const [extract] = await extractsOf(session);
    expect(existsSync(path)).toBe(true);
    answerOf(await call(session, 'extract.delete-column', { id: extract?.id, column: 'sex' }));
    expect(existsSync(path)).toBe(false);
    await session.call('places.shapes', { level: 'lcp' }, 'deadly');
    expect(await extractsOf(session)).toEqual([]);
    expect(events.filter(({ kind }) => kind === 'problem')).toMatchObject([
      {
        call: 'revive',
        problems: [{ reason: expect.stringMatching(/^adopted was in memory and is lost/) }],
      },
    ]);
  });
});
