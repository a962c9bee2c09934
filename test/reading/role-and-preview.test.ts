import { expect, test } from 'vitest';
import { makePreview, shapeOf } from '../../analytics/sources/reading/preview.ts';
import { sniffRole } from '../../analytics/sources/reading/sniff-role.ts';
import { SpreadSample } from '../../analytics/sources/reading/spread-sample.ts';
import { openPaths, openText, writeFile } from './opened.ts';

const repeated = [['a'], ['a'], ['b'], ['b']];

test('the role of a file is told by the names of its columns', () => {
  const cases: readonly (readonly [header: readonly string[], role: string])[] = [
    [['person_id', 'age', 'sex', 'lsoa', 'has_copd', 'has_asthma'], 'people'],
    [['person_id', 'condition'], 'conditions'],
    [['person_id', 'diagnosis_code', 'diagnosis_date'], 'conditions'],
    [['person_id', 'snomed_code', 'event_date'], 'conditions'],
    [['person_id', 'gp_contacts', 'ae_attendances'], 'activity'],
    [['person_id', 'admission_date', 'discharge_date'], 'activity'],
    [['Pseudo ID', 'Point of delivery', 'Number'], 'activity'],
    [['age', 'sex'], 'people'],
    [['person_id', 'age', 'sex', 'gp_contacts', 'cost'], 'people'],
  ];
  for (const [header, role] of cases) {
    expect([header, sniffRole(header, repeated).role]).toEqual([header, role]);
  }
});

test('the role of a file whose names say nothing is told by its cells', () => {
  const pick = (words: readonly string[]) =>
    Array.from({ length: 60 }, (_, at) => [`p${at % 25}`, words[at % words.length] ?? '', '1']);
  const cases: readonly (readonly [words: readonly string[], role: string, reason: RegExp])[] = [
    [['COPD', 'DM', 'AST', 'HF'], 'conditions', /the cells of code name them/],
    [['Asthma', 'Chronic kidney disease', 'a rare one'], 'conditions', /name them/],
    [['J44.9', 'E11', 'I10X'], 'conditions', /look like ICD-10 codes/],
    [['A&E', 'GP', 'inpatient'], 'activity', /name its kinds/],
    [['red', 'blue', 'AF'], 'people', /the role may be people, conditions or activity/],
  ];
  for (const [words, role, reason] of cases) {
    const found = sniffRole(['person_id', 'code', 'n'], pick(words));
    expect([words, found.role]).toEqual([words, role]);
    expect(found.reason).toMatch(reason);
  }
  const wide = sniffRole(['person_id', 'age', 'sex', 'main'], pick(['COPD', 'DM']));
  expect(wide.role).toBe('people');
});

test('people, conditions and activity come as tables of their own, each with its role', async () => {
  const opened = await openPaths([
    writeFile('people.csv', 'person_id,age,sex\na,1,M\nb,2,F\n'),
    writeFile('conditions.csv', 'person_id,condition\na,copd\na,asthma\nb,copd\n'),
    writeFile('contacts.csv', 'person_id,gp_contacts\na,3\nb,4\n'),
  ]);
  expect(opened.map(({ name, role }) => [name, role])).toEqual([
    ['people.csv', 'people'],
    ['conditions.csv', 'conditions'],
    ['contacts.csv', 'activity'],
  ]);
});

test('several text files with the same columns are one table, each keeping its own lines', async () => {
  const [opened, ...more] = await openPaths([
    writeFile('one.csv', 'person_id,age\na,1\nb\nc,3\n'),
    writeFile('two.csv', 'age;PERSON_ID\n4;d\n5;e;x\n'),
  ]);
  expect(more).toEqual([]);
  expect(opened?.rows).toEqual([
    ['a', '1'],
    ['c', '3'],
    ['d', '4'],
  ]);
  expect(opened?.left.list.map(({ file, line }) => [file, line])).toEqual([
    ['one.csv', 3],
    ['two.csv', 3],
  ]);
  expect([opened?.records, opened?.left.rows]).toEqual([5, 2]);
});

test('a preview shows what many rows share, and of all else its shape', async () => {
  const rows = Array.from(
    { length: 40 },
    (_, index) => `SYN-${1000 + index},${index % 2 === 0 ? 'Male' : 'Female'},31/03/2024,999999`,
  );
  const opened = await openText(`person_id,sex,seen,code\n${rows.join('\n')}\n`);
  expect(makePreview(opened)).toEqual({
    header: ['person_id', 'sex', 'seen', 'code'],
    rows: ['Male', 'Female', 'Male', 'Female', 'Male'].map((sex) => [
      'aaa-9999',
      sex,
      '99/99/9999',
      '999999',
    ]),
  });
});

test('the shape of a cell keeps no letter and no digit of it', () => {
  expect(shapeOf('Zoë O’Neill, 12b')).toBe('aaa a’aaaaa, 99a');
  expect(shapeOf('someone@example.com')).toBe('aaaaaaa@aaaaaaa.aaa');
  expect(shapeOf('x'.repeat(100))).toHaveLength(30);
  expect(shapeOf('e\u0301٣')).not.toMatch(/[e٣]/);
});

test('rows are kept evenly from all over a file of whatever length', () => {
  for (const length of [3, 20_000, 123_457]) {
    const sample = new SpreadSample<number>(40);
    for (let row = 0; row < length; row += 1) if (sample.wantsNext()) sample.keep(row);
    const rows = sample.rows();
    expect(rows.length).toBeLessThanOrEqual(20_000);
    expect(rows.length).toBeGreaterThanOrEqual(Math.min(length, 9_000));
    expect(rows.slice(0, 3)).toEqual([0, 1, 2]);
    const gaps = rows.slice(6).map((row, index) => row - (rows[index + 5] as number));
    expect(new Set(gaps).size).toBeLessThanOrEqual(1);
  }
});
