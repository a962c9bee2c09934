import { readdirSync, type Stats, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Refusal } from '../contract/problem.ts';

export interface FoundFile {
  readonly path: string;
  readonly bytes: number;
  /** Named by the analyst, not found in a folder: what is wrong with it is then a refusal. */
  readonly named: boolean;
}

const placeFile = /\.(csv|json|geojson|topojson)$/i;

function statusOf(path: string): Stats {
  try {
    return statSync(path);
  } catch {
    throw new Refusal({
      code: 'file-not-found',
      reason: `${basename(path)} was not found.`,
      hint: 'Check the path to the file or folder of places.',
    });
  }
}

function within(folder: string): FoundFile[] {
  const entries = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return within(path);
    if (!entry.isFile() || !placeFile.test(entry.name)) return [];
    return [{ path, bytes: statSync(path).size, named: false }];
  });
}

/**
 * The files that may describe places: those named, and in folders, however deep, those that end in
 * .csv, .json, .geojson or .topojson. Sorted by name within a folder; hidden ones and links are
 * passed over. A path that is not there is a refusal.
 */
export function findFiles(paths: readonly string[]): FoundFile[] {
  const seen = new Set<string>();
  return paths
    .flatMap((path) => {
      const status = statusOf(path);
      return status.isDirectory() ? within(path) : [{ path, bytes: status.size, named: true }];
    })
    .filter(({ path }) => !seen.has(path) && seen.add(path));
}
