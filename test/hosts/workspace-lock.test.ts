import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refusal } from '../../analytics/contract/problem.ts';
import { machineIn, startOf } from '../../main/machine-id.ts';
import { readPassphraseFile } from '../../main/passphrase-file.ts';
import { lockWorkspace, requireUnlocked } from '../../main/workspace-lock.ts';

let folder: string;
let workspace: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-lock-'));
  vi.stubEnv('QUINTILE_HOME', join(folder, 'home'));
  workspace = join(folder, 'w.quintile');
  lock = `${workspace}.lock`;
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;

function plant(pid: number, { machine = '', started = '' } = {}) {
  lockWorkspace(workspace).release();
  const own = machineIn(join(folder, 'home'));
  writeFileSync(lock, `token\n${machine === '' ? own : machine}\n${pid}\n${started}\n`);
}

function problemOf(work: () => unknown) {
  try {
    work();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems[0] ?? null;
  }
}

test('a workspace is locked once, and free again when it is let go', () => {
  const held = lockWorkspace(workspace);
  expect(readdirSync(folder).sort()).toEqual(['home', 'w.quintile.lock']);
  expect(problemOf(() => lockWorkspace(workspace))).toMatchObject({
    code: 'workspace-in-use',
    reason: 'Another program has this workspace open.',
  });
  expect(problemOf(() => requireUnlocked(workspace))?.code).toBe('workspace-in-use');
  held.release();
  expect(existsSync(lock)).toBe(false);
  requireUnlocked(workspace);
  lockWorkspace(workspace).release();
});

test('the lock of a program that was killed is cleared', () => {
  plant(deadPid());
  requireUnlocked(workspace);
  const held = lockWorkspace(workspace);
  expect(readFileSync(lock, 'utf8').split('\n')[2]).toBe(String(process.pid));
  held.release();
  expect(readdirSync(folder)).toEqual(['home']);
});

test('what a program that was killed while it took the lock has left is cleared, and nothing else', () => {
  const beside = (name: string) => `${lock}.${name}`;
  const left = beside('58acc8d9-671f-48bb-8c0e-cd20472b8981');
  const alive = beside('58acc8d9-671f-48bb-8c0e-cd20472b8982');
  const other = beside('notes');
  plant(deadPid());
  writeFileSync(left, readFileSync(lock));
  writeFileSync(other, readFileSync(lock));
  plant(process.pid, { started: startOf(process.pid) });
  writeFileSync(alive, readFileSync(lock));
  rmSync(lock);
  lockWorkspace(workspace).release();
  expect([left, alive, other].map((path) => existsSync(path))).toEqual([false, true, true]);
});

test('a process that took the number of a dead program does not hold its lock', ({ skip }) => {
  skip(process.platform !== 'linux', 'only Linux says when a process started');
  plant(process.pid, { started: 'another-boot 12345' });
  lockWorkspace(workspace).release();
  plant(process.pid, { started: startOf(process.pid) });
  expect(problemOf(() => lockWorkspace(workspace))?.code).toBe('workspace-in-use');
});

test('the lock of another computer is left alone, and the words say what to do', () => {
  plant(deadPid(), { machine: 'another-computer' });
  const problem = problemOf(() => lockWorkspace(workspace));
  expect(problem?.reason).toContain('Another computer');
  expect(problem?.hint).toContain('delete w.quintile.lock');
  expect(existsSync(lock)).toBe(true);
});

test('a lock that says nothing is waited for while it is young, and then cleared', () => {
  writeFileSync(lock, '');
  expect(problemOf(() => lockWorkspace(workspace))?.code).toBe('workspace-in-use');
  const old = Date.now() / 1000 - 60;
  utimesSync(lock, old, old);
  lockWorkspace(workspace).release();
  expect(existsSync(lock)).toBe(false);
});

test('letting go takes away no lock but its own', () => {
  const held = lockWorkspace(workspace);
  writeFileSync(lock, 'of another');
  held.release();
  expect(readFileSync(lock, 'utf8')).toBe('of another');
});

test('where the folder is not there, the words say so', () => {
  expect(problemOf(() => lockWorkspace(join(folder, 'none', 'w')))?.code).toBe('output-unwritable');
});

test('a passphrase is the first line of its file, whatever editor wrote it', () => {
  const path = join(folder, 'passphrase');
  writeFileSync(path, '\uFEFF correct horse \r\nsecond line\n', { mode: 0o600 });
  expect(readPassphraseFile(path)).toEqual({ passphrase: ' correct horse ', warning: null });
});

test('a passphrase file that others may read is used, with a warning', ({ skip }) => {
  skip(process.platform === 'win32', 'Windows has no such modes');
  const path = join(folder, 'passphrase');
  writeFileSync(path, 'open\n', { mode: 0o644 });
  const { warning } = readPassphraseFile(path);
  expect(warning).toBe(
    'passphrase can be read by others on this computer: chmod 600 would end that.',
  );
});

test.each([
  ['is empty', '', 'file-unreadable'],
  ['begins with an empty line', '\nsecret', 'file-unreadable'],
  ['has a first line without end', 'x'.repeat(1025), 'file-unreadable'],
  ['is no small text', 'x'.repeat(2 ** 17), 'file-unreadable'],
])('a passphrase file that %s is refused, and quoted by nobody', (_name, text, code) => {
  const path = join(folder, 'passphrase');
  writeFileSync(path, text, { mode: 0o600 });
  const problem = problemOf(() => readPassphraseFile(path));
  expect(problem?.code).toBe(code);
  expect(JSON.stringify(problem)).not.toMatch(/secret|xxx/);
});

test('a passphrase file that is not there, or is a folder, is refused', () => {
  expect(problemOf(() => readPassphraseFile(join(folder, 'none')))?.code).toBe('file-not-found');
  expect(problemOf(() => readPassphraseFile(folder))?.code).toBe('file-unreadable');
});
