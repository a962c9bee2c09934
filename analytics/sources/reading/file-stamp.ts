import { type BigIntStats, statSync } from 'node:fs';
import { refuseFile } from './refuse-file.ts';

/** What tells that a file is still the one that was opened: its size, its last change, its place on the disk. */
export interface FileStamp {
  readonly size: bigint;
  readonly changed: bigint;
  readonly inode: bigint;
}

function statusOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false, bigint: true });
  } catch {
    return undefined;
  }
}

/** Null where the file is not there, or can no longer be looked at. */
export function stampOf(path: string): FileStamp | null {
  const status = statusOf(path);
  if (status === undefined) return null;
  return { size: status.size, changed: status.mtimeNs, inode: status.ino };
}

/** Refuses a file that is not the one that was opened: gone, cut short, written to, or another in its place. */
export function requireSame(file: {
  readonly path: string;
  readonly name: string;
  readonly stamp: FileStamp | null;
}): void {
  const { path, name, stamp } = file;
  const now = stampOf(path);
  if (now === null || stamp === null) {
    refuseFile(
      name,
      `${name} was moved or removed while it was being read.`,
      'Put it back, and import the extract again.',
    );
  }
  const isSame =
    now.size === stamp.size && now.changed === stamp.changed && now.inode === stamp.inode;
  if (isSame) return;
  refuseFile(
    name,
    `${name} was changed while it was being read.`,
    'Import the extract again once no other program writes to it.',
  );
}
