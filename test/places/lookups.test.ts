import { expect, test } from 'vitest';
import { readPlaces } from '../../analytics/places/read-places.ts';
import { slug } from '../../analytics/places/slug.ts';
import { folderOf, placesOf, refused, squares, takenFor } from './files.ts';

const synthetic = {
  'a/boundaries.geojson': squares([
    { code: 'Q1', x: 0, y: 0 },
    { code: 'Q2', x: 1, y: 0 },
  ]),
  'a/deprivation.csv':
    'lsoa_code,lsoa_name,imd_score,imd_rank,imd_decile,imd_quintile,imd_edition,synthetic\nQ1,One,9,1,1,1,IMD 2019,true\nQ2,Two,1,2,10,5,IMD 2019,true\n',
  'b/practices.csv':
    'practice_code,practice_name,pcn_code,pcn_name,lcp_code,lcp_name,list_size,longitude,latitude,synthetic\nX1,First,P1,Pcn One,L1,East,1000,-1.5,53.8,true\nX2,Second,P2,Pcn Two,L2,West,2000,-1.4,53.9,true\n',
  'b/footprint.csv': 'lsoa_code,lcp_code,lcp_name,synthetic\nQ1,L1,East,true\nQ2,L2,West,true\n',
  'b/people.csv': 'person_id,age,practice_code,pcn_code\na,1,X1,P1\n',
  'notes.txt': 'not looked at',
  'truth.json': '{"people": 1}',
};

test('the synthetic files are told by their columns, however they are called', async () => {
  expect(await takenFor(synthetic)).toEqual({
    'boundaries.geojson': 'boundaries of areas (synthetic areas)',
    'deprivation.csv': 'IMD 2019 (synthetic) deciles by area (synthetic areas)',
    'practices.csv': 'practices: PCN, LCP, position, list size',
    'footprint.csv': 'footprint: LSOA to LCP (synthetic areas)',
    'people.csv': 'not used: it holds people, not places',
    'truth.json': 'not used',
  });
  expect(await takenFor({ 'x.csv': synthetic['a/deprivation.csv'] })).toEqual({
    'x.csv': 'IMD 2019 (synthetic) deciles by area (synthetic areas)',
  });
});

test('the synthetic files become one description of places', async () => {
  const places = await placesOf(synthetic);
  expect(places.synthetic).toBe(true);
  expect([...places.lcps]).toEqual([
    ['L1', 'East'],
    ['L2', 'West'],
  ]);
  expect(places.practices.get('X2')).toEqual({
    code: 'X2',
    name: 'Second',
    pcn: 'P2',
    lcp: 'L2',
    listSize: 2000,
    longitude: -1.4,
    latitude: 53.9,
    closed: null,
  });
  expect(places.footprint).toEqual({
    method: 'LSOA to LCP by lookup',
    vintage: 'synthetic areas',
    through: 'lcp',
    modelled: false,
    lcpOf: new Map([
      ['Q1', 'L1'],
      ['Q2', 'L2'],
    ]),
  });
  expect(places.deprivation[0]?.deciles.get('Q2')).toBe(10);
});

test('the published layout of the deprivation tables is taken as it is', async () => {
  const decile =
    'Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)';
  const file = (year: number, lad: number) =>
    `LSOA code (${year}),LSOA name (${year}),Local Authority District code (${lad}),${decile}\nE01000001,A,E09,3\n`;
  expect(await takenFor({ 'f.csv': `\uFEFF${file(2011, 2019)}` })).toEqual({
    'f.csv': 'IMD 2019 deciles by area (LSOA 2011)',
  });
  expect(await takenFor({ 'f.csv': file(2021, 2024) })).toEqual({
    'f.csv': 'IMD 2025 deciles by area (LSOA 2021)',
  });
  expect(await takenFor({ 'f.csv': file(2011, 2013) })).toEqual({
    'f.csv': 'IMD 2015 deciles by area (LSOA 2011)',
  });
});

test('of a practice lookup by period the latest that has PCNs counts', async () => {
  const { practices, recognised } = await placesOf({
    'p.csv':
      'period,practice_code,practice_name,pcn_code\n2019-20,X1,Old,P1\n2022-23,X1,New,P2\n2023-24,X1,Newest,\n',
    'l.csv': 'pcn_code,lcp_name\nP1,East LCP\nP2,West & North LCP\n',
  });
  expect(recognised[1]?.takenFor).toBe('practices: PCN (period 2022-23, the newest)');
  expect(practices.get('X1')).toMatchObject({ name: 'New', pcn: 'P2', lcp: 'west-and-north-lcp' });
});

test('of two list sizes the later counts', async () => {
  const { practices } = await placesOf({
    'a.csv': 'EXTRACT_DATE,CODE,POSTCODE,NUMBER_OF_PATIENTS\n01May2022,X1,LS1,"2,450"\n',
    'b.csv': 'EXTRACT_DATE,CODE,POSTCODE,NUMBER_OF_PATIENTS\n01Dec2021,X1,LS1,2000\n',
    'c.csv': 'PRACTICE_CODE,Total\nX1,1000\n',
  });
  expect(practices.get('X1')?.listSize).toBe(2450);
});

test('an LCP known only by name has the name as its code', () => {
  expect(slug('Woodsley and Holt Park LCP')).toBe('woodsley-and-holt-park-lcp');
  expect(slug('  LS25/LS26 (East)  ')).toBe('ls25-ls26-east');
  expect(slug('North & East')).toBe('north-and-east');
});

test('a footprint through PCNs that is modelled says so', async () => {
  const { footprint } = await placesOf({
    'f.csv': 'lsoa11cd,pcn_code,pcn_name,modelled_share\nE1,P1,One,0.9\nE2,P9,Nine,0.5\n',
    'l.csv': 'pcn_code,lcp_name\nP1,East LCP\n',
  });
  expect(footprint).toEqual({
    method: 'LSOA to PCN to LCP by modelled lookup',
    vintage: 'LSOA 2011',
    through: 'pcn',
    modelled: true,
    lcpOf: new Map([['E1', 'east-lcp']]),
  });
});

test('codes are spelled alike in all files, whatever their capitals and the spaces around them', async () => {
  const places = await placesOf({
    'a.csv': 'practice_code,practice_name,pcn_code\nb86002,First, u12345\nlocal-1,Second,Pcn-a\n',
    'b.csv': 'practice_code,list_size\n B86002 ,100\nLOCAL-1,200\n',
    'c.csv': 'pcn_code,lcp_code,lcp_name\nU12345,L1,East\nPCN-A,l1,East\n',
    'd.csv': 'lsoa11cd,imd_decile\ne01000001,3\n',
    'e.csv': 'lsoa11cd,lcp_code,lcp_name\nE01000001,l1,East\n',
  });
  expect([...places.practices.values()]).toMatchObject([
    { code: 'B86002', pcn: 'U12345', lcp: 'L1', listSize: 100 },
    { code: 'local-1', pcn: 'Pcn-a', lcp: 'L1', listSize: 200 },
  ]);
  expect([...places.lcps]).toEqual([['L1', 'East']]);
  expect(places.deprivation[0]?.deciles).toEqual(new Map([['E01000001', 3]]));
  expect(places.footprint?.lcpOf).toEqual(new Map([['E01000001', 'L1']]));
});

test('one area under two spellings with two deciles is refused all the same', async () => {
  const problem = await refused({ 'd.csv': 'lsoa11cd,imd_decile\nE01000001,1\ne01000001,2\n' });
  expect(problem?.reason).toMatch(/two deprivation deciles/);
});

test('a lookup that states no vintage has that of the list that holds all its codes', async () => {
  const places = await placesOf({
    'own.csv': 'LSOA,LCP\nE1,East\nE3,West\n',
    'old.csv': 'lsoa11cd,imd_decile\nE1,1\nE2,2\n',
    'new.csv': 'lsoa21cd,imd_decile\nE1,1\nE3,2\n',
  });
  expect(places.footprint?.vintage).toBe('LSOA 2021');
});

test('lookups that contradict themselves are refused with file and line, and no value', async () => {
  const cases: readonly (readonly [Record<string, string>, RegExp, number | undefined])[] = [
    [{ 'p.csv': 'practice_code,lcp_name\nX1,East\nX2,West\nX1,West\n' }, /practice.*two LCPs/, 4],
    [{ 'p.csv': 'practice_code,pcn_code\nX1,P1\nX1,P2\n' }, /practice.*two PCNs/, 3],
    [{ 'l.csv': 'pcn_code,lcp_name\nP1,East\nP1,West\n' }, /PCN.*two LCPs/, 3],
    [{ 'f.csv': 'lsoa11cd,lcp_name\nE1,East\nE1,West\n' }, /area.*two LCPs/, 3],
    [{ 'd.csv': 'lsoa11cd,imd_decile\nE1,1\nE1,2\n' }, /two deprivation deciles/, 3],
    [{ 'd.csv': 'lsoa11cd,imd_decile\nE1,11\n' }, /not a whole number from 1 to 10/, 2],
  ];
  for (const [files, reason, line] of cases) {
    const problem = await refused(files);
    expect(problem).toMatchObject({ code: 'places-unreadable', where: { line } });
    expect(problem?.reason).toMatch(reason);
    expect(problem?.reason).not.toMatch(/X1|P1|E1|East/);
  }
});

test('two files that place one practice apart are refused', async () => {
  const problem = await refused({
    'a.csv': 'practice_code,lcp_name\nX1,East\n',
    'b.csv': 'practice_code,lcp_name\nX1,West\n',
  });
  expect(problem?.reason).toBe('Two files place the same practice in different LCPs.');
});

test('a file that cannot be read is refused where it was named, and said where it was found', async () => {
  const files = { 'bad.json': '{"type": "FeatureColl', 'empty.csv': '', 'latin.csv': '' };
  const folder = folderOf(files);
  const { recognised } = await readPlaces([folder]);
  expect(recognised.map((place) => place.takenFor)).toEqual([
    'not used: it is not readable as JSON',
    'not used: it is empty',
    'not used: it is empty',
  ]);
  for (const name of ['bad.json', 'empty.csv']) {
    await expect(readPlaces([`${folder}/${name}`])).rejects.toThrow(name);
  }
  await expect(readPlaces([`${folder}/none.csv`])).rejects.toThrow('none.csv was not found.');
});

test('a practice whose PCN is given as unallocated belongs to none', async () => {
  const places = await placesOf({
    'practices.csv':
      'practice_code,pcn_code,pcn_name\nX1,U12345,One\nX2,U,Unallocated\nX3,Unallocated,\nX4,,\n',
    'pcns.csv': 'pcn_code,lcp_name\nU12345,East\nU,West\n',
  });
  expect([...places.practices.values()].map(({ pcn, lcp }) => [pcn, lcp])).toEqual([
    ['U12345', 'east'],
    [null, null],
    [null, null],
    [null, null],
  ]);
});
