import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { machineIn, startOf } from '../../main/machine-id.ts';
import { cacheHome, makePrivateFolder, sweepOrphans } from '../../main/private-folder.ts';

let home: string;
let mask: number;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'quintile-home-'));
  mask = process.umask();
});
afterEach(() => {
  process.umask(mask);
  rmSync(home, { recursive: true, force: true });
});

/** The id of a process that has certainly ended. */
const deadPid = () => spawnSync(process.execPath, ['-e', '0']).pid;

function plant(pid: number, owner?: string): string {
  const name = `run-${pid}-${randomUUID()}`;
  mkdirSync(join(home, name));
  writeFileSync(join(home, name, 'marker'), 'left behind');
  if (owner !== undefined) writeFileSync(join(home, name, 'owner'), owner);
  return name;
}

test('the folder of a run is its own, and nobody else may enter it', () => {
  const folder = makePrivateFolder(home);
  writeFileSync(join(folder.path, 'inside'), '');
  expect(statSync(folder.path).mode & 0o777).toBe(0o700);
  folder.remove();
  expect(readdirSync(home)).toEqual(['machine']);
});

test('starting sweeps the folders of runs that are dead and leaves those of the living', () => {
  const orphan = plant(deadPid());
  const living = plant(process.pid);
  const folder = makePrivateFolder(home);
  expect(existsSync(join(home, orphan))).toBe(false);
  expect(existsSync(join(home, living))).toBe(true);
  folder.remove();
});

test('folders of another computer, other files and links are left alone', () => {
  const elsewhere = plant(deadPid(), 'another-computer');
  writeFileSync(join(home, 'run-1-notes'), '');
  const target = mkdtempSync(join(tmpdir(), 'quintile-target-'));
  const link = `run-${deadPid()}-${randomUUID()}`;
  symlinkSync(target, join(home, link));
  expect(sweepOrphans(home)).toEqual([]);
  expect(readdirSync(home).sort()).toEqual([elsewhere, 'machine', 'run-1-notes', link].sort());
  rmSync(target, { recursive: true });
});

test.each([
  ['says nothing', ''],
  ['is only a line', '\n'],
])('a dead run whose owner file %s is swept', (_name, owner) => {
  const orphan = plant(deadPid(), owner);
  expect(sweepOrphans(home)).toEqual([orphan]);
});

test('a dead run whose owner cannot be read is swept', () => {
  const orphan = plant(deadPid());
  mkdirSync(join(home, orphan, 'owner'));
  expect(sweepOrphans(home)).toEqual([orphan]);
});

test('a run is known again by an id of the home that stays, and says so whole', () => {
  const machine = machineIn(home);
  const kept = readFileSync(join(home, 'machine'), 'utf8');
  const folder = makePrivateFolder(home);
  expect(readFileSync(join(folder.path, 'owner'), 'utf8').split('\n')[0]).toBe(machine);
  expect(readdirSync(folder.path)).toEqual(['owner']);
  folder.remove();
  expect(readFileSync(join(home, 'machine'), 'utf8')).toBe(kept);
  expect(readdirSync(home)).toEqual(['machine']);
  expect(machineIn(mkdtempSync(join(home, 'other-')))).not.toBe(machine);
});

test('an id that was lost half written is made again', () => {
  writeFileSync(join(home, 'machine'), '');
  const machine = machineIn(home);
  expect(machineIn(home)).toBe(machine);
  expect(readFileSync(join(home, 'machine'), 'utf8')).not.toBe('');
});

test('a process that took the number of a dead run does not protect its folder', ({ skip }) => {
  skip(process.platform !== 'linux', 'only Linux says when a process started');
  const machine = machineIn(home);
  const reused = plant(process.pid, `${machine}\nanother-boot 12345\n`);
  const same = plant(process.pid, `${machine}\n${startOf(process.pid)}\n`);
  const unsaid = plant(process.pid, `${machine}\n\n`);
  expect(startOf(process.pid)).toMatch(/^[0-9a-f-]{36} \d+$/);
  expect(startOf(process.pid)).not.toBe(startOf(process.ppid));
  expect(sweepOrphans(home)).toEqual([reused]);
  expect(existsSync(join(home, same))).toBe(true);
  expect(existsSync(join(home, unsaid))).toBe(true);
});

test('the folder goes when the process ends by itself', () => {
  const listeners = process.listenerCount('exit');
  const folder = makePrivateFolder(home);
  expect(process.listenerCount('exit')).toBe(listeners + 1);
  const removal = process.listeners('exit').at(-1) as () => void;
  removal();
  expect(existsSync(folder.path)).toBe(false);
  expect(process.listenerCount('exit')).toBe(listeners);
});

test('each system keeps it where its caches are, and QUINTILE_HOME overrides all', () => {
  expect(cacheHome({ XDG_CACHE_HOME: '/x/cache' }, 'linux')).toBe('/x/cache/quintile');
  expect(cacheHome({ XDG_CACHE_HOME: 'relative' }, 'linux')).toMatch(/\/\.cache\/quintile$/);
  expect(cacheHome({}, 'darwin')).toMatch(/Library\/Caches\/Quintile$/);
  expect(cacheHome({ LOCALAPPDATA: '/local' }, 'win32')).toBe('/local/Quintile');
  expect(cacheHome({ QUINTILE_HOME: '/q', LOCALAPPDATA: '/local' }, 'win32')).toBe('/q');
});
