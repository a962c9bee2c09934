export type Position = readonly [number, number];
export type Polygon = readonly (readonly Position[])[];

/** Polygons in few bytes: outlines of a whole country are held, and a few of them drawn. */
export interface PackedPolygons {
  /** x and y of every point, one after the other. */
  readonly points: Float64Array;
  /** For each polygon the number of points of each of its rings. */
  readonly rings: readonly (readonly number[])[];
}

/** A ring as x, y, x, y …, closed; null where fewer than three points of it can be used. */
function usableRing(ring: unknown): number[] | null {
  if (!Array.isArray(ring)) return null;
  const flat: number[] = [];
  for (const point of ring) {
    const [x, y] = Array.isArray(point) ? point : [];
    if (Number.isFinite(x) && Number.isFinite(y)) flat.push(x, y);
  }
  const [x0, y0] = flat;
  if (x0 === undefined || y0 === undefined) return null;
  if (flat.at(-2) !== x0 || flat.at(-1) !== y0) flat.push(x0, y0);
  return flat.length < 8 ? null : flat;
}

/**
 * Packs the coordinates of a multipolygon. Points that are not numbers and rings that enclose
 * nothing are left out, open rings are closed; null where nothing is left.
 */
export function packPolygons(polygons: readonly unknown[]): PackedPolygons | null {
  const flat: number[] = [];
  const rings: number[][] = [];
  for (const polygon of polygons) {
    const [outer, ...holes] = (Array.isArray(polygon) ? polygon : []).map(usableRing);
    if (outer == null) continue;
    const kept = [outer, ...holes.filter((hole) => hole !== null)];
    for (const ring of kept) for (const number of ring) flat.push(number);
    rings.push(kept.map((ring) => ring.length / 2));
  }
  return rings.length === 0 ? null : { points: Float64Array.from(flat), rings };
}

/** The polygons again, each point passed through a projection. */
export function unpackPolygons(
  { points, rings }: PackedPolygons,
  project: (x: number, y: number) => Position,
): Polygon[] {
  let at = 0;
  return rings.map((polygon) =>
    polygon.map((count) =>
      Array.from({ length: count }, () => {
        const position = project(points[at] ?? 0, points[at + 1] ?? 0);
        at += 2;
        return position;
      }),
    ),
  );
}
