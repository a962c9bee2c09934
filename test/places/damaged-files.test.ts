import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../analytics/contract/problem.ts';
import { readPlaces } from '../../analytics/places/read-places.ts';
import { folderOf, squares } from './files.ts';
import { dbfOf, shpOf, zipOf } from './shapefile-bytes.ts';

const ring = [
  [0, 0],
  [0, 1],
  [1, 1],
  [1, 0],
  [0, 0],
] as const;
const shp = shpOf([[ring], [ring, ring.toReversed()], []]);
const dbf = dbfOf(
  ['LSOA21CD', 'LSOA21NM'],
  [
    ['E1', 'One'],
    ['E2', 'Two'],
    ['E3', 'Three'],
  ],
);
const geojson = squares([{ code: 'E1', x: 0, y: 0 }], 'LSOA21CD', false);
const topojson = JSON.stringify({
  type: 'Topology',
  transform: { scale: [0.1, 0.1], translate: [0, 50] },
  arcs: [
    [
      [0, 0],
      [10, 0],
      [0, 10],
      [-10, 0],
      [0, -10],
    ],
  ],
  objects: { a: { type: 'Polygon', arcs: [[0]], properties: { LSOA21CD: 'E1' } } },
});
const csv = 'practice_code,pcn_code,lcp_name,share\nX1,P1,East,0.4\nX1,P2,West,0.6\n';
const files = {
  'a.shp': shp,
  'a.dbf': dbf,
  'b.geojson': Buffer.from(geojson),
  'c.topojson': Buffer.from(topojson),
  'd.csv': Buffer.from(csv),
  'e.zip': zipOf({ 'x/a.shp': shp, 'x/a.dbf': dbf, 'd.csv': 'lsoa21cd,lcp_name\nE1,East\n' }),
};
const names = Object.keys(files) as (keyof typeof files)[];

test('the undamaged files are all used', async () => {
  const { recognised } = await readPlaces([folderOf(files)]);
  expect(recognised.filter(({ takenFor }) => /^not used(?!, as)/.test(takenFor))).toEqual([]);
});

test('whatever bytes of a file are damaged, it is read, passed over or refused, and nothing else', async () => {
  const damage = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
    minLength: 1,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), damage, fc.nat(), async (name, changes, cut) => {
      const bytes = Buffer.from(files[name]);
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      const kept = cut % 3 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes;
      const outcome = await readPlaces([folderOf({ ...files, [name]: kept })]).catch(
        (error: unknown) => error,
      );
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(Refusal);
    }),
    { seed: 11, numRuns: 100 },
  );
}, 60_000);
