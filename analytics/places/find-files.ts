import { readdirSync, type Stats, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { Refusal } from '../contract/problem.ts';
import { type ByteSource, fileSource } from './formats/byte-source.ts';

export interface FoundFile {
  readonly source: ByteSource;
  /** Named by the analyst, not found in a folder: what is wrong with it is then a refusal. */
  readonly named: boolean;
}

const placeFile = /\.(csv|tsv|json|geojson|topojson|shp|zip|xlsx?|ods|gpkg)$/i;
const besideShp = new Set(['.dbf', '.prj', '.shx', '.cpg', '.sbn', '.sbx', '.qpj']);

/** Whether a file found in a folder or an archive is looked at. */
export const isPlaceFile = (name: string) => placeFile.test(name);

/** Whether a file is a part of the Shapefile beside it, and not one to read by itself. */
export const isPartOfShapefile = (source: ByteSource) =>
  besideShp.has(source.extension) && source.beside('.shp') !== null;

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

function within(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return within(path);
    return entry.isFile() && isPlaceFile(entry.name) ? [path] : [];
  });
}

/** A Shapefile named by one of its other parts is its `.shp`. */
function named(path: string, size: number): { readonly path: string; readonly size: number } {
  if (!besideShp.has(extname(path).toLowerCase())) return { path, size };
  const shp = `${path.slice(0, -extname(path).length)}.shp`;
  const found = [shp, shp.replace(/shp$/, 'SHP')].find(
    (other) => statSync(other, { throwIfNoEntry: false })?.isFile() === true,
  );
  return found === undefined ? { path, size } : { path: found, size: statSync(found).size };
}

/**
 * The files that may describe places: those named, and in folders, however deep, those whose ending
 * is one of places. Sorted by name within a folder; hidden ones and links are passed over. A path
 * that is not there is a refusal.
 */
export function findFiles(paths: readonly string[]): FoundFile[] {
  const seen = new Set<string>();
  return paths
    .flatMap((given) => {
      const status = statusOf(given);
      if (!status.isDirectory()) return [{ ...named(given, status.size), isNamed: true }];
      return within(given).map((path) => ({ path, size: statSync(path).size, isNamed: false }));
    })
    .filter(({ path }) => !seen.has(path) && seen.add(path))
    .map(({ path, size, isNamed }) => ({ source: fileSource(path, size), named: isNamed }));
}
