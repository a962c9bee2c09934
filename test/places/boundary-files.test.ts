import { expect, test } from 'vitest';
import { readPlaces } from '../../analytics/places/read-places.ts';
import { type Files, folderOf, placesOf, squares, takenFor } from './files.ts';
import { dbfOf, shpOf, zipOf } from './shapefile-bytes.ts';

const grid =
  'PROJCS["British_National_Grid",GEOGCS["GCS_OSGB_1936",DATUM["D_OSGB_1936",SPHEROID["Airy_1830",6377563.396,299.3249646]]],PROJECTION["Transverse_Mercator"]]';
const globe = 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257]]]';
const mercator = 'PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984"]]';

type Ring = readonly (readonly [number, number])[];

const square = (x: number, y: number, side: number): Ring => [
  [x, y],
  [x, y + side],
  [x + side, y + side],
  [x + side, y],
  [x, y],
];

const rows = [
  ['E01011264', 'Leeds 011A'],
  ['E01011265', 'Leeds 009A'],
];
const dbf = dbfOf(['LSOA21CD', 'LSOA21NM'], rows);
const inMetres = shpOf([[square(422_000, 433_000, 1000)], [square(423_000, 433_000, 1000)]]);
const shapefile: Files = { 'b.shp': inMetres, 'b.dbf': dbf, 'b.prj': grid, 'b.shx': '' };

const expected = 'boundaries of areas (LSOA 2021), from British National Grid';

test('a Shapefile on the National Grid is read with its table and its projection', async () => {
  const { boundaries, recognised } = await placesOf(shapefile);
  expect(recognised).toEqual([{ name: 'b.shp', takenFor: expected, rows: 2 }]);
  const [first, second] = boundaries[0]?.areas ?? [];
  expect([first?.code, first?.name, second?.code]).toEqual([
    'E01011264',
    'Leeds 011A',
    'E01011265',
  ]);
  for (const [longitude, latitude] of first?.coordinates.flat(2) ?? []) {
    expect(longitude).toBeCloseTo(-1.66, 1);
    expect(latitude).toBeCloseTo(53.8, 1);
  }
});

test('a Shapefile is one file of places, by whichever of its parts it is named', async () => {
  const folder = folderOf(shapefile);
  const parts = ['b.shp', 'b.dbf', 'b.prj', 'b.shx'].map((name) => `${folder}/${name}`);
  expect((await readPlaces(parts)).recognised).toHaveLength(1);
  expect((await readPlaces([`${folder}/b.dbf`])).recognised[0]?.takenFor).toBe(expected);
});

test('a Shapefile and a table come out of a zip archive as they are', async () => {
  const archive = zipOf({
    'LSOA/b.shp': inMetres,
    'LSOA/b.dbf': dbf,
    'LSOA/b.prj': grid,
    '__MACOSX/LSOA/._b.shp': 'x',
    'imd.csv': 'lsoa21cd,imd_decile\nE01011264,3\n',
    'readme.txt': 'not looked at',
  });
  expect(await takenFor({ 'places.zip': archive })).toEqual({
    'b.shp': expected,
    'imd.csv': 'IMD 2025 deciles by area (LSOA 2021)',
  });
});

test('holes go with the ring around them, and areas in several parts keep them all', async () => {
  const hole = square(20, 20, 5).toReversed();
  const shape = [square(10, 10, 30), hole, square(60, 60, 10)] as const;
  const parts = { 'b.shp': shpOf([shape]), 'b.dbf': dbfOf(['LSOA21CD'], [['E1']]), 'b.prj': globe };
  const { boundaries } = await placesOf(parts);
  expect(boundaries[0]?.areas[0]?.coordinates.map((polygon) => polygon.length)).toEqual([2, 1]);
});

test('coordinates are told by what the file says, and else by their numbers', async () => {
  const told = async (files: Files) => Object.values(await takenFor(files))[0];
  const { 'b.prj': _prj, ...bare } = shapefile;
  expect(await told(bare)).toBe(expected);
  expect(await told({ ...shapefile, 'b.prj': mercator })).toBe(
    'not used: its coordinates are neither longitude and latitude nor British National Grid',
  );
  expect(await told({ ...shapefile, 'b.prj': globe })).toBe(
    'not used: it says that its coordinates are longitude and latitude, and they are not',
  );
  const document = JSON.parse(squares([{ code: 'E1', x: 0, y: 0 }], 'LSOA21CD', false));
  const withCrs = (name: string) =>
    JSON.stringify({ ...document, crs: { type: 'name', properties: { name } } });
  expect(await told({ 'b.geojson': withCrs('urn:ogc:def:crs:OGC:1.3:CRS84') })).toBe(
    'boundaries of areas (LSOA 2021)',
  );
  expect(await told({ 'b.geojson': withCrs('urn:ogc:def:crs:EPSG::27700') })).toBe(
    'not used: it says that its coordinates are British National Grid, and they are not',
  );
  const far = squares([{ code: 'E1', x: 4_300_000_000, y: 0 }], 'LSOA21CD', false);
  expect(await told({ 'b.geojson': far })).toMatch(/neither longitude and latitude nor/);
});

test('GeoJSON in metres becomes the same places as in degrees', async () => {
  const metres = squares([{ code: 'E1', x: 43_000_150, y: 43_000_000 }], 'LSOA21CD', false);
  const { boundaries, recognised } = await placesOf({ 'b.geojson': metres });
  expect(recognised[0]?.takenFor).toBe(expected);
  const [longitude, latitude] = boundaries[0]?.areas[0]?.coordinates[0]?.[0]?.[0] ?? [];
  expect(longitude).toBeCloseTo(-1.545, 2);
  expect(latitude).toBeCloseTo(53.766, 2);
});

test('a Shapefile that lacks a part, or is cut short, is passed over and says why', async () => {
  expect(await takenFor({ 'b.shp': inMetres })).toEqual({
    'b.shp': 'not used: there is no .dbf file beside it',
  });
  const damaged = 'not used: it is damaged or cut short';
  for (const part of [inMetres.subarray(0, 150), Buffer.from('not a Shapefile at all')]) {
    expect(await takenFor({ ...shapefile, 'b.shp': part })).toEqual({ 'b.shp': damaged });
  }
  expect(await takenFor({ ...shapefile, 'b.dbf': dbf.subarray(0, 80) })).toEqual({
    'b.shp': damaged,
  });
  expect(await takenFor({ 'b.zip': 'no archive' })).toEqual({
    'b.zip': damaged,
  });
});

test('a member of an archive that is damaged is passed over alone', async () => {
  const table = 'lsoa21cd,imd_decile\nE01011264,3\n';
  const archive = zipOf({ 'a.csv': table, 'b.csv': `${table}E01011265,4\n` });
  const start = archive.indexOf('a.csv') + 'a.csv'.length;
  archive[start + 12] = (archive[start + 12] ?? 0) ^ 0xff;
  expect(await takenFor({ 'places.zip': archive })).toEqual({
    'a.csv': 'not used: it is damaged or cut short',
    'b.csv': 'IMD 2025 deciles by area (LSOA 2021)',
  });
});

test('workbooks and other formats of shapes are named and passed over', async () => {
  expect(await takenFor({ 'a.xlsx': 'PK', 'b.gpkg': 'SQLite' })).toEqual({
    'a.xlsx': 'not used: workbooks of places are not read; save its sheet as CSV',
    'b.gpkg': 'not used: it is neither CSV, GeoJSON, TopoJSON nor a Shapefile',
  });
});
