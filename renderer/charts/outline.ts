import { type GeoProjection, geoMercator, geoPath } from 'd3-geo';
import type { Shapes } from '../../analytics/contract/methods.ts';
import {
  type LabelBox,
  largestPolygon,
  overlaps,
  type Point,
  placeLabel,
  type Ring,
} from './place-label.ts';
import { placeNumber } from './place-number.ts';

/** What stands in an area for its name. */
export interface AreaLabel {
  readonly kind: 'name' | 'number';
  readonly box: LabelBox;
}

/** One area as it is drawn: its path, and its name or a number, if it has room for either. */
export interface Outline {
  readonly code: string;
  readonly label: string;
  readonly path: string;
  readonly sign: AreaLabel | null;
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

interface Ground {
  readonly code: string;
  readonly label: string;
  /** The largest polygon of the area, in pixels. */
  readonly rings: readonly Ring[];
}

/** Where names go, the largest areas first. */
function groundsOf(features: Shapes['features'], projection: GeoProjection): Ground[] {
  const path = geoPath(projection);
  const area = new Map(
    features.map(({ code, coordinates }) => [code, path.area(multiPolygon(coordinates))]),
  );
  return features
    .toSorted((a, b) => (area.get(b.code) ?? 0) - (area.get(a.code) ?? 0))
    .map(({ code, label, coordinates }) => {
      const polygons = coordinates.map((polygon) =>
        polygon.map((ring) => ring.map(([lon, lat]): Point => projection([lon, lat]) ?? [0, 0])),
      );
      return { code, label, rings: largestPolygon(polygons) };
    });
}

/** Names where they have room; one that would lie on another is left out. */
function placeNames(grounds: readonly Ground[]): Map<string, AreaLabel> {
  const placed = new Map<string, AreaLabel>();
  for (const { code, label, rings } of grounds) {
    const box = placeLabel(label, rings);
    if (box === null || [...placed.values()].some((other) => overlaps(box, other.box))) continue;
    placed.set(code, { kind: 'name', box });
  }
  return placed;
}

/** Numbers for the areas whose names have no room, in the order of those names. */
function placeNumbers(
  grounds: readonly Ground[],
  names: ReadonlyMap<string, AreaLabel>,
): Map<string, AreaLabel> {
  const placed = new Map(names);
  const nameless = grounds
    .filter(({ code }) => !names.has(code))
    .toSorted((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
  for (const { code, rings } of nameless) {
    const number = String(placed.size - names.size + 1);
    const taken = [...placed.values()].map(({ box }) => box);
    const box = placeNumber(number, rings, taken);
    if (box !== null) placed.set(code, { kind: 'number', box });
  }
  return placed;
}

/**
 * Outlines on a Mercator projection, as large as they can be and from the top of the space; with
 * numbers in the areas whose names have no room, if `numbered`.
 */
export function drawOutlines(
  { features }: Shapes,
  width: number,
  tallest: number,
  numbered: boolean,
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
  const grounds = groundsOf(drawable, projection);
  const names = placeNames(grounds);
  const signs = numbered ? placeNumbers(grounds, names) : names;
  return {
    projection,
    width,
    height: bottom - top + 4,
    areas: drawable.map(({ code, label, coordinates }) => ({
      code,
      label,
      path: path(multiPolygon(coordinates)) ?? '',
      sign: signs.get(code) ?? null,
    })),
  };
}
