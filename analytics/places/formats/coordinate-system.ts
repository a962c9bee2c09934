import { fromNationalGrid } from './national-grid.ts';
import type { PackedPolygons, Position } from './polygons.ts';

/** How the coordinates of a file of shapes are to be read; null where they cannot be. */
export type CoordinateSystem = 'degrees' | 'national-grid' | null;

/** Read from its numbers alone: degrees on the globe, or metres that lie on the National Grid. */
export function systemOfNumbers(shapes: readonly PackedPolygons[]): CoordinateSystem {
  const [x, y] = shapes[0]?.points ?? [];
  if (x === undefined || y === undefined) return null;
  if (Math.abs(x) <= 180 && Math.abs(y) <= 90) return 'degrees';
  return x >= 0 && x <= 700_000 && y >= 0 && y <= 1_300_000 ? 'national-grid' : null;
}

/** What a `crs` member of GeoJSON or TopoJSON names; undefined where there is none. */
export function systemOfCrs(crs: unknown): CoordinateSystem | undefined {
  if (crs === undefined || crs === null) return undefined;
  const text = JSON.stringify(crs);
  if (/27700/.test(text)) return 'national-grid';
  return /CRS84|\b4326\b|\b4258\b/.test(text) ? 'degrees' : null;
}

/** What the text of a `.prj` file names. */
export function systemOfProjection(text: string): CoordinateSystem {
  const isProjected = /^\s*PROJ(CS|CRS)/i.test(text);
  if (isProjected)
    return /british_national_grid|27700/i.test(text.replaceAll(' ', '_')) ? 'national-grid' : null;
  return /WGS_?\s?(19)?84|ETRS/i.test(text) ? 'degrees' : null;
}

/** Turns coordinates of a system into longitude and latitude. */
export function projectionOf(
  system: NonNullable<CoordinateSystem>,
): (x: number, y: number) => Position {
  return system === 'degrees' ? (x, y) => [x, y] : fromNationalGrid;
}
