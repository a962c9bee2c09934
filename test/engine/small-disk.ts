import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A disk of its own for a test, which can be filled or protected. */
export interface SmallDisk {
  readonly folder: string;
  protect(): void;
}

const run = (program: string, ...words: readonly string[]) =>
  spawnSync(program, words).status === 0;

/** Mounts a small disk in memory; null where this user or system may not. */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'quintile-disk-'));
  const isMounted = run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', folder);
  onTestFinished(() => {
    if (isMounted) run('umount', '-l', folder);
    rmSync(folder, { recursive: true, force: true });
  });
  if (!isMounted) return null;
  return { folder, protect: () => void run('mount', '-o', 'remount,ro', folder) };
}
