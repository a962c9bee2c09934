import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const walEndings = ['.wal', '.wal.checkpoint', '.wal.recovery'] as const;

/** The write-ahead logs that DuckDB may keep beside a database file, there or not. */
export function walFiles(path: string): string[] {
  return walEndings.map((ending) => path + ending);
}

/** Whether changes lie beside a database that are not in it yet. */
export function hasWal(path: string): boolean {
  return walFiles(path).some((file) => existsSync(file));
}

/** The hidden file in which a workspace is written anew before it takes the old one's place. */
export function rewritingFile(path: string): string {
  return join(dirname(path), `.${basename(path)}.rewriting`);
}

/** The hidden file in which this process makes a workspace before it gets its name. */
export function makingFile(path: string): string {
  return join(dirname(path), `.${basename(path)}.making-${process.pid}`);
}

/** What processes that are gone were making of a workspace. */
export function makingFiles(path: string): string[] {
  const start = `.${basename(path)}.making-`;
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(start))
    .map((name) => join(dirname(path), name));
}

/** Removes a database file with its logs. */
export function removeDatabase(path: string): void {
  for (const file of [path, ...walFiles(path)]) rmSync(file, { force: true });
}

/** Logs that could not be read back and were put out of the way, beside the workspace. */
export function setAsideFiles(path: string): string[] {
  const starts = walEndings.map((ending) => `${basename(path)}${ending}.set-aside-`);
  return readdirSync(dirname(path))
    .filter((name) => starts.some((start) => name.startsWith(start)))
    .map((name) => join(dirname(path), name));
}

/** Puts the logs of a database out of the way; returns how to put them back, and a base name. */
export function setWalAside(path: string): { readonly name: string; readonly undo: () => void } {
  let number = 1;
  const aside = (file: string) => `${file}.set-aside-${number}`;
  while (walFiles(path).some((file) => existsSync(aside(file)))) number += 1;
  const found = walFiles(path).filter((file) => existsSync(file));
  for (const file of found) renameSync(file, aside(file));
  return {
    name: basename(aside(found[0] ?? path)),
    undo: () => {
      for (const file of found) renameSync(aside(file), file);
    },
  };
}
