import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inspectExtract } from '../../analytics/sources/inspect-extract.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { scratchFolder, stageFile, stageText, writeFile, writeParquet } from './staging.ts';

async function columnOf(name: string, cells: readonly string[], as = name) {
  const rows = cells.map((cell, index) => `p${index},40,${cell}`);
  const { people, receipt } = await stageText(`person_id,age,${name}\n${rows.join('\n')}\n`);
  const gone = receipt.remarks.filter((remark) => remark.includes('missing'));
  return { values: people.map((person) => person[as]), gone };
}

test('flags are read in every common spelling', async () => {
  for (const [yes, no] of [
    ['1', '0'],
    ['TRUE', 'FALSE'],
    ['Y', 'N'],
    ['Yes', 'No'],
    ['t', 'f'],
    ['1.0', '0.0'],
    [' yes ', ' NO '],
  ]) {
    const { values } = await columnOf('copd', [yes ?? '', no ?? '', yes ?? '']);
    expect([yes, values]).toEqual([yes, [true, false, true]]);
  }
});

test('a blank means no where a column only ever says yes, and is missing where it says no too', async () => {
  expect((await columnOf('copd', ['Yes', '', 'NA', 'Yes'])).values).toEqual([
    true,
    false,
    false,
    true,
  ]);
  expect((await columnOf('copd', ['Yes', '', 'No'])).values).toEqual([true, null, false]);
  expect((await columnOf('copd', ['', ''])).values).toEqual([null, null]);
  expect((await columnOf('copd', ['Yes', 'unknown', ''])).values).toEqual([true, null, false]);
});

test('flags that are typed in the file follow the same rule', async () => {
  const path = await writeParquet(
    sql`SELECT * FROM (VALUES (1, true, 1, true), (2, NULL, 0, false), (3, true, NULL, NULL))
      AS t(age, copd, asthma, cancer)`,
  );
  const { people } = await stageFile(path);
  expect(people.map(({ copd, asthma, cancer }) => [copd, asthma, cancer])).toEqual([
    [true, true, true],
    [false, false, false],
    [true, null, null],
  ]);
});

test('a cell that is neither yes nor no is missing, and counted without being quoted', async () => {
  const { values, gone } = await columnOf('copd', ['1', '0', 'maybe', '2', '1', '1']);
  expect(values).toEqual([true, false, null, null, true, true]);
  expect(gone).toEqual(['2 cells of “copd” not read as yes or no and set to missing.']);
});

test('sex is read from codes and words', async () => {
  const cells = [
    '1',
    'M',
    'male',
    '2',
    'F',
    'Female',
    '9',
    'Other',
    'X',
    'Unknown',
    '0',
    '',
    'NA',
    'zz',
  ];
  expect((await columnOf('sex', cells)).values).toEqual([
    '1',
    '1',
    '1',
    '2',
    '2',
    '2',
    '9',
    '9',
    'X',
    'X',
    'X',
    null,
    null,
    null,
  ]);
});

test('frailty and smoking are read from words', async () => {
  const frailty = ['Fit', 'MILD', 'Moderate frailty', 'severe', 'NA', 'odd'];
  expect((await columnOf('frailty', frailty)).values).toEqual([
    'fit',
    'mild',
    'moderate',
    'severe',
    null,
    null,
  ]);
  const smoking = ['Current', 'Ex-smoker', 'Never smoked', 'unknown'];
  expect((await columnOf('smoking', smoking)).values).toEqual(['current', 'former', 'never', null]);
});

test('ages outside 0 to 120, and cells that are no number, are missing and counted', async () => {
  const cells = [
    '-1',
    '121',
    '999',
    '0',
    '120',
    '45.0',
    '45.9',
    ' 7 ',
    'old',
    '',
    'NA',
    'NULL',
    'inf',
  ];
  const rows = cells.map((cell, index) => `p${index},${cell}`).join('\n');
  const { people, receipt } = await stageText(`person_id,age\n${rows}\n`);
  expect(people.map(({ age }) => age)).toEqual([
    null,
    null,
    null,
    0,
    120,
    45,
    45,
    7,
    null,
    null,
    null,
    null,
    null,
  ]);
  expect(receipt.remarks).toContain('3 ages outside 0 to 120 were set to missing.');
  expect(receipt.remarks).toContain('2 ages that are not a number were set to missing.');
  expect(receipt.remarks).toContain('8 people without an age.');
  expect(receipt.rows.kept).toBe(13);
});

test('a year of birth and the date of the extract give an age where there is none', async () => {
  const text = 'person_id,age,birth_year\na,,1950\nb,30,1950\nc,,1880\nd,,2030\ne,,\n';
  const { people } = await stageText(text, { asAt: '2024-03-31' });
  expect(people.map(({ age }) => age)).toEqual([74, 30, null, null, null]);
  const alone = await stageText('person_id,birth_year\na,2000\n', { asAt: '2024-03-31' });
  expect(alone.people[0]).toMatchObject({ age: 24, birth_year: 2000 });
});

test('deciles and quintiles are read with the words around them', async () => {
  const deciles = ['1', '10', '3.0', '1 - most deprived', 'Decile 4', '0', '2.5', ''];
  expect((await columnOf('imd_decile', deciles)).values).toEqual([
    1,
    10,
    3,
    1,
    4,
    null,
    null,
    null,
  ]);
  const { people } = await stageText('age,imd_decile,imd_quintile\n1,1,\n2,2,\n3,,5\n4,9,4\n');
  expect(people.map((person) => person['imd_quintile'])).toEqual([1, 1, 5, 4]);
});

test('numbers keep their decimals; those that cannot be are missing and counted', async () => {
  const { values, gone } = await columnOf('bmi', ['22.5', '7', '121', '1e2', 'thin', '']);
  expect(values).toEqual([22.5, null, null, 100, null, null]);
  expect(gone.toSorted()).toEqual([
    '1 value of “bmi” that is not a number was set to missing.',
    '2 values of “bmi” outside 8 to 120 were set to missing.',
  ]);
});

test('codes are trimmed, and words for missing are missing', async () => {
  const { values } = await columnOf('ethnicity', [' A ', 'Z', 'n/a', 'Unknown', '99']);
  expect(values).toEqual(['A', 'Z', null, '99', '99']);
  const practices = await columnOf('practice', [' B86001 ', 'b86002', 'n/a', 'Unknown']);
  expect(practices.values).toEqual(['B86001', 'B86002', null, null]);
});

test('of one person twice the first row is kept, and people without an identifier are all kept', async () => {
  const text = 'person_id,age\na,1\nb,2\na,3\n,4\n,5\na,6\nNULL,7\n';
  const { people, receipt } = await stageText(text);
  expect(people.map(({ person_id, age }) => [person_id, age])).toEqual([
    ['a', 1],
    ['b', 2],
    ['row 4', 4],
    ['row 5', 5],
    ['row 7', 7],
  ]);
  expect(receipt.rows).toEqual({ read: 7, kept: 5, rejected: 2 });
  expect(receipt.remarks).toContain(
    '2 rows of a person that an earlier row already holds left out; 2 rows of them differ.',
  );
});

test('the columns that charts need are always there, and say whether anybody lacks a value', async () => {
  const { people, record } = await stageText('person_id,age,copd,bmi\na,1,0,\nb,,1,30\n');
  expect(Object.keys(people[0] ?? {})).toEqual([
    ...['person_id', 'age', 'sex', 'lsoa', 'practice', 'lcp'],
    ...['imd_decile', 'imd_quintile', 'bmi', 'copd'],
  ]);
  expect(record.fields).toEqual([
    { id: 'person_id', nullable: false },
    { id: 'age', nullable: true },
    { id: 'bmi', nullable: true },
  ]);
  expect(record.conditions).toEqual([{ id: 'copd', nullable: false }]);
  expect(record).toMatchObject({ people: 2, place: null, deprivation: null, synthetic: false });
});

test('an inspection says what is in a file, quotes no cell, and writes nothing', async () => {
  const rows = ['secretA,40,Y,foo', 'secretB,50,N,bar', 'secretB,,Y,'];
  const path = writeFile('people.csv', `person_id,age,copd,note\n${rows.join('\n')}\n`);
  const inspection = await inspectExtract([path], undefined, { temporary: scratchFolder() });
  expect(inspection.rows).toBe(3);
  expect(inspection.files).toMatchObject([
    { name: 'people.csv', bytes: statSync(path).size, format: 'csv', rows: 3 },
  ]);
  expect(inspection.columns).toMatchObject([
    { column: 'person_id', field: 'person_id', type: 'text', filled: 3, distinct: 2 },
    { column: 'age', field: 'age', filled: 2, distinct: 2 },
    { column: 'copd', field: 'condition:copd', filled: 3, distinct: 2 },
    { column: 'note', field: null, filled: 2, distinct: 2 },
  ]);
  expect(inspection.remarks).toEqual([
    '1 row of a person that an earlier row already holds.',
    'No column gives a sex.',
    'No column gives a place: an LSOA, a practice, a PCN or an LCP.',
    'No column gives a level of deprivation.',
    '1 column kept out.',
  ]);
  expect(JSON.stringify(inspection)).not.toMatch(/secret|foo|bar/);
});
