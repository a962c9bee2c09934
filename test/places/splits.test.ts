import { expect, test } from 'vitest';
import { placesOf, refused, takenFor } from './files.ts';

test('of a weighted lookup the LCP with the greatest share takes the area, and ties are said', async () => {
  const files = {
    'f.csv':
      'LSOA21CD,LCP_Name,Percent\nE1,East,70\nE1,West,30\nE2,East,20\nE2,West,45\nE2,East,30\nE3,West,50\nE3,East,50\nE4,West,100\n',
  };
  const { footprint, remarks } = await placesOf(files);
  expect(footprint).toMatchObject({ method: 'LSOA to LCP by weighted lookup', modelled: false });
  expect([...(footprint?.lcpOf ?? [])]).toEqual([
    ['E1', 'east'],
    ['E2', 'east'],
    ['E3', 'west'],
    ['E4', 'west'],
  ]);
  expect(remarks).toEqual([
    'f.csv: areas shared equally by several LCPs: 1, first on line 7; each goes to the LCP with more in all, then to the first by code.',
  ]);
  expect(await takenFor(files)).toEqual({
    'f.csv': 'footprint: LSOA to LCP (LSOA 2021), weighted',
  });
});

test('shares of an area that go to several PCNs add up by LCP', async () => {
  const { footprint } = await placesOf({
    'f.csv': 'lsoa21cd,pcn_code,weight\nE1,P1,0.4\nE1,P2,0.3\nE1,P3,0.3\n',
    'l.csv': 'pcn_code,lcp_name\nP1,East\nP2,West\nP3,West\n',
  });
  expect(footprint?.lcpOf.get('E1')).toBe('west');
});

test('a weight that is missing or below zero is refused with its line', async () => {
  for (const weight of ['', '-1', 'most']) {
    const problem = await refused({
      'f.csv': `lsoa21cd,lcp,share\nE1,East,1\nE2,West,${weight}\n`,
    });
    expect(problem).toMatchObject({ code: 'places-unreadable', where: { file: 'f.csv', line: 3 } });
  }
});

test('a practice or a PCN split by weights goes where most of it does', async () => {
  const { practices, lcpOfPcn } = await placesOf({
    'p.csv': 'practice_code,pcn_code,lcp_name,share\nX1,P1,East,0.4\nX1,P2,West,0.6\n',
    'l.csv': 'pcn_code,lcp_name,share\nP3,East,0.8\nP3,West,0.2\n',
  });
  expect(practices.get('X1')).toMatchObject({ pcn: 'P2', lcp: 'west' });
  expect(lcpOfPcn.get('P3')).toBe('east');
});

test('a split without weights is refused, and the hint says what would settle it', async () => {
  const problem = await refused({ 'f.csv': 'lsoa21cd,lcp\nE1,East\nE2,West\nE1,West\n' });
  expect(problem).toEqual({
    code: 'places-unreadable',
    reason: 'One area is listed under two LCPs.',
    hint: 'Correct the line, leave the file out, or add a column “share” that says how it is split.',
    where: { file: 'f.csv', line: 4 },
  });
});

test('two PCNs of one area in one LCP are no contradiction', async () => {
  const { footprint } = await placesOf({
    'f.csv': 'lsoa21cd,pcn_code\nE1,P1\nE1,P2\n',
    'l.csv': 'pcn_code,lcp_name\nP1,East\nP2,East\n',
  });
  expect(footprint?.lcpOf.get('E1')).toBe('east');
});

test('two undated files that give a practice two PCNs are refused', async () => {
  const problem = await refused({
    'a.csv': 'practice_code,pcn_code\nX1,P1\n',
    'b.csv': 'practice_code,pcn_code\nX2,P1\nX1,P2\n',
  });
  expect(problem).toMatchObject({
    reason: 'Two files place the same practice in different PCNs.',
    where: { file: 'b.csv', line: 3 },
  });
});

test('a lookup of practices counts before the LCP of their PCN, and the difference is said', async () => {
  const { practices, remarks } = await placesOf({
    'a.csv': 'practice_code,pcn_code,lcp_name\nX1,P1,West\nX2,P1,\n',
    'l.csv': 'pcn_code,lcp_name\nP1,East\n',
  });
  expect([practices.get('X1')?.lcp, practices.get('X2')?.lcp]).toEqual(['west', 'east']);
  expect(remarks).toEqual([
    "Practices that one lookup gives to another LCP than their PCN's: 1; the lookup of practices counts.",
  ]);
});

test('the LCP of a PCN comes from its lookup, else from practices that all agree', async () => {
  const { lcpOfPcn } = await placesOf({
    'a.csv':
      'practice_code,pcn_code,lcp_name\nX1,P2,West\nX2,P2,West\nX3,P3,West\nX4,P3,East\nX5,P1,East\n',
    'l.csv': 'pcn_code,lcp_name\nP1,East\n',
  });
  expect([...lcpOfPcn]).toEqual([
    ['P1', 'east'],
    ['P2', 'west'],
  ]);
});

test('areas that a lookup leaves out are counted, and so are those whose PCN has no LCP', async () => {
  const codes = ['E1', 'E2', 'E3', 'E4'];
  const features = codes.map((code, x) => ({
    type: 'Feature',
    properties: { LSOA21CD: code },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [x, 50],
          [x + 1, 50],
          [x, 51],
          [x, 50],
        ],
      ],
    },
  }));
  const { remarks } = await placesOf({
    'b.geojson': JSON.stringify({ type: 'FeatureCollection', features }),
    'd.csv': 'lsoa21cd,imd_decile\nE1,1\nE2,1\nE3,1\n',
    'f.csv': 'lsoa21cd,pcn_code\nE1,P1\nE2,P1\nE3,P9\n',
    'l.csv': 'pcn_code,lcp_name\nP1,East\n',
  });
  expect(remarks).toEqual([
    'f.csv: areas whose PCN no lookup gives to an LCP: 1; they belong to none.',
    'Areas of LSOA 2021 without a decile of IMD 2025: 1 of 4.',
    'Areas of LSOA 2021 that the footprint gives to no LCP: 2 of 4.',
  ]);
});
