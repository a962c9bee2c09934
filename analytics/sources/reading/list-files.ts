import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Refusal } from '../../contract/problem.ts';
import { identifyFile } from './identify-file.ts';
import { refuseFile } from './refuse-file.ts';
import { statusOf } from './status-of.ts';

const deepest = 8;
const mostFiles = 10_000;

const tables =
  /\.(?:csv|tsv|tab|psv|txt|dat|parquet|pq|arrow|arrows|feather|ipc|xlsx|xlsm)(?:\.gz)?$/i;

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    const name = basename(folder);
    return refuseFile(
      name,
      `The folder ${name} could not be opened.`,
      'Check that it may be read.',
    );
  }
}

/** Files in a folder and the folders in it that are named like tables; marks and hidden files are not. */
function filesIn(folder: string, depth: number, found: string[]): string[] {
  const entries = entriesOf(folder).sort((a, b) => (a < b ? -1 : 1));
  for (const entry of entries) {
    if (/^[._]/.test(entry) || found.length >= mostFiles) continue;
    const path = join(folder, entry);
    const status = statusOf(path);
    if (status?.isDirectory() === true && depth < deepest) filesIn(path, depth + 1, found);
    else if (status?.isFile() === true && status.size > 0 && tables.test(entry)) found.push(path);
  }
  return found;
}

/**
 * The files that paths stand for, absolute and each once: a folder stands for the tables in it, in
 * the order of their names. Every one is looked at and refused unless it is of a kind that is read.
 * To be called before the database is opened, which must be allowed to read them.
 */
export function listFiles(paths: readonly string[]): readonly string[] {
  const files = paths.flatMap((given) => {
    const path = resolve(given);
    if (statusOf(path)?.isDirectory() !== true) return [path];
    const inside = filesIn(path, 0, []);
    if (inside.length === 0) {
      const name = basename(path);
      refuseFile(
        name,
        `The folder ${name} holds no table.`,
        'Give a file, or a folder of Parquet.',
      );
    }
    return inside;
  });
  if (files.length === 0) {
    throw new Refusal({
      code: 'usage',
      reason: 'No file was given.',
      hint: 'Give one file or more: CSV, Parquet, Arrow or XLSX.',
    });
  }
  const unique = [...new Set(files)];
  for (const file of unique) identifyFile(file);
  return unique;
}
