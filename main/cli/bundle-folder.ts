import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Refusal } from '../../analytics/contract/problem.ts';
import { fillFile, reserveFile } from '../export/ready-file.ts';

/** Files of a bundle by their path within it. */
export type BundleFiles = ReadonlyMap<string, Uint8Array | string>;

const manifestName = 'manifest.json';

/** What a bundle holds at its top; a folder with anything else is not only a bundle. */
const bundleNames = [manifestName, 'method.txt', 'summary.html', 'charts', 'tables', 'definitions'];

/** The mark of a manifest of ours. */
export const bundleMark = 'quintile release bundle';

function isBundle(folder: string, names: readonly string[]): boolean {
  if (!names.every((name) => bundleNames.includes(name))) return false;
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, manifestName), 'utf8'));
    return (manifest as { kind?: unknown } | null)?.kind === bundleMark;
  } catch {
    return false;
  }
}

/** Refuses a folder that holds something else, so that nothing of anybody's is ever replaced. */
export function requireBundleFolder(out: string): void {
  if (!existsSync(out)) return;
  const names = statSync(out).isDirectory() ? readdirSync(out) : [out];
  if (names.length === 0 || isBundle(out, names)) return;
  throw new Refusal({
    code: 'output-unwritable',
    reason: 'The folder holds something other than a release bundle.',
    hint: 'Name a new folder, or an empty one.',
    where: { file: out },
  });
}

function reserve(folder: string, files: BundleFiles): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    reserveFile(join(folder, path), Buffer.byteLength(bytes));
  }
}

function replaceFolder(target: string, by: string, earlier: string): void {
  if (existsSync(target)) renameSync(target, earlier);
  renameSync(by, target);
  rmSync(earlier, { recursive: true, force: true });
}

/** Room for a bundle where it is to be. */
export interface ReadyBundle {
  /** Puts a bundle of the same files in place, whole; an earlier one stays until the new one stands. */
  fill(files: BundleFiles): void;
  giveUp(): void;
}

/**
 * Takes the room that a bundle needs, under another name and with nothing of the bundle in it. Throws a
 * {@link Refusal}, or what the file system says.
 */
export function readyBundle(out: string, like: BundleFiles): ReadyBundle {
  requireBundleFolder(out);
  const target = resolve(out);
  mkdirSync(dirname(target), { recursive: true });
  const beside = (ending: string) =>
    join(dirname(target), `.${basename(target)}.${randomUUID()}.${ending}`);
  const partial = beside('partial');
  const giveUp = () => rmSync(partial, { recursive: true, force: true });
  try {
    reserve(partial, like);
  } catch (error) {
    giveUp();
    throw error;
  }
  return {
    giveUp,
    fill(files) {
      requireBundleFolder(out);
      for (const [path, bytes] of files) fillFile(join(partial, path), bytes);
      replaceFolder(target, partial, beside('earlier'));
    },
  };
}
