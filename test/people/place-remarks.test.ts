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
