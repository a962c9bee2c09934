import { randomUUID } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { machineIn, startOf } from './machine-id.ts';
import { hasEnded } from './process-life.ts';

/** The folder of one run of the program: nobody else's, and gone when the program ends. */
export interface PrivateFolder {
  readonly path: string;
  remove(): void;
}

const runName = /^run-(\d+)-[0-9a-f-]{36}$/;
const ownerFile = 'owner';

/** Where the program keeps what must not outlive it: `QUINTILE_HOME`, or the user's cache place. */
export function cacheHome(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const { QUINTILE_HOME, XDG_CACHE_HOME, LOCALAPPDATA } = environment;
  if (QUINTILE_HOME !== undefined && QUINTILE_HOME !== '') return resolve(QUINTILE_HOME);
  if (platform === 'win32') {
    return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Quintile');
  }
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'Quintile');
  return join(
    XDG_CACHE_HOME?.startsWith('/') ? XDG_CACHE_HOME : join(homedir(), '.cache'),
    'quintile',
  );
}

interface Owner {
  readonly machine: string;
  readonly started: string;
}

/** Whose a folder is; null where it does not say, because its run ended before it could. */
function ownerOf(folder: string): Owner | null {
  try {
    const text = readFileSync(join(folder, ownerFile), 'utf8').trim();
    const [machine = '', started = ''] = text.split('\n');
    return machine === '' ? null : { machine, started };
  } catch {
    return null;
  }
}

function writeOwner(folder: string, { machine, started }: Owner) {
  const path = join(folder, ownerFile);
  writeFileSync(`${path}.new`, `${machine}\n${started}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** A home on a network drive may hold the folders of another computer: those are left alone. */
function isOrphan(folder: string, pid: number, machine: string): boolean {
  const owner = ownerOf(folder);
  if (owner !== null && owner.machine !== machine) return false;
  const written = statSync(folder).birthtimeMs;
  return hasEnded({ pid, started: owner?.started ?? '', written });
}

/** Removes the folders of runs that ended without doing so; returns their names. */
export function sweepOrphans(home: string): string[] {
  const machine = machineIn(home);
  return readdirSync(home).filter((name) => {
    const pid = Number(runName.exec(name)?.[1]);
    const folder = join(home, name);
    try {
      if (Number.isNaN(pid) || !lstatSync(folder).isDirectory() || !isOrphan(folder, pid, machine))
        return false;
      rmSync(folder, { recursive: true, force: true });
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * Makes this run's own folder, which nobody else may enter (mode 0700), after sweeping those of
 * dead runs. It is removed when the process exits. Files that a user asks for lie elsewhere and
 * take the user's own permissions.
 */
export function makePrivateFolder(
  home: string = cacheHome(process.env, process.platform),
): PrivateFolder {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  sweepOrphans(home);
  const path = join(home, `run-${process.pid}-${randomUUID()}`);
  mkdirSync(path, { mode: 0o700 });
  writeOwner(path, { machine: machineIn(home), started: startOf(process.pid) });
  const remove = () => {
    process.removeListener('exit', remove);
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch {
      // A browser that is still closing may hold a file: the next start sweeps it.
    }
  };
  process.on('exit', remove);
  return { path, remove };
}
