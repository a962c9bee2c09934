import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
  expect(readdirSync(home)).toEqual([]);
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
  expect(readdirSync(home).sort()).toEqual([elsewhere, 'run-1-notes', link].sort());
  rmSync(target, { recursive: true });
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
