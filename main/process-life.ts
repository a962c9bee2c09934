import { uptime } from 'node:os';
import { startOf } from './machine-id.ts';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A process of this computer, as it wrote itself down. */
export interface WrittenProcess {
  readonly pid: number;
  /** As `startOf` said; empty where it did not. */
  readonly started: string;
  /** When it wrote itself down: milliseconds since 1970. */
  readonly written: number;
}

/** Whether a process of this computer has ended; one that took its number since is not it. */
export function hasEnded({ pid, started, written }: WrittenProcess): boolean {
  const booted = Date.now() - uptime() * 1000;
  if (written < booted - 60_000 || !isAlive(pid)) return true;
  const now = startOf(pid);
  return started !== '' && now !== '' && started !== now;
}
