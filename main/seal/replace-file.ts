import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The start of the names under which a file is written before it is whole. */
function partialPrefix(target: string): string {
  const mark = createHash('sha256').update(basename(target)).digest('hex').slice(0, 16);
  return `.quintile-${mark}-`;
}

/** Windows opens no folder, and some network drives write none: renaming is then all there is. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    return;
  }
}

/**
 * Writes a file whole or not at all, readable by this user alone: into a hidden file beside it, on
 * the disk before it takes the old one's place. `fill` writes it.
 */
export async function replaceFile(
  target: string,
  fill: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  const partial = join(dirname(target), `${partialPrefix(target)}${randomUUID()}.partial`);
  const handle = await open(partial, 'wx', 0o600);
  try {
    try {
      await fill(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(target));
}

/** Removes what a program that was killed left beside a file. Only for who holds the file's lock. */
export async function sweepPartials(target: string): Promise<void> {
  const prefix = partialPrefix(target);
  const names = await readdir(dirname(target)).catch(() => []);
  for (const name of names.filter((found) => found.startsWith(prefix))) {
    await rm(join(dirname(target), name), { force: true }).catch(() => undefined);
  }
}
