import { readFileSync } from 'node:fs';
import { geoArea } from 'd3-geo';
import type { Feature, MultiPolygon } from 'geojson';
import { expect, test } from 'vitest';
import type { Shapes } from '../../analytics/contract/methods.ts';
import { footprintShapes } from '../../analytics/places/footprint-shapes.ts';
import { readPlaces } from '../../analytics/places/read-places.ts';
import { hasSharedData, placesOf, sharedData, squares, whyNoSharedData } from './files.ts';

type LcpShape = Shapes['features'][number];
type Position = readonly [number, number];

const rings = ({ coordinates }: LcpShape) => coordinates.flat();

/** Square degrees; holes count against their outer ring. */
function area(polygons: LcpShape['coordinates']): number {
  const ring = (points: readonly Position[]) =>
    points.slice(1).reduce((sum, [x, y], index) => {
      const [before, below] = points[index] as Position;
      return sum + (before * y - x * below) / 2;
    }, 0);
  return polygons.flat().reduce((sum, points, index) => {
    const isOuter = polygons.some((polygon) => polygon[0] === points) || index === 0;
    return sum + Math.abs(ring(points)) * (isOuter ? 1 : -1);
  }, 0);
}

const asFeature = ({ coordinates }: LcpShape) =>
  ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'MultiPolygon', coordinates },
  }) as unknown as Feature<MultiPolygon>;

/** Every edge of every ring, written so that it is the same from both sides. */
function edgesOf(shape: LcpShape): string[] {
  return rings(shape).flatMap((ring) =>
    ring.slice(1).map((to, index) => [String(ring[index]), String(to)].sort().join(' ')),
  );
}

function crosses(a: Position, b: Position, c: Position, d: Position): boolean {
  const side = (p: Position, q: Position, r: Position) =>
    (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function crossings(shape: LcpShape): number {
  const edges = rings(shape).flatMap((ring) =>
    ring.slice(1).map((to, index) => [ring[index] as Position, to as Position] as const),
  );
  let count = 0;
  edges.forEach(([a, b], i) => {
    for (const [c, d] of edges.slice(i + 1)) if (crosses(a, b, c, d)) count += 1;
  });
  return count;
}

const grid = [0, 1, 2, 3].flatMap((x) => [0, 1, 2].map((y) => ({ code: `Q${x}${y}`, x, y })));
const east = (x: number) => (x < 2 ? 'West' : 'East');
const lookup = grid.map(({ code, x }) => `${code},${east(x)}`).join('\n');

test('areas dissolve into their LCP: no inner borders, none between neighbours but one', async () => {
  const places = await placesOf({
    'b.geojson': squares(grid),
    'f.csv': `lsoa_code,lcp_name,synthetic\n${lookup.replaceAll('\n', ',true\n')},true\n`,
  });
  const shapes = footprintShapes(places, 'synthetic areas');
  expect(shapes?.features.map(({ code, label }) => [code, label])).toEqual([
    ['west', 'West'],
    ['east', 'East'],
  ]);
  for (const shape of shapes?.features ?? []) {
    expect(shape.coordinates).toHaveLength(1);
    expect(rings(shape)).toHaveLength(1);
    expect(area(shape.coordinates)).toBeCloseTo(6e-4, 9);
  }
  expect(shapes?.method).toBe('LSOA to LCP by lookup');
});

test('an LCP that lies within another leaves a hole; areas without an LCP are counted', async () => {
  const ring = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => ({ code: `Q${x}${y}`, x, y })));
  const rows = ring.map(({ code }) => `${code},${code === 'Q11' ? 'Inner' : 'Outer'},true`);
  const places = await placesOf({
    'b.geojson': squares([...ring, { code: 'Q99', x: 5, y: 5 }]),
    'f.csv': `lsoa_code,lcp_name,synthetic\n${rows.join('\n')}\n`,
  });
  const shapes = footprintShapes(places, 'synthetic areas');
  const outer = shapes?.features.find(({ code }) => code === 'outer');
  expect(outer?.coordinates[0]).toHaveLength(2);
  expect(area(outer?.coordinates ?? [])).toBeCloseTo(8e-4, 9);
  expect(shapes?.method).toBe('LSOA to LCP by lookup; areas without an LCP: 1');
});

test('without boundaries or lookup on a vintage there are no shapes', async () => {
  const places = await placesOf({ 'b.geojson': squares(grid) });
  expect(footprintShapes(places, 'synthetic areas')).toBeNull();
  expect(footprintShapes(places, 'LSOA 2011')).toBeNull();
});

test('the LCPs of Leeds are valid, small, and cover what their LSOAs cover', async (context) => {
  if (!hasSharedData) return context.skip(whyNoSharedData);
  const places = await readPlaces([sharedData]);
  const started = process.cpuUsage();
  const shapes = footprintShapes(places, 'LSOA 2011');
  expect(process.cpuUsage(started).user / 1e6).toBeLessThan(1.5);
  expect(shapes?.features).toHaveLength(17);
  expect(JSON.stringify(shapes).length).toBeLessThan(300_000);
  for (const shape of shapes?.features ?? []) {
    expect([shape.code, rings(shape).length > 0]).toEqual([shape.code, true]);
    expect([shape.code, crossings(shape)]).toEqual([shape.code, 0]);
    expect(geoArea(asFeature(shape))).toBeLessThan(1e-5);
    const numbers = rings(shape).flat(2);
    expect(
      numbers.every((degrees) => Math.abs(degrees * 1e5 - Math.round(degrees * 1e5)) < 1e-6),
    ).toBe(true);
  }
  const set = places.boundaries.find(({ vintage }) => vintage === 'LSOA 2011');
  const whole = (set?.areas ?? []).reduce((sum, { coordinates }) => sum + area(coordinates), 0);
  const drawn = (shapes?.features ?? []).reduce((sum, shape) => sum + area(shape.coordinates), 0);
  expect(Math.abs(drawn / whole - 1)).toBeLessThan(0.01);
});

test('neighbouring LCPs of Leeds meet along the very same points', async (context) => {
  if (!hasSharedData) return context.skip(whyNoSharedData);
  const shapes = footprintShapes(await readPlaces([sharedData]), 'LSOA 2011');
  const times = new Map<string, number>();
  for (const edge of (shapes?.features ?? []).flatMap(edgesOf)) {
    times.set(edge, (times.get(edge) ?? 0) + 1);
  }
  expect([...times.values()].every((count) => count <= 2)).toBe(true);
  const shared = [...times.values()].filter((count) => count === 2).length;
  expect(shared / times.size).toBeGreaterThan(0.3);
  for (const shape of shapes?.features ?? []) {
    const met = edgesOf(shape).filter((edge) => times.get(edge) === 2).length;
    expect([shape.code, met > 0]).toEqual([shape.code, true]);
  }
});

test('outlines that cross themselves, stay open or enclose nothing break nothing', async () => {
  const at = (x: number, y: number) => [-1.5 + x / 100, 53.8 + y / 100];
  const shape = (code: string, geometry: unknown) => ({
    type: 'Feature',
    properties: { LSOA21CD: code },
    geometry,
  });
  const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });
  const bowTie = [at(0, 0), at(1, 1), at(1, 0), at(0, 1), at(0, 0)];
  const open = [at(1, 0), at(2, 0), at(2, 1), at(1, 1)];
  const flat = [at(5, 5), at(6, 6), at(5, 5)];
  const holed = [at(2, 0), at(3, 0), at(3, 1), at(2, 1), at(2, 0)];
  const features = [
    shape('E1', polygon(bowTie)),
    shape('E2', polygon(open)),
    shape('E3', polygon(flat)),
    shape('E4', polygon(holed, [at(2.5, 0.5), at(2.5, 0.5), null, ['a', 'b']])),
    shape('E5', null),
    shape('E6', { type: 'Point', coordinates: at(0, 0) }),
    shape('E7', polygon()),
  ];
  const codes = features.map(({ properties }) => properties.LSOA21CD);
  const places = await placesOf({
    'b.geojson': JSON.stringify({ type: 'FeatureCollection', features }),
    'f.csv': `lsoa21cd,lcp\n${codes.map((code) => `${code},East\n`).join('')}`,
  });
  expect(places.recognised[0]?.takenFor).toBe(
    'boundaries of areas (LSOA 2021); shapes without a code or a usable outline: 4',
  );
  const shapes = footprintShapes(places, 'LSOA 2021');
  expect(shapes?.features.map(({ code }) => code)).toEqual(['east']);
  const drawn = shapes?.features.flatMap(rings) ?? [];
  expect(drawn.length).toBeGreaterThan(0);
  for (const ring of drawn) expect(ring[0]).toEqual(ring.at(-1));
});

test('one invalid MSOA in the open data does not keep it from being known', async (context) => {
  if (!hasSharedData) return context.skip(whyNoSharedData);
  const file = `${sharedData}/boundaries/leeds_msoa21_bgc.geojson`;
  const document = JSON.parse(readFileSync(file, 'utf8').replaceAll('MSOA21', 'LSOA21'));
  const codes = document.features.map(
    (shape: { properties: { LSOA21CD: string } }) => shape.properties.LSOA21CD,
  );
  const places = await placesOf({
    'b.geojson': JSON.stringify(document),
    'f.csv': `lsoa21cd,lcp\n${codes.map((code: string, i: number) => `${code},L${i % 5}\n`).join('')}`,
  });
  expect(places.boundaries[0]?.areas).toHaveLength(107);
  expect(footprintShapes(places, 'LSOA 2021')?.features).toHaveLength(5);
});
