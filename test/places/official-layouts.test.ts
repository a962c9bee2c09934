import { expect, test } from 'vitest';
import { deprivationOn } from '../../analytics/places/choose-vintage.ts';
import { placesOf, takenFor } from './files.ts';

const decile = 'Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)';
const rank = 'Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)';
const score = 'Index of Multiple Deprivation (IMD) Score';
const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(',');
const places = (lsoa: number, lad: number) => [
  `LSOA code (${lsoa})`,
  `LSOA name (${lsoa})`,
  `Local Authority District code (${lad})`,
  `Local Authority District name (${lad})`,
];
const income = ['Income Rank (where 1 is most deprived)', 'Income Score (rate)'];
const people = ['Total population: mid 2015 (excluding prisoners)'];

test('Files 1, 2 and 7 of the Indices of Deprivation are taken as they are published', async () => {
  const files = (lsoa: number, lad: number) => ({
    'File_1.csv': `${quoted([...places(lsoa, lad), rank, decile])}\nE01000001,A,E09,B,29199,9\n`,
    'File_2.csv': `${quoted([...places(lsoa, lad), rank, decile, ...income])}\nE01000001,A,E09,B,"29,199",9,1,0.1\n`,
    'File_7.csv': `\uFEFF${quoted([...places(lsoa, lad), score, rank, decile, ...income, ...people])}\nE01000001,A,E09,B,6.2,29199,9,1,0.1,1296\n`,
  });
  for (const [edition, lsoa, lad] of [
    ['IMD 2019', 2011, 2019],
    ['IMD 2025', 2021, 2024],
  ] as const) {
    const name = `${edition} deciles by area (LSOA ${lsoa})`;
    const twin = `not used, as its areas are in File_1.csv already: ${name}`;
    expect(await takenFor(files(lsoa, lad))).toEqual({
      'File_1.csv': name,
      'File_2.csv': twin,
      'File_7.csv': twin,
    });
  }
});

test('names of columns with line breaks, as sheets saved to CSV have them, are read', async () => {
  const broken = quoted([
    'LSOA code\r\n(2011)',
    'LSOA name\n(2011)',
    'Index of Multiple Deprivation (IMD) Decile\n(where 1 is most deprived 10% of LSOAs)',
  ]);
  const { deprivation } = await placesOf({ 'a.csv': `${broken}\r\nE01000001,A,4\r\n` });
  expect(deprivation).toEqual([
    { edition: 'IMD 2019', vintage: 'LSOA 2011', deciles: new Map([['E01000001', 4]]) },
  ]);
});

test('titles above the header are passed over, and lines still counted from the top', async () => {
  const titled =
    'Indices of Deprivation 2019,,\n\n"A note, with\na break",,\nlsoa11cd,imd_decile,x\nE1,4,\n';
  const { deprivation } = await placesOf({ 'a.csv': titled });
  expect(deprivation[0]?.deciles).toEqual(new Map([['E1', 4]]));
  await expect(placesOf({ 'a.csv': `${titled}E1,5,\n` })).rejects.toMatchObject({
    problems: [{ where: { file: 'a.csv', line: 7 } }],
  });
});

test('ranks without deciles and older areas are named and not worked out', async () => {
  expect(
    await takenFor({
      'ranks.csv': `LSOA code (2011),${rank}\nE01000001,1\n`,
      'wards.csv': 'WD24CD,WD24NM,LAD24CD\nE05000001,One,E09\n',
    }),
  ).toEqual({
    'ranks.csv':
      'not used: ranks without deciles, and published deciles are never worked out again',
    'wards.csv': 'not used: its areas are not LSOAs (ward 2024)',
  });
});

test('of two editions on one vintage the newer is used', async () => {
  const both = await placesOf({
    'a.csv': `LSOA code (2011),Local Authority District code (2013),${decile}\nE01000001,E09,3\n`,
    'b.csv': `LSOA code (2011),Local Authority District code (2019),${decile}\nE01000001,E09,4\n`,
  });
  expect(both.deprivation.map(({ edition }) => edition)).toEqual(['IMD 2015', 'IMD 2019']);
  expect(deprivationOn('LSOA 2011', both)?.edition).toBe('IMD 2019');
});

const onsLookup =
  '\uFEFFOBJECTID,LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM,LAD22NMW\n';

test('the ONS lookup from LSOA 2011 to 2021 is read, with and without its indicator', async () => {
  const rows = [
    '1,E01000001,A,E01000001,A,U,E09,L,',
    '2,E01000002,B,E01035001,B,S,E09,L,',
    '3,E01000002,B,E01035002,C,S,E09,L,',
    '4,E01000003,D,E01035003,D,M,E09,L,',
    '5,E01000004,E,E01035003,D,M,E09,L,',
    '6,E01000005,F,E01035004,G,X,E09,L,',
  ];
  const { changes, recognised } = await placesOf({ 'a.csv': `${onsLookup}${rows.join('\n')}\n` });
  expect(recognised[0]?.takenFor).toBe('lookup: LSOA 2011 to LSOA 2021');
  const kinds = ['unchanged', 'split', 'split', 'merged', 'merged', 'redrawn'];
  expect(changes.map(({ change }) => change)).toEqual(kinds);
  const bare = rows.slice(0, 5).map((row) => row.split(',').slice(1, 5).join(','));
  const served = await placesOf({
    'b.csv': `F_LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM\n${bare.join('\n')}\n`,
  });
  expect(served.changes.map(({ change }) => change)).toEqual(kinds.slice(0, 5));
});

test('MSOAs and wards of LSOAs are read from ONS lookups, repeated lines and all', async () => {
  const { areaLevels, recognised, remarks } = await placesOf({
    'a.csv':
      'OA21CD,LSOA21CD,LSOA21NM,MSOA21CD,MSOA21NM,LAD22CD,ObjectId\nE00000001,E01000001,A,E02000001,M,E09,1\nE00000002,E01000001,A,E02000001,M,E09,2\n',
    'b.csv':
      'LSOA21CD,WD24CD,WD24NM\nE01000001,E05000001,One\nE01000002,E05000001,One\nE01000002,E05000002,Two\n',
  });
  expect(recognised.map((file) => file.takenFor)).toEqual([
    'lookup: LSOA 2021 to MSOA 2021',
    'lookup: LSOA 2021 to ward 2024',
  ]);
  expect(areaLevels.map(({ edition, of }) => [edition, [...of]])).toEqual([
    ['MSOA 2021', [['E01000001', 'E02000001']]],
    ['ward 2024', [['E01000001', 'E05000001']]],
  ]);
  expect(remarks).toEqual([
    'b.csv: areas listed in more than one ward 2024: 1; they are left without one.',
  ]);
});

/** A line of epraccur: 27 columns, without a header in the file. */
function epraccur(code: string, closed: string, status: string): string {
  const cells = Array.from({ length: 27 }, () => '');
  const known = { 0: code, 1: 'THE SURGERY', 2: 'Y63', 3: 'QWO', 9: 'LS1 1AA', 10: '19740401' };
  Object.assign(cells, known, { 11: closed, 12: status, 13: 'B', 14: '15F', 25: '4' });
  return cells.map((cell) => `"${cell}"`).join(',');
}

test('the headerless files of ODS are told by the order of their columns', async () => {
  const files = {
    'epraccur.csv': `${epraccur('B86999', '', 'A')}\r\n${epraccur('B86998', '20190331', 'C')}\r\n`,
    'epcn.csv': '"U99999","NORTH PCN","15F","LEEDS","20190701","","","","","","","LS1 1AA"\r\n',
    'partners.csv':
      '"B86999","THE SURGERY","15F","LEEDS","U99999","NORTH PCN","15F","LEEDS","20190701","","Y"\r\n',
    'lcp.csv': 'pcn_code,lcp_name\nU99999,North LCP\n',
  };
  expect(await takenFor(files)).toEqual({
    'epraccur.csv': 'practices: dates of closing',
    'epcn.csv': 'not used: PCNs with their names and dates',
    'partners.csv': 'practices: PCN, dates of joining and leaving',
    'lcp.csv': 'lookup: PCN to LCP',
  });
  const { practices } = await placesOf(files);
  expect(practices.get('B86999')).toMatchObject({ pcn: 'U99999', lcp: 'north-lcp', closed: null });
  expect(practices.get('B86998')).toMatchObject({ lcp: null, closed: '2019-03-31' });
});

const partnerHeader = [
  'Partner\nOrganisation\nCode',
  'Partner\nName',
  'Practice\nParent\nSub ICB Loc Code',
  'PCN Code',
  'PCN Name',
  'Practice to PCN\nRelationship\nStart Date',
  'Practice to PCN\nRelationship\nEnd Date',
];

test('a practice is in the PCN that it had joined and not left on the as-at date', async () => {
  const files = {
    'p.csv': `${quoted(partnerHeader)}\nX1,One,15F,U1,A,20190701,20210331\nX1,One,15F,U2,B,20210401,\nX2,Two,15F,U1,A,20190701,20200331\n`,
  };
  const pcns = async (asAt: string | null) => {
    const { practices, remarks } = await placesOf(files, asAt);
    expect(remarks).toEqual([]);
    return [practices.get('X1')?.pcn, practices.get('X2')?.pcn];
  };
  expect(await pcns('2020-01-01')).toEqual(['U1', 'U1']);
  expect(await pcns('2021-03-31')).toEqual(['U1', null]);
  expect(await pcns('2021-04-01')).toEqual(['U2', null]);
  expect(await pcns('2018-01-01')).toEqual([null, null]);
  expect(await pcns(null)).toEqual(['U2', null]);
});

test('a practice in two PCNs at once by its dates is given to neither, and said', async () => {
  const { practices, remarks } = await placesOf({
    'p.csv': `${quoted(partnerHeader)}\nX1,One,15F,U1,A,20190701,\nX2,Two,15F,U1,A,20190701,\nX1,One,15F,U2,B,20210401,\n`,
  });
  expect([practices.get('X1')?.pcn, practices.get('X2')?.pcn]).toEqual([null, 'U1']);
  expect(remarks).toEqual([
    'p.csv: practices in two PCNs at once: 1, first on line 13; they are given to neither; an end date would settle it.',
  ]);
});

test('NHS England mapping of practices is taken by its real columns', async () => {
  const { practices, recognised } = await placesOf({
    'gp-reg-pat-prac-map.csv':
      'PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,PRACTICE_POSTCODE,PCN_CODE,PCN_NAME,ONS_SUB_ICB_LOCATION_CODE,SUB_ICB_LOCATION_CODE,SUB_ICB_LOCATION_NAME,ONS_ICB_CODE,ICB_CODE,ICB_NAME,ONS_COMM_REGION_CODE,COMM_REGION_CODE,COMM_REGION_NAME\nGP_PRAC_PAT_LIST,01Jan2023,B86999,THE SURGERY,LS1 1AA,U99999,NORTH PCN,E38,15F,LEEDS,E54,QWO,WY,E40,Y63,NE\n',
    'gp-reg-pat-prac-lsoa-all.csv':
      'PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,LSOA_CODE,SEX,NUMBER_OF_PATIENTS\nGP_PRAC_PAT_LIST,01Jan2023,B86999,THE SURGERY,E01000001,ALL,120\n',
  });
  expect(recognised.map((file) => file.takenFor)).toEqual([
    'not used: registered patients by practice and area; footprints are derived from the extract itself',
    'practices: PCN',
  ]);
  expect(practices.get('B86999')).toMatchObject({ name: 'THE SURGERY', pcn: 'U99999' });
});

test('text in other encodings and with other separators is read', async () => {
  const text = 'lsoa11cd\timd_decile\tname\nE01000001\t4\tYnys Môn\n';
  const latin = Buffer.from(text, 'latin1');
  const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');
  for (const bytes of [text, latin, wide]) {
    const { deprivation } = await placesOf({ 'a.tsv': bytes });
    expect(deprivation[0]?.deciles).toEqual(new Map([['E01000001', 4]]));
  }
});
