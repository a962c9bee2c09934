import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../analytics/contract/problem.ts';
import { machineIn, startOf } from './machine-id.ts';
import { cacheHome } from './private-folder.ts';
import { hasEnded } from './process-life.ts';
import { asFileRefusal } from './seal/failures.ts';

/** Held by the one program that has a sealed workspace open. */
export interface WorkspaceLock {
  release(): void;
}

const lockPath = (workspace: string) => `${workspace}.lock`;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** How old a lock that says nothing may be: its writer may be about to write it. Milliseconds. */
const patience = 10_000;

/** How often a stale lock is cleared before somebody else is taken to be as quick. */
const attempts = 5;

function thisMachine(): string {
  const home = cacheHome(process.env, process.platform);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  return machineIn(home);
}

type Standing = 'free' | 'stale' | 'here' | 'elsewhere';

interface Found {
  readonly standing: Standing;
  readonly text: string;
}

/** How a lock stands; one of another computer is never taken for stale. */
function look(lock: string): Found {
  const written = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  if (written === undefined) return { standing: 'free', text: '' };
  const text = readFileSync(lock, 'utf8');
  const [token = '', machine = '', pid = '', started = ''] = text.split('\n');
  if (token === '' || machine === '' || !/^\d+$/.test(pid)) {
    return { standing: Date.now() - written > patience ? 'stale' : 'here', text };
  }
  if (machine !== thisMachine()) return { standing: 'elsewhere', text };
  const isStale = hasEnded({ pid: Number(pid), started, written });
  return { standing: isStale ? 'stale' : 'here', text };
}

function refuse(workspace: string, standing: Standing): never {
  const where = { file: basename(workspace) };
  if (standing === 'here') {
    throw new Refusal({
      code: 'workspace-in-use',
      reason: 'Another program has this workspace open.',
      hint: 'Close the other window, or choose another workspace.',
      where,
    });
  }
  throw new Refusal({
    code: 'workspace-in-use',
    reason: 'Another computer has this workspace open, or stopped while it had.',
    hint: `Close it there. Where nobody has it open, delete ${basename(lockPath(workspace))} beside it.`,
    where,
  });
}

/** Puts a whole lock in place, unless there is one; true where it is now ours. */
function place(lock: string, text: string): boolean {
  const fresh = `${lock}.${randomUUID()}`;
  writeFileSync(fresh, text, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(fresh, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    return placeWithoutLinks(lock, text);
  } finally {
    rmSync(fresh, { force: true });
  }
}

/** For drives that know no hard links. */
function placeWithoutLinks(lock: string, text: string): boolean {
  try {
    writeFileSync(lock, text, { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes away the very lock that was seen to be stale; one that took its place is put back. */
function clearStale(lock: string, seen: string): void {
  const aside = `${lock}.${randomUUID()}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  const text = readFileSync(aside, 'utf8');
  if (text !== seen) place(lock, text);
  rmSync(aside, { force: true });
}

/** Takes away what programs that were killed while they took or cleared the lock have left beside it. */
function sweepBeside(lock: string): void {
  const [folder, stem] = [dirname(lock), `${basename(lock)}.`];
  try {
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(stem) || !uuid.test(name.slice(stem.length))) continue;
      const path = join(folder, name);
      if (look(path).standing === 'stale') rmSync(path, { force: true });
    }
  } catch {
    // Somebody else cleared it first, or the folder cannot be listed: what is left locks nothing.
  }
}

/** Refuses a workspace that another program holds by its lock. */
export function requireUnlocked(workspace: string): void {
  const { standing } = look(lockPath(workspace));
  if (standing === 'here' || standing === 'elsewhere') refuse(workspace, standing);
}

/**
 * Takes the lock of a workspace, past one whose program has ended. Throws a `Refusal` where
 * another program has it, or the folder cannot be written to.
 */
export function lockWorkspace(workspace: string): WorkspaceLock {
  const lock = lockPath(workspace);
  const text = [randomUUID(), thisMachine(), process.pid, startOf(process.pid), ''].join('\n');
  try {
    for (let attempt = 0; !place(lock, text); attempt += 1) {
      const { standing, text: seen } = look(lock);
      if (standing === 'here' || standing === 'elsewhere') refuse(workspace, standing);
      if (attempt >= attempts) refuse(workspace, 'here');
      if (standing === 'stale') clearStale(lock, seen);
    }
    sweepBeside(lock);
  } catch (error) {
    throw asFileRefusal(error);
  }
  return {
    release() {
      try {
        if (readFileSync(lock, 'utf8') === text) rmSync(lock, { force: true });
      } catch {
        // A drive that has gone takes its lock with it.
      }
    },
  };
}
