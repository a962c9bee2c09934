import { expect, test } from 'vitest';
import { folderOf } from '../places/files.ts';
import { stageText } from './staging.ts';

const table = (edition: string) =>
  `lsoa_code,imd_decile,imd_edition\nQ1,1,${edition}\nQ2,10,${edition}\n`;
const folder = (edition = 'IMD 2019') => ({ places: [folderOf({ 'd.csv': table(edition) })] });

const people = (column: string) =>
  `person_id,age,lsoa,${column}\na,1,Q1,5\nb,2,q2,10\nc,3,Q9,6\nd,4,,3\ne,5,,\n`;

const groups = ({ people: rows }: Awaited<ReturnType<typeof stageText>>) =>
  rows.map((person) => [person['imd_decile'], person['imd_quintile']]);

test('deciles come from the table of the areas, and from the extract where it knows no area', async () => {
  const staged = await stageText(people('imd_decile'), folder());
  expect(groups(staged)).toEqual([
    [1, 1],
    [10, 5],
    [6, 3],
    [3, 2],
    [null, null],
  ]);
  expect(staged.record.deprivation).toBe(
    'IMD 2019, national quintiles, partly from the extract, edition not stated',
  );
  expect(staged.receipt.remarks).toEqual(
    expect.arrayContaining([
      "Quintiles come from LSOA and IMD 2019; for 2 people without a known LSOA the extract's own value is used; 1 person's own value disagrees. The extract's own edition is not stated.",
      '1 person in an LSOA that is not in the deprivation table.',
      '2 people have no LSOA.',
      '1 person without a deprivation quintile.',
    ]),
  );
});

test('a value of the same edition is used without a word of doubt', async () => {
  const staged = await stageText(people('imd_decile_19'), folder());
  expect(groups(staged)[2]).toEqual([6, 3]);
  expect(staged.record.deprivation).toBe('IMD 2019, national quintiles, partly from the extract');
  expect(staged.receipt.remarks.join(' ')).not.toContain('edition is not stated');
});

test('a value of another edition is not mixed in, and what is left out is counted', async () => {
  const staged = await stageText(people('imd_decile_19'), folder('IMD 2025'));
  expect(groups(staged).slice(2)).toEqual([
    [null, null],
    [null, null],
    [null, null],
  ]);
  expect(staged.record.deprivation).toBe('IMD 2025, national quintiles');
  expect(staged.receipt.remarks).toContain(
    "Quintiles come from LSOA and IMD 2025; 1 person's own value disagrees; the extract's own value is IMD 2019; for 2 people without a known LSOA it is not used, as editions are not mixed.",
  );
});

test('an own quintile alone is used as a quintile, and gives no decile', async () => {
  const text = 'person_id,age,lsoa,imd_quintile\na,1,Q1,1\nb,2,Q2,4\nc,3,,2\n';
  const staged = await stageText(text, folder());
  expect(groups(staged)).toEqual([
    [1, 1],
    [10, 5],
    [null, 2],
  ]);
  expect(staged.receipt.remarks).toContain(
    "Quintiles come from LSOA and IMD 2019; for 1 person without a known LSOA the extract's own value is used; 1 person's own value disagrees. The extract's own edition is not stated.",
  );
});

const abroad =
  'person_id,age,lsoa,imd_decile,imd_quintile\na,1,Q1,1,1\nb,2,Q2,10,5\nc,3,W01000123,1,1\nd,4,S01006506,9,5\ne,5,95AA01S1,3,2\nf,6,E01000001,7,4\ng,7,Q2,10,5\nh,8,Q2,10,5\n';

test('people outside England have no English deprivation, whatever the extract says', async () => {
  const staged = await stageText(abroad, folder());
  expect(groups(staged).slice(2, 6)).toEqual([
    [null, null],
    [null, null],
    [null, null],
    [7, 4],
  ]);
  expect(staged.receipt.remarks).toEqual(
    expect.arrayContaining([
      "3 people live in an LSOA outside England: no English deprivation; the extract's own value is not used there.",
      '1 person in an LSOA that is not in the deprivation table.',
    ]),
  );
  expect(staged.receipt.remarks.join(' ')).toContain('for 1 person without a known LSOA');
});

test('people outside England have none where nothing but the extract gives any, either', async () => {
  const staged = await stageText(abroad);
  expect(groups(staged).slice(1, 4)).toEqual([
    [10, 5],
    [null, null],
    [null, null],
  ]);
  expect(staged.receipt.remarks.join(' ')).toContain('3 people live in an LSOA outside England');
});

test('a rank outside England gives no decile', async () => {
  const text = 'age,lsoa,imd_2019_rank\n1,E01000001,30000\n2,W01000123,20\n3,,32844\n';
  const staged = await stageText(text);
  expect(groups(staged)).toEqual([
    [10, 5],
    [null, null],
    [10, 5],
  ]);
});

test('a column of deprivation that is not mapped is not used', async () => {
  const columns = [{ column: 'imd_decile', field: null, confidence: 1, reason: '' }];
  const staged = await stageText(people('imd_decile'), { ...folder(), mapping: { columns } });
  expect(groups(staged)[3]).toEqual([null, null]);
  expect(staged.receipt.remarks).toContain('Quintiles come from LSOA and IMD 2019.');
  expect(staged.record.deprivation).toBe('IMD 2019, national quintiles');
});

test('a table for fewer than half of the people with an LSOA is not used, and said not to be', async () => {
  const text = 'age,lsoa,imd_quintile\n1,Q1,4\n2,Z1,3\n3,Z1,2\n4,,1\n';
  const staged = await stageText(text, folder());
  expect(staged.people.map((person) => person['imd_quintile'])).toEqual([4, 3, 2, 1]);
  expect(staged.receipt.remarks).toEqual(
    expect.arrayContaining([
      'No deprivation table lists the LSOAs of at least half of the people: none is used.',
      "Quintiles are the extract's own (edition not stated).",
    ]),
  );
});

test('one person twice is one person in what is counted', async () => {
  const text = 'person_id,age,lsoa,imd_quintile\na,1,Q1,5\na,1,Q1,5\nb,1,Q2,5\n';
  const { receipt } = await stageText(text, folder());
  expect(receipt.remarks.join(' ')).toContain("1 person's own value disagrees");
});
