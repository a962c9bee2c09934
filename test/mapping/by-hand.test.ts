import { expect, test } from 'vitest';
import type { Mapping } from '../../analytics/contract/extract.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import { checkFiles, mappingOf } from '../../analytics/sources/mapping/check-files.ts';
import { checkMapping } from '../../analytics/sources/mapping/check-mapping.ts';
import { layOver } from '../../analytics/sources/mapping/lay-over.ts';
import { proposeColumns } from '../../analytics/sources/mapping/propose-mapping.ts';
import { signatureOf } from '../../analytics/sources/mapping/signature.ts';
import { numbers, profileOf } from './profile-of.ts';

const problemsOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.problems;
    throw error;
  }
  throw new Error('This was not refused.');
};

test('files and columns that the extract does not have are answered with the nearest', () => {
  const drop = { action: 'drop' } as const;
  const mapping = { files: { 'peple.csv': {} }, columns: [], identifiers: { nhs_num: drop } };
  const extract = [{ names: ['people.csv'], columns: ['nhs_no', 'age'] }];
  expect(problemsOf(() => checkFiles(mapping, extract))).toMatchObject([
    {
      reason: 'The extract has no file “peple.csv”.',
      hint: 'Is it “people.csv”? There are: “people.csv”.',
    },
    {
      reason: 'The extract has no column “nhs_num”.',
      hint: 'Is it “nhs_no”? There are: “nhs_no”, “age”.',
    },
  ]);
  checkFiles({ columns: [], identifiers: { nhs_no: drop } }, extract);
});

test('a decision on a column of no file is answered with the columns that there are', () => {
  const columns = Array.from({ length: 30 }, (_, at) => `column ${at}`);
  const mapping = { columns: [], identifiers: { qq: { action: 'drop' } as const } };
  const [refused] = problemsOf(() => checkFiles(mapping, [{ names: ['p.csv'], columns }]));
  expect(refused?.hint).toMatch(/^There are: “column 0”, .*“column 19” and 10 more\.$/);
});

test('a decision goes by the name of a column, or by its file and its name', () => {
  const drop = { action: 'drop' } as const;
  const accept = { action: 'accept', reason: 'as agreed' } as const;
  const people = { names: ['p.csv', 'p2.csv'], columns: ['nhs', 'a/b'] };
  const events = { names: ['e.csv'], columns: ['nhs'] };
  const identifiers = { nhs: drop, 'e.csv/nhs': accept, 'p.csv/a/b': drop };
  const mapping = { columns: [], identifiers };
  checkFiles(mapping, [people, events]);
  expect(mappingOf(mapping, people, false).identifiers).toEqual({ nhs: drop, 'a/b': drop });
  expect(mappingOf(mapping, events, false).identifiers).toEqual({ nhs: accept });
  for (const name of ['p2.csv/nhs', 'e.csv/age', 'x.csv/nhs']) {
    const wrong = { columns: [], identifiers: { [name]: drop } };
    expect(problemsOf(() => checkFiles(wrong, [people, events]))[0]?.reason).toContain(name);
  }
});

test('each file of several takes the columns that name it, or that are its own', () => {
  const sure = { confidence: 1, reason: '' };
  const mapping: Mapping = {
    columns: [
      { file: 'c.csv', column: 'code', field: 'long:condition', ...sure },
      { column: 'age', field: 'age', ...sure },
      { column: 'code', field: null, ...sure },
    ],
  };
  const people = { names: ['p.csv'], columns: ['age', 'code'] };
  const conditions = { names: ['c.csv'], columns: ['id', 'code'] };
  const columnsOf = ({ columns }: Mapping) => columns.map(({ column, field }) => [column, field]);
  expect(columnsOf(mappingOf(mapping, people, false))).toEqual([
    ['age', 'age'],
    ['code', null],
  ]);
  expect(columnsOf(mappingOf(mapping, conditions, false))).toEqual([
    ['code', 'long:condition'],
    ['code', null],
  ]);
});

test('a scale must be one of its field', () => {
  const by = (field: string, scale: string): Mapping => ({
    columns: [{ column: 'a', field, scale, confidence: 1, reason: '' }],
  });
  for (const [field, scale] of [
    ['imd_rank', 'IMD 2025'],
    ['imd_decile', 'IMD 2010'],
    ['efi', 'efi2'],
    ['ethnic_group', '2001'],
    ['DM', 'one-two'],
  ] as const) {
    expect(checkMapping(by(field, scale), ['a']).columns[0]?.scale).toBe(scale);
  }
  expect(problemsOf(() => checkMapping(by('imd_rank', 'IMD 2020'), ['a']))[0]).toMatchObject({
    reason: '“imd_rank” has no scale “IMD 2020”.',
    hint: 'Is it “IMD 2025”?',
  });
  expect(problemsOf(() => checkMapping(by('age', 'years'), ['a']))[0]?.hint).toBe(
    'Leave the scale out.',
  );
});

test('a mapping by hand keeps the scale that was found, and asks for one where none was', () => {
  const proposed = proposeColumns([
    profileOf('imd2019_rank', numbers(1, 30_000)),
    profileOf('deep', numbers(1, 30_000)),
  ]);
  const given = (column: string): Mapping => ({
    columns: [{ column, field: 'imd_rank', confidence: 1, reason: '' }],
  });
  expect(layOver(given('imd2019_rank'), proposed).columns[0]).toMatchObject({
    field: 'imd_rank',
    scale: 'IMD 2019',
  });
  const unsaid = layOver(given('deep'), proposed).columns[1];
  expect(unsaid?.scale).toBeUndefined();
  expect(unsaid?.question?.choices.map(({ scale }) => scale)).toEqual([
    ...['IMD 2025', 'IMD 2019', 'IMD 2015'],
  ]);
});

test('a signature is of the columns in their order, and of nothing else', () => {
  const people = { role: 'people', columns: ['id', 'age'] } as const;
  const conditions = { role: 'conditions', columns: ['id', 'code'] } as const;
  const signature = signatureOf([people, conditions]);
  expect(signature).toMatch(/^[0-9a-f]{64}$/);
  expect(signatureOf([conditions, people])).toBe(signature);
  const others = [
    [people],
    [{ ...people, columns: ['age', 'id'] }, conditions],
    [{ ...people, columns: ['id,age'] }, conditions],
    [{ ...people, role: 'activity' as const }, conditions],
  ];
  for (const other of others) expect(signatureOf(other)).not.toBe(signature);
});
