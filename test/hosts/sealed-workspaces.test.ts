import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { unsealFile } from '../../main/seal/unseal-file.ts';
import {
  answerOf,
  call,
  data,
  eachWithSessions,
  end,
  extractsOf,
  folder,
  importInto,
  named,
  passphrase,
  problemOf,
  sealed,
  start,
} from './sessions.ts';

eachWithSessions();
vi.setConfig({ testTimeout: 180_000 });

describe('a sealed workspace', () => {
  test('is sealed from the first moment and after every import, and lies plain in the run’s folder alone', async () => {
    const session = start();
    const path = await sealed(session);
    const first = readFileSync(path);
    expect(first.subarray(0, 8).toString()).toBe('QNTLSEAL');
    answerOf(await importInto(session));
    const second = readFileSync(path);
    expect(second.equals(first)).toBe(false);
    await unsealFile(path, join(folder, 'opened'), passphrase);
    expect(readFileSync(join(folder, 'opened'), 'utf8')).toContain('people.csv');
    expect(answerOf(await session.workspaces())).toMatchObject({ open: 'North', isSealed: true });
    await end(session);
    expect(readFileSync(path).equals(second)).toBe(true);
    expect(readdirSync(join(data, 'workspaces'))).toEqual(['North.quintile']);
    const runs = readdirSync(folder).filter((name) => name.startsWith('run-'));
    for (const run of runs)
      expect(readdirSync(join(folder, run), { recursive: true })).not.toContain('North.quintile');
  });

  test('takes a deletion with it before it is answered, and what was chosen on closing', async () => {
    const session = start();
    const path = await sealed(session);
    answerOf(await importInto(session, 'first.csv'));
    answerOf(await importInto(session, 'second.csv'));
    const [first, second] = await extractsOf(session);
    answerOf(await call(session, 'extract.delete', { id: second?.id }));
    await unsealFile(path, join(folder, 'opened'), passphrase);
    expect(readFileSync(join(folder, 'opened'), 'utf8')).not.toContain('second.csv');
    answerOf(await call(session, 'extract.delete-column', { id: first?.id, column: 'sex' }));
    await end(session);
    const again = start({ workspace: path, passphrase });
    expect(await extractsOf(again)).toMatchObject([{ text: 'first.csv', columns: ['age'] }]);
  });

  test('loses on opening what a killed program left in plain beside it, and nothing else', async () => {
    const first = start();
    const path = await sealed(first);
    await end(first);
    const leftovers = ['North.quintile.wal', '.North.quintile.rewriting.wal.set-aside-1'];
    for (const name of [...leftovers, 'North.quintile.notes'])
      writeFileSync(join(data, 'workspaces', name), 'people');
    const wrong = start({ workspace: path, passphrase: 'wrong' });
    await call(wrong, 'workspace.describe');
    expect(readdirSync(join(data, 'workspaces'))).toHaveLength(4);
    await end(wrong);
    const again = start({ workspace: path, passphrase });
    answerOf(await call(again, 'workspace.describe'));
    await end(again);
    expect(readdirSync(join(data, 'workspaces')).sort()).toEqual([
      'North.quintile',
      'North.quintile.notes',
    ]);
  });

  test('says of itself that it is sealed, and opens as soon as the passphrase comes', async () => {
    const session = start();
    const path = await sealed(session);
    await end(session);
    const locked = start({ workspace: path });
    const reply = await call(locked, 'workspace.describe');
    expect(problemOf(reply)).toMatchObject({
      code: 'wrong-passphrase',
      reason: 'The workspace is sealed with a passphrase.',
    });
    const list = answerOf(await locked.workspaces());
    expect(list).toMatchObject({ open: null, readable: 'No workspace is open.' });
    expect(list.entries).toMatchObject([{ name: 'North', isSealed: true, isOpen: false }]);
    const handle = named(list, 'North');
    const wrong = await locked.openWorkspace({ handle, passphrase: 'wrong' }, 'w');
    expect(problemOf(wrong)?.code).toBe('wrong-passphrase');
    answerOf(await locked.openWorkspace({ handle, passphrase }, 'r'));
    expect((await call(locked, 'workspace.describe')).ok).toBe(true);
  });

  test('with a wrong passphrase leaves the file and the workspace that is open as they were', async () => {
    const session = start();
    const path = await sealed(session);
    answerOf(await session.openWorkspace({ memory: true }, 'm'));
    answerOf(await importInto(session));
    const before = readFileSync(path);
    const handle = named(answerOf(await session.workspaces()), 'North');
    const reply = await session.openWorkspace({ handle, passphrase: 'wrong' }, 'w');
    expect(problemOf(reply)?.code).toBe('wrong-passphrase');
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(await extractsOf(session)).toHaveLength(1);
    expect(readdirSync(join(data, 'workspaces'))).toEqual(['North.quintile']);
  });

  test('is not opened by a second program, and is again when the first has ended', async () => {
    const session = start();
    const path = await sealed(session);
    const second = start({ workspace: path, passphrase });
    expect(problemOf(await call(second, 'workspace.describe'))).toMatchObject({
      code: 'workspace-in-use',
      reason: 'Another program has this workspace open.',
    });
    await end(session);
    expect((await call(second, 'workspace.describe')).ok).toBe(true);
  });

  test('outlives its engine', async () => {
    const session = start();
    await sealed(session);
    answerOf(await importInto(session));
    await session.call('places.shapes', { level: 'lcp' }, 'deadly');
    expect(await extractsOf(session)).toHaveLength(1);
    answerOf(await importInto(session, 'more.csv'));
    expect(await extractsOf(session)).toHaveLength(2);
  });

  test('can be unsealed, sealed with another passphrase, and sealed where it was plain', async () => {
    const session = start();
    const path = await sealed(session);
    answerOf(await importInto(session));
    expect(answerOf(await session.sealWith(null)).isSealed).toBe(false);
    expect(readFileSync(path, 'utf8')).toContain('people.csv');
    expect(existsSync(`${path}.lock`)).toBe(false);
    expect(await extractsOf(session)).toHaveLength(1);
    expect(answerOf(await session.sealWith('first')).isSealed).toBe(true);
    expect(readFileSync(path, 'utf8')).not.toContain('people.csv');
    answerOf(await session.sealWith('second'));
    expect(await extractsOf(session)).toHaveLength(1);
    await end(session);
    const wrong = start({ workspace: path, passphrase: 'first' });
    expect(problemOf(await call(wrong, 'workspace.describe'))?.code).toBe('wrong-passphrase');
    const right = start({ workspace: path, passphrase: 'second' });
    expect(await extractsOf(right)).toHaveLength(1);
  });

  test('that cannot be sealed says so, and closing seals it when it can', async () => {
    const session = start();
    const path = await sealed(session);
    rmSync(join(data, 'workspaces'), { recursive: true });
    const reply = await importInto(session);
    expect(problemOf(reply)).toMatchObject({ code: 'output-unwritable' });
    expect(problemOf(reply)?.reason).toContain('could not be sealed');
    expect(await extractsOf(session)).toHaveLength(1);
    mkdirSync(join(data, 'workspaces'));
    await end(session);
    expect(await extractsOf(start({ workspace: path, passphrase }))).toHaveLength(1);
  });

  test('is refused in memory, and with an empty passphrase', async () => {
    const session = start();
    expect(problemOf(await session.sealWith('x'))?.reason).toContain('memory only');
    answerOf(await session.openWorkspace({ name: 'Plain' }, 'p'));
    expect(problemOf(await session.sealWith(''))?.code).toBe('wrong-passphrase');
    expect(problemOf(await session.sealWith(5))?.code).toBe('usage');
    expect((await call(session, 'workspace.describe')).ok).toBe(true);
  });
});
