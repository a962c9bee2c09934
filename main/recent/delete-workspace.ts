import { existsSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refusal } from '../../analytics/contract/problem.ts';
import { filesBeside } from '../beside-files.ts';
import { asFileRefusal } from '../seal/failures.ts';
import { isSealed } from '../seal/is-sealed.ts';
import { sweepPartials } from '../seal/replace-file.ts';
import { lockWorkspace } from '../workspace-lock.ts';

/** Says whether a plain file is a workspace of ours that nobody has open; throws why not. */
export type ProveWorkspace = (path: string) => Promise<void>;

/** Where DuckDB's files say what they are, and what they say. */
const databaseMark = { at: 8, bytes: Buffer.from('DUCK', 'latin1') } as const;

async function isDatabase(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { bytes, at } = databaseMark;
    const { buffer } = await handle.read(Buffer.alloc(bytes.length), 0, bytes.length, at);
    return buffer.equals(bytes);
  } finally {
    await handle.close();
  }
}

function notOurs(path: string): never {
  throw new Refusal({
    code: 'workspace-unreadable',
    reason: 'The file is not a Quintile workspace, so it was not deleted.',
    hint: 'Delete it by hand where it is no longer wanted.',
    where: { file: basename(path) },
  });
}

/**
 * Deletes a workspace that is not open, with its write-ahead log and what a killed program left
 * beside it. One that is not there is no problem. Throws a `Refusal` where the file is not a
 * workspace, or another program has it open.
 */
export async function deleteWorkspaceFile(path: string, prove: ProveWorkspace): Promise<void> {
  if (!existsSync(path)) return;
  const lock = lockWorkspace(path);
  try {
    if (!(await isSealed(path))) {
      if (!(await isDatabase(path))) notOurs(path);
      await prove(path);
    }
    for (const file of [...filesBeside(path), path]) rmSync(file, { force: true });
    await sweepPartials(path);
  } catch (error) {
    throw asFileRefusal(error);
  } finally {
    lock.release();
  }
}
