import { type GeoProjection, geoMercator, geoPath } from 'd3-geo';
import type { Shapes } from '../../analytics/contract/methods.ts';
import { type LabelBox, overlaps, type Point, placeLabel } from './place-label.ts';

/** One area as it is drawn: its path, and where its name stands, if it has room for it. */
export interface Outline {
  readonly code: string;
  readonly label: string;
  readonly path: string;
  readonly name: LabelBox | null;
}

export interface Outlines {
  readonly areas: readonly Outline[];
  readonly projection: GeoProjection;
  readonly width: number;
  readonly height: number;
}

type Coordinates = Shapes['features'][number]['coordinates'];

const multiPolygon = (coordinates: Coordinates) => ({
  type: 'MultiPolygon' as const,
  coordinates: coordinates as unknown as [number, number][][][],
});

/** Names where they have room, those of the largest areas first; one that would lie on another is left out. */
function placeNames(
  features: Shapes['features'],
  projection: GeoProjection,
): Map<string, LabelBox> {
  const path = geoPath(projection);
  const area = new Map(
    features.map(({ code, coordinates }) => [code, path.area(multiPolygon(coordinates))]),
  );
  const placed = new Map<string, LabelBox>();
  for (const { code, label, coordinates } of features.toSorted(
    (a, b) => (area.get(b.code) ?? 0) - (area.get(a.code) ?? 0),
  )) {
    const rings = coordinates.map((polygon) =>
      polygon.map((ring) => ring.map(([lon, lat]): Point => projection([lon, lat]) ?? [0, 0])),
    );
    const name = placeLabel(label, rings);
    if (name === null || [...placed.values()].some((other) => overlaps(name, other))) continue;
    placed.set(code, name);
  }
  return placed;
}

/** Outlines on a Mercator projection, as large as they can be and from the top of the space. */
export function drawOutlines(
  { features }: Shapes,
  width: number,
  tallest: number,
): Outlines | null {
  const drawable = features.filter(({ coordinates }) => coordinates.length > 0);
  if (drawable.length === 0) return null;
  const whole = {
    type: 'GeometryCollection' as const,
    geometries: drawable.map(({ coordinates }) => multiPolygon(coordinates)),
  };
  const projection = geoMercator().fitSize([width - 4, tallest], whole);
  const path = geoPath(projection).digits(2);
  const [[, top], [, bottom]] = path.bounds(whole);
  const [x, y] = projection.translate();
  projection.translate([x + 2, y - top + 2]);
  const names = placeNames(drawable, projection);
  return {
    projection,
    width,
    height: bottom - top + 4,
    areas: drawable.map(({ code, label, coordinates }) => ({
      code,
      label,
      path: path(multiPolygon(coordinates)) ?? '',
      name: names.get(code) ?? null,
    })),
  };
}
