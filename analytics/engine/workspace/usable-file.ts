import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  lstatSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { type ProblemCode, Refusal } from '../../contract/problem.ts';

/** What may be done with the path of a workspace. */
export interface UsableFile {
  readonly isNew: boolean;
  readonly isReadOnly: boolean;
}

/** The three blocks that every DuckDB file begins with, in bytes. */
export const headerBytes = 3 * 4096;

function may(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

function firstBytes(path: string): Buffer {
  const bytes = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    return bytes.subarray(0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}

/** What a file is that is no DuckDB database, as the end of a sentence; null where it is one. */
function otherKind(path: string, size: number): string | null {
  if (size === 0) return 'the file is empty';
  const bytes = firstBytes(path).toString('latin1');
  if (bytes.startsWith('SQLite format 3')) return 'the file is an SQLite database';
  if (bytes.slice(8, 12) !== 'DUCK') return 'the file is of another kind';
  return size < headerBytes ? 'the file is cut short' : null;
}

/**
 * Refuses what DuckDB would call damage, wait for without end, or take for something to fetch an
 * extension for. Changes nothing.
 */
export function usableFile(path: string): UsableFile {
  const where = { file: basename(path) };
  const refuse = (code: ProblemCode, reason: string, hint: string): never => {
    throw new Refusal({ code, reason, hint, where });
  };
  const folder = dirname(path);
  if (!existsSync(folder)) {
    const hint = 'Make it, connect the drive that it is on, or choose another place.';
    refuse('output-unwritable', 'The folder of the workspace does not exist.', hint);
  }
  const mayWrite = may(folder, constants.W_OK);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined && lstatSync(path, { throwIfNoEntry: false }) !== undefined) {
    const hint = 'Connect the drive that it leads to, or choose another name.';
    refuse('workspace-unreadable', 'The workspace is a link to a file that is not there.', hint);
  }
  if (found === undefined) {
    if (mayWrite) return { isNew: true, isReadOnly: false };
    const hint = 'Ask for permission to write there, or choose a folder of your own.';
    return refuse('output-unwritable', 'No file may be made in the folder of the workspace.', hint);
  }
  if (!found.isFile()) {
    refuse('workspace-unreadable', 'The workspace is not a file.', 'Choose another name.');
  }
  if (!may(path, constants.R_OK)) {
    const hint = 'Ask for permission to read it, or copy it to a place of your own.';
    refuse('workspace-unreadable', 'The workspace may not be read by this user.', hint);
  }
  const other = otherKind(path, found.size);
  if (other !== null) {
    const hint = 'Choose another file, or a new name for a new workspace.';
    refuse('workspace-unreadable', `This is not a Quintile workspace: ${other}.`, hint);
  }
  return { isNew: false, isReadOnly: !mayWrite || !may(path, constants.W_OK) };
}
