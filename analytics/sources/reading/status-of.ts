import { type Stats, statSync } from 'node:fs';
import { basename } from 'node:path';
import { refuseFile } from './refuse-file.ts';

/** What the disk says of a path; undefined where nothing is there. */
export function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    const isLoop = error instanceof Error && 'code' in error && error.code === 'ELOOP';
    const name = basename(path);
    return refuseFile(
      name,
      isLoop ? `${name} is a link that leads back to itself.` : `${name} could not be opened.`,
      isLoop ? 'Give the file that it was to lead to.' : 'Check that it may be read.',
    );
  }
}
