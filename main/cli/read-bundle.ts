import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { BundleText } from '../../analytics/audit/audit.ts';
import { type AuditFinding, describeAltered } from '../../analytics/audit/describe-finding.ts';
import { readManifest } from '../../analytics/audit/read-manifest.ts';
import { type ProblemCode, Refusal } from '../../analytics/contract/problem.ts';

/** Bytes of the longest manifest, of the longest table, and of all tables of a bundle. */
export const longest = { manifest: 4 * 2 ** 20, table: 64 * 2 ** 20, all: 256 * 2 ** 20 };

/** A bundle as it lies on the disk, and what its files say of one another. */
export interface BundleOnDisk {
  readonly bundle: BundleText;
  /** Files that are not what the manifest vouches for. */
  readonly altered: readonly AuditFinding[];
  readonly warnings: readonly string[];
}

interface Where {
  readonly file: string;
}

function refuse(code: ProblemCode, reason: string, hint: string, where: Where): never {
  throw new Refusal({ code, reason, hint, where });
}

/** Refuses a path any step of which is a link: it may lead out of the bundle. */
function requireNoLink(folder: string, file: string): void {
  let at = folder;
  for (const step of file.split('/')) {
    at = join(at, step);
    const found = lstatSync(at, { throwIfNoEntry: false });
    if (found === undefined) {
      refuse('file-not-found', 'There is no such file.', 'Name the folder of a bundle.', {
        file: at,
      });
    }
    if (found.isSymbolicLink()) {
      refuse('file-unreadable', 'This is a link.', 'A bundle holds plain files.', { file: at });
    }
  }
}

function bytesOf(folder: string, file: string, most: number): Buffer {
  requireNoLink(folder, file);
  const path = join(folder, file);
  const found = statSync(path);
  if (!found.isFile()) {
    refuse('file-unreadable', 'This is not a file.', 'A bundle holds plain files.', { file: path });
  }
  if (found.size > most) {
    const size = `${Math.round(most / 2 ** 20)} MB`;
    refuse('file-unreadable', `The file is over ${size}.`, 'Ask for a smaller bundle.', {
      file: path,
    });
  }
  try {
    return readFileSync(path);
  } catch {
    return refuse('file-unreadable', 'The file cannot be read.', 'Check its permissions.', {
      file: path,
    });
  }
}

function textOf(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('file-unreadable', 'The file is not UTF-8.', 'Ask for the bundle again.', {
      file: path,
    });
  }
}

/** Tables that lie in the bundle and that its manifest does not list. */
function unlisted(folder: string, listed: readonly string[]): readonly string[] {
  const tables = join(folder, 'tables');
  if (lstatSync(tables, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(tables)
    .map((name) => `tables/${name}`)
    .filter((file) => !listed.includes(file))
    .sort();
}

function requireFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  refuse('file-not-found', 'There is no such folder.', 'Name the folder of a release bundle.', {
    file: folder,
  });
}

/**
 * Reads a bundle's manifest and the tables that it lists, and nothing else of the folder. Throws a
 * {@link Refusal} for a link, a file that is missing or too long, and a manifest that cannot be read.
 */
export function readBundle(folder: string, name: string = basename(resolve(folder))): BundleOnDisk {
  requireFolder(folder);
  const manifest = textOf(
    bytesOf(folder, 'manifest.json', longest.manifest),
    join(folder, 'manifest.json'),
  );
  const listed = readManifest(manifest, name);
  const tables = new Map<string, string>();
  const altered: AuditFinding[] = [];
  let left = longest.all;
  for (const { file, hash } of listed) {
    const bytes = bytesOf(folder, file, Math.min(left, longest.table));
    left -= bytes.byteLength;
    tables.set(file, textOf(bytes, join(folder, file)));
    const found = createHash('sha256').update(bytes).digest('hex');
    if (hash !== null && hash.toLowerCase() !== found) altered.push(describeAltered(name, file));
  }
  const extra = unlisted(
    folder,
    listed.map(({ file }) => file),
  );
  const warnings = extra.map((file) => `${name}/${file} is not in the manifest and was not read.`);
  return { bundle: { name, manifest, tables }, altered, warnings };
}
