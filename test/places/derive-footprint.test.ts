import { expect, test } from 'vitest';
import {
  deriveFootprint,
  footprintFrom,
  footprintRemarks,
} from '../../analytics/places/derive-footprint.ts';
import { footprintShapes, footprintToDraw } from '../../analytics/places/footprint-shapes.ts';
import { placesOf, squares } from './files.ts';

const count = (lsoa: string, lcp: string, people: number) => ({ lsoa, lcp, people });

test('each area belongs to the LCP with which most of its registered patients are', () => {
  const { lcpOf, ties, thin } = deriveFootprint([
    count('E1', 'West', 600),
    count('E1', 'East', 900),
    count('E2', 'West', 50),
    count('E2', 'North', 20),
    count('E2', 'West', 5),
  ]);
  expect([...lcpOf]).toEqual([
    ['E1', 'East'],
    ['E2', 'West'],
  ]);
  expect([ties, thin]).toEqual([[], []]);
});

test('a tie goes to the LCP with more patients in all, then to the first by code, and is listed', () => {
  const { lcpOf, ties } = deriveFootprint([
    count('E1', 'East', 40),
    count('E1', 'West', 40),
    count('E2', 'West', 500),
    count('E3', 'South', 30),
    count('E3', 'North', 30),
    count('E3', 'East', 1),
  ]);
  expect(lcpOf.get('E1')).toBe('West');
  expect(lcpOf.get('E3')).toBe('North');
  expect(ties).toEqual([
    { lsoa: 'E1', lcps: ['West', 'East'] },
    { lsoa: 'E3', lcps: ['North', 'South'] },
  ]);
});

test('areas with fewer than 10 patients or a lead under 5 points are listed as thin', () => {
  const { thin } = deriveFootprint([
    count('E1', 'East', 9),
    count('E2', 'East', 10),
    count('E3', 'East', 524),
    count('E3', 'West', 476),
    count('E4', 'East', 525),
    count('E4', 'West', 475),
    count('E5', 'East', 0),
  ]);
  expect(thin).toEqual([
    { lsoa: 'E1', why: 'few patients' },
    { lsoa: 'E3', why: 'narrow lead' },
  ]);
});

test('the result is the same whatever the order of the counts', () => {
  const counts = [
    count('E2', 'West', 10),
    count('E1', 'East', 20),
    count('E1', 'West', 20),
    count('E2', 'East', 10),
  ];
  expect(deriveFootprint(counts.toReversed())).toEqual(deriveFootprint(counts));
});

const grid = [0, 1, 2, 3].map((x) => ({ code: `Q${x}`, x, y: 0 }));
const derived = deriveFootprint([
  count('Q0', 'L1', 100),
  count('Q1', 'L1', 60),
  count('Q1', 'L2', 59),
  count('Q2', 'L2', 9),
  count('Q9', 'L2', 80),
]);

test('a derived footprint is drawn without areas of few patients, and what is missing is said', async () => {
  const places = await placesOf({
    'b.geojson': squares(grid),
    'l.csv': 'pcn_code,lcp_code,lcp_name\nP1,L1,East\n',
  });
  const footprint = footprintFrom(derived, 'synthetic areas');
  const shapes = footprintShapes(places, 'synthetic areas', footprint);
  expect(shapes?.features.map(({ code, label }) => [code, label])).toEqual([['L1', 'East']]);
  expect(shapes?.method).toBe(
    'LSOA to the LCP with most registered patients of the extract; areas without an LCP: 2',
  );
  expect(
    footprintRemarks(
      derived,
      grid.map(({ code }) => code),
    ),
  ).toEqual([
    'Footprint from the extract: areas with fewer than 10 registered patients: not drawn: 1.',
    'Footprint from the extract: areas where the first LCP leads by less than 5 points of 100: 1.',
    'Footprint from the extract: areas of the boundaries without a registered patient: they belong to no LCP: 1.',
  ]);
});

test('a lookup is drawn before a derived footprint, unless only the latter has boundaries', async () => {
  const own = footprintFrom(derived, 'synthetic areas');
  const boundaries = { 'b.geojson': squares(grid) };
  const given = await placesOf({
    ...boundaries,
    'f.csv': 'lsoa_code,lcp_code,synthetic\nQ0,L7,true\n',
  });
  expect(footprintToDraw(given, own)).toBe(given.footprint);
  const elsewhere = await placesOf({ ...boundaries, 'f.csv': 'lsoa11cd,lcp_code\nE1,L7\n' });
  expect(footprintToDraw(elsewhere, own)).toBe(own);
  expect(footprintToDraw(await placesOf(boundaries), null)).toBeNull();
});
