import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes sure that a file is on the disk, and not only on its way there. */
export function syncFile(path: string, flags: 'r' | 'r+'): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
