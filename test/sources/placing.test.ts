import { expect, test } from 'vitest';
import { readPlaces } from '../../analytics/places/read-places.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { folderOf, hasSharedData, sharedData, squares, whyNoSharedData } from '../places/files.ts';
import { stageFile, stageText, writeParquet } from './staging.ts';

const practices =
  'practice_code,practice_name,pcn_code,lcp_code,lcp_name\nX1,First,P1,L1,East\nX2,Second,P2,L2,West\n';
const footprint = 'lsoa_code,lcp_code,lcp_name,synthetic\nQ1,L1,East,true\nQ2,L2,West,true\n';
const deprivation =
  'lsoa_code,imd_decile,imd_edition,synthetic\nQ1,1,IMD 2019,true\nQ2,10,IMD 2019,true\n';
const people = 'person_id,age,lsoa,practice\na,1,Q1,X2\nb,2,Q2,X1\nc,3,Q9,X9\nd,4,,\n';

const placesOf = (files: Readonly<Record<string, string>>) => ({ places: [folderOf(files)] });

test('people are placed by their practice where the lookup knows it', async () => {
  const staged = await stageText(people, placesOf({ 'p.csv': practices, 'f.csv': footprint }));
  expect(staged.people.map(({ pcn, lcp }) => [pcn, lcp])).toEqual([
    ['P2', 'L2'],
    ['P1', 'L1'],
    [null, null],
    [null, null],
  ]);
  expect(staged.record.place).toBe('registered: practice, PCN, LCP');
  expect(staged.record.lcps).toEqual([
    { code: 'L1', label: 'East' },
    { code: 'L2', label: 'West' },
  ]);
  expect(staged.receipt.remarks).toContain('2 people not allocated to an LCP.');
});

test('without a practice lookup people are placed by where they live', async () => {
  const staged = await stageText(people, placesOf({ 'f.csv': footprint }));
  expect(staged.people.map(({ lcp }) => lcp)).toEqual(['L1', 'L2', null, null]);
  expect(staged.record.place).toBe('resident: LSOA, LCP');
});

test('without any lookup the LCP is what the extract says, names as codes', async () => {
  const rows = Array.from({ length: 10 }, (_, index) => [
    `a${index},1,Holt Park LCP`,
    `b${index},2,Armley`,
  ]);
  const staged = await stageText(['person_id,age,lcp', ...rows.flat(), 'c,3,', ''].join('\n'));
  expect(staged.people.map(({ lcp }) => lcp).slice(-3)).toEqual(['holt-park-lcp', 'Armley', null]);
  expect(staged.record).toMatchObject({
    place: 'as the extract says',
    lcps: [
      { code: 'Armley', label: 'Armley' },
      { code: 'holt-park-lcp', label: 'Holt Park LCP' },
    ],
  });
});

test('the deciles of the extract are used, and said to be, where no table covers its areas', async () => {
  const text = 'person_id,age,lsoa,imd_decile\na,1,Z1,3\nb,2,Z2,4\n';
  const staged = await stageText(text, placesOf({ 'd.csv': deprivation }));
  expect(staged.people.map((p) => p['imd_quintile'])).toEqual([2, 2]);
  expect(staged.record.deprivation).toBe('from the extract, edition not stated');
  const dated = await stageText('age,imd_decile_19\n1,3\n');
  expect(dated.record.deprivation).toBe('IMD 2019, national quintiles, from the extract');
});

test('a column that says the people are invented makes the extract synthetic', async () => {
  expect((await stageText('age,synthetic\n1,true\n')).record.synthetic).toBe(true);
  expect((await stageText('age,synthetic\n1,false\n')).record.synthetic).toBe(false);
});

test('a Parquet file whose notes say that it is synthetic is, and no other', async () => {
  const query = sql`SELECT 40 AS age`;
  const noted = await writeParquet(query, { synthetic: 'true' });
  expect((await stageFile(noted)).record.synthetic).toBe(true);
  expect((await stageFile(await writeParquet(query))).record.synthetic).toBe(false);
});

test('codes of places become enumerations, in the order of the lookup', async () => {
  const staged = await stageText(people, placesOf({ 'p.csv': practices }));
  const types = await staged.rows<{ column_name: string; column_type: string }>(
    sql`DESCRIBE person`,
  );
  const typeOf = (id: string) => types.find((type) => type.column_name === id)?.column_type;
  expect(typeOf('lcp')).toBe("ENUM('L1', 'L2')");
  expect(typeOf('lsoa')).toBe("ENUM('Q1', 'Q2', 'Q9')");
  expect(typeOf('sex')).toBe("ENUM('1', '2', '9', 'X')");
  const tables = await staged.rows<{ name: string }>(
    sql`SELECT table_name AS name FROM duckdb_tables() ORDER BY name`,
  );
  expect(tables.map(({ name }) => name)).toEqual(['extract', 'person', 'quality', 'shape']);
});

test('footprints are drawn where boundaries and a lookup of one vintage are given', async () => {
  const boundaries = squares([
    { code: 'Q1', x: 0, y: 0 },
    { code: 'Q2', x: 1, y: 0 },
  ]);
  const files = { 'b.geojson': boundaries, 'f.csv': footprint };
  const staged = await stageText(people, placesOf(files));
  expect(staged.shapes).toHaveLength(1);
  const shapes = JSON.parse(staged.shapes[0]?.record ?? '') as { features: { code: string }[] };
  expect(shapes.features.map(({ code }) => code)).toEqual(['L1', 'L2']);
  expect((await stageText(people, placesOf({ 'f.csv': footprint }))).shapes).toEqual([]);
});

test('people of Leeds go to IMD 2019 or 2025 by the few codes that changed', async (context) => {
  if (!hasSharedData) return context.skip(whyNoSharedData);
  const tables = (await readPlaces([sharedData])).deprivation;
  const codesOf = (vintage: string) => [
    ...(tables.find((table) => table.vintage === vintage)?.deciles.keys() ?? []),
  ];
  const [before, after] = [codesOf('LSOA 2011'), codesOf('LSOA 2021')];
  const only = (here: readonly string[], there: readonly string[]) =>
    here.find((code) => !there.includes(code)) ?? '';
  const stage = (code: string) =>
    stageText(`age,lsoa,practice_code\n40,E01011264,B86002\n41,${code},\n`, {
      places: [sharedData],
    });
  const old = await stage(only(before, after));
  expect(old.record).toMatchObject({
    vintage: 'LSOA 2011',
    deprivation: 'IMD 2019, national quintiles',
    place: 'registered: practice, PCN, LCP',
  });
  expect(old.people[0]).toMatchObject({ imd_decile: 5, imd_quintile: 3, lcp: 'beeston-lcp' });
  expect(old.shapes).toHaveLength(1);
  const young = await stage(only(after, before));
  expect(young.record).toMatchObject({
    vintage: 'LSOA 2021',
    deprivation: 'IMD 2025, national quintiles',
  });
  expect(young.people[0]).toMatchObject({ imd_decile: 6, imd_quintile: 3 });
});

test('a value that few people share is no LCP: it is left out, counted, and named nowhere', async () => {
  const rows = Array.from(
    { length: 40 },
    (_, index) => `P${index},30,${index < 20 ? 'North' : 'South'}`,
  );
  const text = ['person_id,age,lcp', ...rows, 'P40,31,MARKER-OF-ONE', ''].join('\n');
  const staged = await stageText(text);
  expect(staged.record.lcps.map(({ code }) => code)).toEqual(['North', 'South']);
  expect(staged.people.filter(({ lcp }) => lcp === null)).toHaveLength(1);
  expect(staged.receipt.remarks.join(' ')).toMatch(/1 person has an LCP that fewer than 10 people/);
  expect(JSON.stringify(staged.record)).not.toContain('MARKER');
});
