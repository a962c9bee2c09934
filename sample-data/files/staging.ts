import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Refusal } from '../../analytics/contract/problem.ts';

/** A folder beside the files to come, in which they are written until all of them are whole. */
export interface Staging {
  readonly folder: string;
  /** Moves every file to where it belongs, over any of that name. */
  finish(): void;
  /** Leaves no trace: the staging folder goes, and the output folder too where it was made for this. */
  abandon(): void;
}

function filesIn(folder: string, under = ''): string[] {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const path = join(under, entry.name);
    return entry.isDirectory() ? filesIn(folder, path) : [path];
  });
}

function unwritable(error: unknown): Refusal {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return new Refusal({
    code: 'output-unwritable',
    reason:
      code === 'ENOSPC' ? 'The disk is full.' : 'The folder for the sample cannot be written to.',
    hint: 'Choose another folder with --out, or check who may write to this one.',
  });
}

/** Opens a staging folder inside `out`, which is made where it is missing. */
export function openStaging(out: string): Staging {
  const target = resolve(out);
  let made: string | undefined;
  try {
    made = mkdirSync(target, { recursive: true });
  } catch (error) {
    throw unwritable(error);
  }
  const folder = join(target, `.sample-${randomUUID()}`);
  try {
    mkdirSync(join(folder, 'places'), { recursive: true });
  } catch (error) {
    throw unwritable(error);
  }
  const removeMade = () => {
    if (made === undefined) return;
    for (let path = target; path.startsWith(made); path = dirname(path)) {
      if (!existsSync(path) || readdirSync(path).length > 0) return;
      rmdirSync(path);
    }
  };
  return {
    folder,
    finish() {
      try {
        mkdirSync(join(target, 'places'), { recursive: true });
        for (const file of filesIn(folder)) renameSync(join(folder, file), join(target, file));
      } catch (error) {
        throw unwritable(error);
      }
      rmSync(folder, { recursive: true, force: true });
    },
    abandon() {
      rmSync(folder, { recursive: true, force: true });
      removeMade();
    },
  };
}

/** Whatever a write failed with, as a refusal; refusals stay what they are. */
export function asWriteRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : unwritable(error);
}
