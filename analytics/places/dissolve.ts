import { feature, merge } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import type { AreaShape } from './places.ts';
import { type Polygon, tidyPolygon } from './rings.ts';

/** Steps to which coordinates are snapped across the map, so that neighbours meet exactly. */
const grid = 1e6;

/** Most points that all outlines together may have: about 200 kB of JSON. */
const mostPoints = 10_000;

/** A bend smaller than this share of the map's own rectangle cannot be seen, and is straightened. */
const smallestBend = 1 / 2_000_000;

interface Member {
  readonly area: AreaShape;
  readonly group: string;
}

interface Outline {
  readonly group: string;
  readonly polygons: readonly Polygon[];
}

type Topology = Parameters<typeof simplify>[0];
type Collection = Parameters<typeof topology>[0];
type Mergeable = Parameters<typeof merge>[1];

function collection(outlines: readonly Outline[]): Collection {
  const features = outlines.map(({ group, polygons }) => ({
    type: 'Feature',
    properties: { group },
    geometry: { type: 'MultiPolygon', coordinates: polygons },
  }));
  return { shapes: { type: 'FeatureCollection', features } } as unknown as Collection;
}

/** Merges the areas of each group along the arcs that they share. */
function mergeGroups(members: readonly Member[]): Outline[] {
  const shared = topology(
    collection(
      members.map(({ area, group }) => ({ group, polygons: area.coordinates as Polygon[] })),
    ),
    grid,
  );
  const object = shared.objects['shapes'] as unknown as {
    geometries: { properties: { group: string } }[];
  };
  const groups = new Map<string, unknown[]>();
  for (const geometry of object.geometries) {
    const { group } = geometry.properties;
    groups.set(group, [...(groups.get(group) ?? []), geometry]);
  }
  return [...groups].map(([group, geometries]) => ({
    group,
    polygons: merge(shared, geometries as Mergeable).coordinates as unknown as Polygon[],
  }));
}

function outlinesOf(topo: Topology): Outline[] {
  const made = feature(topo, topo.objects['shapes'] as never) as unknown as {
    features: {
      properties: { group: string };
      geometry: { coordinates: readonly Polygon[] } | null;
    }[];
  };
  return made.features.map(({ properties, geometry }) => ({
    group: properties.group,
    polygons: (geometry?.coordinates ?? []).map(tidyPolygon).filter((part) => part !== null),
  }));
}

const pointsOf = (outlines: readonly Outline[]) =>
  outlines.flatMap(({ polygons }) => polygons.flat(2)).length;

/**
 * One outline a group: areas are merged, and the borders between groups simplified once for both
 * sides (Visvalingam's triangles), so that neighbours still meet. Simplified harder until the whole
 * is small, and less where a group would vanish.
 */
export function dissolve(members: readonly Member[]): readonly Outline[] {
  const borders = presimplify(topology(collection(mergeGroups(members)), grid) as Topology);
  const [west, south, east, north] = borders.bbox ?? [0, 0, 0, 0];
  let weight = (east - west) * (north - south) * smallestBend;
  let outlines = outlinesOf(simplify(borders, weight));
  while (pointsOf(outlines) > mostPoints) {
    weight *= 2;
    outlines = outlinesOf(simplify(borders, weight));
  }
  for (
    let tries = 0;
    tries < 8 && outlines.some(({ polygons }) => polygons.length === 0);
    tries += 1
  ) {
    weight /= 8;
    outlines = outlinesOf(simplify(borders, weight));
  }
  return outlines;
}
