import { existsSync, realpathSync, rmSync } from 'node:fs';
import type { Ask } from '../analytics/contract/methods.ts';
import { Refusal } from '../analytics/contract/problem.ts';
import { filesBeside } from './beside-files.ts';
import { copyFile } from './seal/copy-file.ts';
import { isSealed } from './seal/is-sealed.ts';
import { sweepPartials } from './seal/replace-file.ts';
import { makeSealKey, type SealKey } from './seal/seal-key.ts';
import { unsealFile } from './seal/unseal-file.ts';
import { makeSealedCopy, requireWhole, type SealedCopy } from './sealed-copy.ts';
import { lockWorkspace, requireUnlocked, type WorkspaceLock } from './workspace-lock.ts';

/** A workspace that this program holds: memory, a plain file, or a sealed one and its plain copy. */
export interface WorkspaceFile {
  /** Absolute path of the file that the user knows; null in memory only. */
  readonly path: string | null;
  readonly isSealed: () => boolean;
  /** What the engine opens. */
  readonly engineFile: () => string | null;
  /** To be called when the engine has opened it: another program may have been about to seal it. */
  confirm(): void;
  /** Seals what has changed. The engine has shut the file. Throws a `Refusal`. */
  keep(): Promise<void>;
  /** Seals it from now on, at once; null unseals it. The engine has shut the file. */
  sealWith(passphrase: string | null): Promise<void>;
  /** Deletes the plain copy of a sealed workspace and gives up its lock. */
  letGo(): void;
}

/** What the engine is asked to open. */
export function openingOf(file: WorkspaceFile): Ask<'workspace.open'> {
  return { path: file.engineFile(), isSealed: file.isSealed() };
}

export interface TakeOptions {
  readonly privateFolder: string;
  /** Opens a sealed workspace, and seals a new one; a plain one is left plain. */
  readonly passphrase?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What keeps a sealed workspace sealed. */
interface Seal {
  readonly copy: SealedCopy;
  readonly lock: WorkspaceLock;
  readonly key: SealKey;
}

const inMemory: WorkspaceFile = {
  path: null,
  isSealed: () => false,
  engineFile: () => null,
  confirm: () => undefined,
  keep: async () => undefined,
  async sealWith() {
    throw new Refusal({
      code: 'usage',
      reason: 'The workspace lives in memory only: there is no file to seal.',
      hint: 'Make a named workspace, and import the extract into it.',
    });
  },
  letGo: () => undefined,
};

function requirePassphrase(passphrase: string | undefined): string {
  if (passphrase !== undefined) return passphrase;
  throw new Refusal({
    code: 'wrong-passphrase',
    reason: 'The workspace is sealed with a passphrase.',
    hint: 'Open it with its passphrase: in the window under Workspaces, elsewhere with --passphrase-file.',
  });
}

/** Locks a workspace and has a seal made for it; where that fails, nothing of it stays. */
async function sealOf(
  path: string,
  privateFolder: string,
  keyOf: (copy: SealedCopy) => Promise<SealKey>,
): Promise<Seal> {
  const lock = lockWorkspace(path);
  const copy = makeSealedCopy(path, privateFolder);
  try {
    await sweepPartials(path);
    return { lock, copy, key: await keyOf(copy) };
  } catch (error) {
    copy.remove();
    lock.release();
    throw error;
  }
}

/** What a killed program left in plain beside a sealed file, which holds all of it. */
function removeBeside(path: string): void {
  for (const file of filesBeside(path)) rmSync(file, { force: true });
}

/** The seal of a workspace that is sealed already. */
function openSeal(path: string, { privateFolder, passphrase, signal }: TakeOptions): Promise<Seal> {
  const given = requirePassphrase(passphrase);
  return sealOf(path, privateFolder, async (copy) => {
    const key = await unsealFile(path, copy.plain, given, signal);
    copy.markSealed();
    removeBeside(path);
    return key;
  });
}

/** The seal of a plain workspace that is sealed now: its file is replaced, its bytes go to the copy. */
function closeSeal(path: string, privateFolder: string, passphrase: string): Promise<Seal> {
  return sealOf(path, privateFolder, async (copy) => {
    requireWhole(path);
    const key = await makeSealKey(passphrase);
    await copyFile(path, copy.plain);
    await copy.seal(path, key);
    removeBeside(path);
    return key;
  });
}

/** `target` is where the file is, should `path` be a link to it. */
function fileOf(
  path: string,
  target: string,
  privateFolder: string,
  first: Seal | null,
): WorkspaceFile {
  let seal = first;
  const letGo = () => {
    seal?.copy.remove();
    seal?.lock.release();
    seal = null;
  };
  return {
    path,
    isSealed: () => seal !== null,
    engineFile: () => seal?.copy.plain ?? path,
    confirm() {
      if (seal === null) requireUnlocked(target);
    },
    keep: async () => seal?.copy.seal(target, seal.key),
    async sealWith(passphrase) {
      if (seal === null) {
        if (passphrase !== null) seal = await closeSeal(target, privateFolder, passphrase);
      } else if (passphrase === null) {
        await copyFile(seal.copy.plain, target);
        letGo();
      } else {
        const key = await makeSealKey(passphrase);
        await seal.copy.sealAnew(target, key);
        seal = { ...seal, key };
      }
    },
    letGo,
  };
}

/**
 * Takes hold of a workspace: a sealed one is locked and unsealed into the private folder. Nothing
 * is changed where the passphrase is wrong. Throws a `Refusal`.
 */
export async function takeWorkspace(
  path: string | null,
  options: TakeOptions,
): Promise<WorkspaceFile> {
  if (path === null) return inMemory;
  const { privateFolder, passphrase } = options;
  const target = existsSync(path) ? realpathSync(path) : path;
  const held = (seal: Seal | null) => fileOf(path, target, privateFolder, seal);
  if (await isSealed(target)) return held(await openSeal(target, options));
  requireUnlocked(target);
  if (passphrase === undefined || existsSync(target)) return held(null);
  return held(await sealOf(target, privateFolder, () => makeSealKey(passphrase)));
}
