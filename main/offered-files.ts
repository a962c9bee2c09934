import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, isAbsolute } from 'node:path';
import type { OfferedFile } from '../analytics/contract/host.ts';
import { Refusal } from '../analytics/contract/problem.ts';

/** The files that a window may name, by handles that say nothing of where they are. */
export interface OfferedFiles {
  /**
   * Takes a file or folder that the user chose; `remove` deletes it where it is a copy that the
   * host made. Throws a `Refusal` where it cannot be used.
   */
  offer(path: string, name?: string, remove?: () => void): OfferedFile;
  /** The absolute paths behind handles. Throws a `Refusal` at the first that is not known. */
  paths(handles: readonly string[]): string[];
  /** The name that the user knows a file by. */
  nameOf(handle: string): string | undefined;
  /** Does work during which none of these files is deleted. */
  during<T>(handles: readonly string[], work: () => Promise<T>): Promise<T>;
  /** Knows files no more, and deletes the copies among them as soon as they are free. */
  forget(handles: readonly string[]): void;
  /** Forgets every file of which there is a copy. */
  forgetCopies(): void;
  /** Deletes the copies that were forgotten and have become free since. */
  sweep(): void;
}

interface Known {
  readonly path: string;
  readonly name: string;
  readonly remove: (() => void) | undefined;
}

const isNetworkShare = (path: string) => /^[\\/]{2}/.test(path);

function checkPath(path: string) {
  if (isNetworkShare(path)) {
    throw new Refusal({
      code: 'file-unreadable',
      reason:
        'Files are not opened by a network address: that would send a sign-in over the network.',
      hint: 'Open the file from a drive letter, or copy it to this computer first.',
    });
  }
  if (isAbsolute(path) && !path.includes('\0')) return;
  throw new Refusal({
    code: 'file-not-found',
    reason: 'What was dropped is not a file on this computer.',
    hint: 'Drop a CSV or Parquet file from a folder.',
  });
}

const noLongerHeld = new Refusal({
  code: 'file-not-found',
  reason: 'A file is no longer held by this window.',
  hint: 'Drop it again.',
});

function bytesOf(path: string, name: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() === true) return found.size;
  if (found?.isDirectory() === true) return 0;
  throw new Refusal({
    code: 'file-not-found',
    reason: `${name} is not there, or is neither a file nor a folder.`,
    hint: 'Drop it again from where it is now.',
  });
}

/** Copies that nobody knows any more, until they are deleted. */
function makeDiscards(isNeeded: (path: string) => boolean) {
  const discards = new Set<Known>();
  const sweep = () => {
    for (const known of discards) {
      if (isNeeded(known.path)) continue;
      try {
        known.remove?.();
        discards.delete(known);
      } catch {
        // Windows deletes no file that is open somewhere: the next sweep tries again.
      }
    }
  };
  return { add: (known: Known) => void discards.add(known), sweep };
}

/** `needed` are the paths that may be read again though their files are forgotten. */
export function makeOfferedFiles(needed: () => readonly string[]): OfferedFiles {
  const all = new Map<string, Known>();
  const reading: (readonly Known[])[] = [];
  const { add, sweep } = makeDiscards(
    (path) =>
      needed().includes(path) || reading.some((files) => files.some((file) => file.path === path)),
  );
  const knownOf = (handle: string) => {
    const known = all.get(handle);
    if (known === undefined) throw noLongerHeld;
    return known;
  };
  const forget = (handles: readonly string[]) => {
    for (const handle of handles) {
      const known = all.get(handle);
      if (known?.remove !== undefined) add(known);
      all.delete(handle);
    }
    sweep();
  };
  return {
    offer(path, name = basename(path), remove) {
      checkPath(path);
      const bytes = bytesOf(path, name);
      const handle = randomUUID();
      all.set(handle, { path, name, remove });
      return { handle, name, bytes };
    },
    paths: (handles) => handles.map((handle) => knownOf(handle).path),
    nameOf: (handle) => all.get(handle)?.name,
    async during(handles, work) {
      const files = handles.map(knownOf);
      reading.push(files);
      try {
        return await work();
      } finally {
        reading.splice(reading.indexOf(files), 1);
        sweep();
      }
    },
    forget,
    forgetCopies: () =>
      forget([...all].flatMap(([handle, { remove }]) => (remove === undefined ? [] : [handle]))),
    sweep,
  };
}
