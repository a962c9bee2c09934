import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Refusal } from '../analytics/contract/problem.ts';
import { sealFile } from './seal/seal-file.ts';
import type { SealKey } from './seal/seal-key.ts';

/** The plain copy of a sealed workspace, in this run's private folder. */
export interface SealedCopy {
  /** Absolute path of the plain copy, which the engine opens. */
  readonly plain: string;
  /** Seals it where it has changed since it was last sealed. The engine has shut it. */
  seal(sealed: string, key: SealKey): Promise<void>;
  /** Seals it whether or not it has changed. */
  sealAnew(sealed: string, key: SealKey): Promise<void>;
  /** Takes the plain copy for sealed as it is now. */
  markSealed(): void;
  remove(): void;
}

/** What tells a changed file from one that is as it was, without reading it. */
function markOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? '' : `${found.size} ${found.mtimeNs} ${found.ino}`;
}

/** Refuses a file whose write-ahead log is still there: it holds what sealing would lose. */
export function requireWhole(plain: string): void {
  const logs = ['.wal', '.wal.checkpoint', '.wal.recovery'].map((ending) =>
    statSync(`${plain}${ending}`, { throwIfNoEntry: false }),
  );
  if (logs.every((log) => log === undefined || log.size === 0)) return;
  throw new Refusal({
    code: 'output-unwritable',
    reason: 'The last changes could not be written into the workspace, so it was not sealed again.',
    hint: 'Free some space on the disk of QUINTILE_HOME, then try again.',
  });
}

/** A place for the plain copy of a workspace, under its own name. Nothing is there yet. */
export function makeSealedCopy(workspace: string, privateFolder: string): SealedCopy {
  const folder = join(privateFolder, 'unsealed', randomUUID());
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const plain = join(folder, basename(workspace));
  let mark = '';
  const markSealed = () => {
    mark = markOf(plain);
  };
  async function sealAnew(sealed: string, key: SealKey) {
    requireWhole(plain);
    await sealFile(plain, sealed, key);
    markSealed();
  }
  return {
    plain,
    markSealed,
    sealAnew,
    async seal(sealed, key) {
      requireWhole(plain);
      if (markOf(plain) !== mark) await sealAnew(sealed, key);
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}
