import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, isAbsolute } from 'node:path';
import type { OfferedFile } from '../analytics/contract/host.ts';
import { Refusal } from '../analytics/contract/problem.ts';

/** The files that a window may name, by handles that say nothing of where they are. */
export interface OfferedFiles {
  /** Takes a file or folder that the user chose. Throws a `Refusal` where it cannot be used. */
  offer(path: string, name?: string): OfferedFile;
  /** The absolute paths behind handles. Throws a `Refusal` at the first that is not known. */
  paths(handles: readonly string[]): string[];
  /** The name that the user knows a file by. */
  nameOf(handle: string): string | undefined;
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

export function makeOfferedFiles(): OfferedFiles {
  const known = new Map<string, { readonly path: string; readonly name: string }>();
  return {
    offer(path, name = basename(path)) {
      checkPath(path);
      const found = statSync(path, { throwIfNoEntry: false });
      if (found === undefined || !(found.isFile() || found.isDirectory())) {
        throw new Refusal({
          code: 'file-not-found',
          reason: `${name} is not there, or is neither a file nor a folder.`,
          hint: 'Drop it again from where it is now.',
        });
      }
      const handle = randomUUID();
      known.set(handle, { path, name });
      return { handle, name, bytes: found.isFile() ? found.size : 0 };
    },
    paths: (handles) =>
      handles.map((handle) => {
        const path = known.get(handle)?.path;
        if (path !== undefined) return path;
        throw new Refusal({
          code: 'file-not-found',
          reason: 'A file is no longer held by this window.',
          hint: 'Drop it again.',
        });
      }),
    nameOf: (handle) => known.get(handle)?.name,
  };
}
