import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Problem, Refusal } from '../../analytics/contract/problem.ts';
import { readPlaces } from '../../analytics/places/read-places.ts';

/** The folder of real open data beside the repository; it may not be there. */
export const sharedData = resolve(import.meta.dirname, '../../../shared/data');
export const hasSharedData = existsSync(sharedData);
export const whyNoSharedData = 'the folder of real open data is not beside the repository';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Files in a folder that goes when the test ends. */
export function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'quintile-places-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export const placesOf = (files: Files, asAt: string | null = null) =>
  readPlaces([folderOf(files)], { asAt });

/** What each file was taken for, by name. */
export async function takenFor(files: Files, asAt: string | null = null) {
  const { recognised } = await placesOf(files, asAt);
  return Object.fromEntries(recognised.map((place) => [place.name, place.takenFor]));
}

/** What stops files from being read, as a problem; undefined where nothing does. */
export async function refused(files: Files): Promise<Problem | undefined> {
  try {
    await placesOf(files);
  } catch (error) {
    if (error instanceof Refusal) return error.problems[0];
    throw error;
  }
  return undefined;
}

interface Cell {
  readonly code: string;
  readonly x: number;
  readonly y: number;
}

/** A GeoJSON of unit squares, each a hundredth of a degree wide, near 54° north. */
export function squares(cells: readonly Cell[], key = 'lsoa_code', synthetic = true): string {
  const at = (x: number, y: number) => [-1.5 + x / 100, 53.8 + y / 100];
  const features = cells.map(({ code, x, y }) => ({
    type: 'Feature',
    properties: { [key]: code, lsoa_name: `Area ${code}` },
    geometry: {
      type: 'Polygon',
      coordinates: [[at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1), at(x, y)]],
    },
  }));
  return JSON.stringify({ type: 'FeatureCollection', synthetic, features });
}
