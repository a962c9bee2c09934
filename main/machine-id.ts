import { createHash, randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

const machineFile = 'machine';

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

/** Puts a file in place unless there is one already: the first of two programs wins. */
function placeOnce(path: string, text: string) {
  const fresh = `${path}.${randomUUID()}`;
  writeFileSync(fresh, text, { mode: 0o600 });
  try {
    linkSync(fresh, path);
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    if (!isThere || readText(path) === '') renameSync(fresh, path);
  } finally {
    rmSync(fresh, { force: true });
  }
}

/**
 * What tells this computer from others on which the same user has the same cache home. A random
 * id, kept in that home, outlives a change of the computer's name; on Linux, where a home may well
 * lie on a network drive, the system's own id (in a container without one, its name) goes with it.
 */
export function machineIn(home: string, platform: NodeJS.Platform = process.platform): string {
  const path = join(home, machineFile);
  if (readText(path) === '') placeOnce(path, randomUUID());
  const system = platform === 'linux' ? readText('/etc/machine-id') || hostname() : '';
  return createHash('sha256')
    .update(`${readText(path)} ${system}`)
    .digest('hex');
}

/**
 * When a process started, in words that no other process of the same number shares, nor one after
 * the next start of the computer; empty where the system does not say (only Linux does).
 */
export function startOf(pid: number): string {
  const stat = readText(`/proc/${pid}/stat`);
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return ticks === undefined ? '' : `${readText('/proc/sys/kernel/random/boot_id')} ${ticks}`;
}
