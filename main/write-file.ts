import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** The mode of files that only this user may read; folders made for them are as private. */
export const ownMode = 0o600;

/**
 * Writes a file whole or not at all: under another name first, then renamed over the old one. With
 * a mode for what only this user may read; else the user's own permissions hold.
 */
export function writeWhole(path: string, bytes: Uint8Array | string, mode = 0o666): void {
  const target = resolve(path);
  mkdirSync(dirname(target), { recursive: true, ...(mode === ownMode ? { mode: 0o700 } : {}) });
  const partial = join(dirname(target), `.${basename(target)}.${randomUUID()}.partial`);
  try {
    writeFileSync(partial, bytes, { mode });
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}
