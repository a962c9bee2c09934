import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Problem, Refusal } from '../../contract/problem.ts';
import type { WorkspacePlace } from './workspace.ts';

const kept = 'What the workspace held before is unchanged.';

const gone: Problem = {
  code: 'output-unwritable',
  reason: `The file of the workspace is no longer where it was: its drive or network connection may have been lost. ${kept}`,
  hint: 'Connect the drive again, and open the workspace again.',
};

const shut: Problem = {
  code: 'output-unwritable',
  reason: `The workspace may be read and not changed: its file or folder is protected. ${kept}`,
  hint: 'Ask for permission to change it, or copy it to a folder of your own.',
};

function full(wanted: number, free: number): Problem {
  const megabytes = (bytes: number) => Math.ceil(bytes / 2 ** 20);
  return {
    code: 'output-unwritable',
    reason: `The disk of the workspace wants ${megabytes(wanted)} MB of free space for this, and ${Math.floor(free / 2 ** 20)} MB are free. ${kept}`,
    hint: 'Free some space, or put the workspace on another disk.',
  };
}

function freeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(dirname(path));
  return bavail * bsize;
}

/** What stands in the way of writing to a workspace, as Node sees it; null where nothing does. */
function obstacle({ path, isReadOnly }: WorkspacePlace, wanted: number): Problem | null {
  if (path === null) return null;
  if (isReadOnly) return shut;
  if (!existsSync(path)) return gone;
  try {
    for (const place of [path, dirname(path)]) accessSync(place, constants.W_OK);
  } catch {
    return shut;
  }
  const free = freeBytes(path);
  return free < wanted ? full(wanted, free) : null;
}

/** Refuses to begin on what could not be ended. `wanted` is in bytes, on the workspace's disk. */
export function requireWritable(place: WorkspacePlace, wanted = 0): void {
  const found = obstacle(place, wanted);
  if (found !== null) throw new Refusal(found);
}

/** Room without which DuckDB cannot commit, bytes. */
const leastRoom = 2 ** 20;

/** Why a change to a workspace failed, in the words that help most. */
export function whyNotWritten(place: WorkspacePlace, error: unknown): unknown {
  const code = error instanceof Refusal ? error.problems[0]?.code : undefined;
  if (code === 'cancelled' || code === 'usage') return error;
  const found = obstacle(place, leastRoom);
  return found === null ? error : new Refusal(found);
}
