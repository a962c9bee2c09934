import { expect, test } from 'vitest';
import { folderOf } from '../places/files.ts';
import { stageText } from '../sources/staging.ts';

const practices =
  'practice_code,practice_name,pcn_code,lcp_code,lcp_name\nB86001,First,U12345,L1,East\n';
const footprint = 'lsoa_code,lcp_code,lcp_name\nE01000001,L1,East\nE01000002,L1,East\n';
const both = { 'practices-25.csv': practices, 'areas.csv': footprint };

async function remarksOn(rows: readonly string[], files: Readonly<Record<string, string>>) {
  const text = `person_id,age,practice,lsoa\n${rows.join('\n')}\n`;
  return (await stageText(text, { places: [folderOf(files)] })).receipt.remarks;
}

const about = (remarks: readonly string[], word: string) =>
  remarks.filter((remark) => remark.includes(word));

test('where practices place people, the lookup of areas is not held against their LSOAs', async () => {
  const remarks = await remarksOn(['a,1,B86001,E01000001', 'b,2,B86001,E01999999'], both);
  expect(about(remarks, 'lookup of areas')).toEqual([]);
  expect(about(remarks, 'does not hold')).toEqual([]);
});

test('a practice that is not in the lookup is said with the name of the lookup', async () => {
  const remarks = await remarksOn(['a,1,B86001,', 'b,2,B86009,'], both);
  expect(remarks).toContain(
    '1 person has a practice code that the lookup of practices (practices-25.csv) does not hold.',
  );
});

test('where LSOAs place people, the lookup is named with its vintage', async () => {
  const remarks = await remarksOn(['a,1,,E01000001', 'b,2,,E01000002', 'c,3,,E01999999'], {
    'areas.csv': footprint,
  });
  expect(about(remarks, 'does not hold')).toEqual([
    expect.stringMatching(
      /^1 person has an LSOA that the lookup of areas \(areas\.csv, LSOA.*\) does not hold\.$/,
    ),
  ]);
});

test('a lookup that answers for too few is said to place nobody, with how many it answers for', async () => {
  const remarks = await remarksOn(['a,1,Z1,E01000001', 'b,2,Z2,E01000002', 'c,3,B86001,'], both);
  expect(remarks).toContain(
    'Practices place nobody: the lookup of practices (practices-25.csv) gives an LCP to 1 of the 3 people who have one, fewer than half.',
  );
});

const pcnRows =
  'a,1,B86001,U12345\nb,2,B86009,U12345\nc,3,,U12345\nd,4,,U\ne,5,B86001,U54321\nf,6,B86003,U54321\ng,7,,Some PCN\nh,8,B86001,\ni,9,B86001,\nj,9,B86001,\n';
const pcnLookup =
  'practice_code,practice_name,pcn_code\nB86001,First,U12345\nB86003,Third,U\nB86004,Fourth,Unallocated\n';
const pcnToLcp = 'pcn_code,lcp_code,lcp_name\nU12345,L1,East\nU54321,L2,West\nU,L2,West\n';

test('where the practice gives no PCN the own PCN of the extract stands, and places people', async () => {
  const text = `person_id,age,practice,pcn\n${pcnRows}`;
  const places = [folderOf({ 'practices.csv': pcnLookup, 'pcns.csv': pcnToLcp })];
  const { people, receipt } = await stageText(text, { places });
  expect(people.map(({ pcn, lcp }) => [pcn, lcp])).toEqual([
    ['U12345', 'L1'],
    ['U12345', 'L1'],
    ['U12345', 'L1'],
    [null, null],
    ['U12345', 'L1'],
    ['U54321', 'L2'],
    [null, null],
    ['U12345', 'L1'],
    ['U12345', 'L1'],
    ['U12345', 'L1'],
  ]);
  expect(receipt.remarks).toContain(
    "3 people have the extract's own PCN, as the practice gives none; it places 3 people in an LCP.",
  );
});

test('where every practice gives a PCN nothing is said of that of the extract', async () => {
  const text = 'person_id,age,practice,pcn\na,1,B86001,U54321\nb,2,B86001,U12345\n';
  const places = [folderOf({ 'practices.csv': pcnLookup, 'pcns.csv': pcnToLcp })];
  const { people, receipt } = await stageText(text, { places });
  expect(people.map(({ pcn }) => pcn)).toEqual(['U12345', 'U12345']);
  expect(about(receipt.remarks, 'own PCN')).toEqual([]);
});

test('of many lookups of practices two are named, and not in every remark', async () => {
  const one = (at: number) => `practice_code,list_size\nB8600${at},${at}\n`;
  const sizes = [2, 3, 4].map((at) => [`z${at}.csv`, one(at)] as const);
  const files = { 'practices-25.csv': practices, ...Object.fromEntries(sizes) };
  const remarks = await remarksOn(
    ['a,1,B86001,', 'b,2,B86009,', 'c,3,B86001,', 'd,4,B86002,'],
    files,
  );
  expect(about(remarks, 'lookup')).toEqual([
    '1 person has a practice code that the lookup of practices (practices-25.csv, z2.csv, 2 more) does not hold.',
    '1 person has a practice to which that lookup gives no LCP.',
  ]);
});
