import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { QualityReport } from '../../analytics/contract/quality.ts';
import { findPolicy } from '../../analytics/disclosure/policy.ts';
import { openDatabase } from '../../analytics/engine/duckdb/database.ts';
import { stageExtract } from '../../analytics/sources/stage-extract.ts';
import { stagingSchema } from '../../analytics/sources/staging-schema.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { makeWorkbook } from '../reading/make-workbook.ts';
import { scratchFolder, writeFile } from '../sources/staging.ts';

async function stageAll(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = scratchFolder();
  const paths = Object.entries(files).map(([name, text]) => writeFile(name, text, folder));
  const staging = join(folder, 'staged.duckdb');
  await stageExtract(
    { files: paths, places: [], staging, asAt: '2025-03-31' },
    { temporary: folder, signal: new AbortController().signal, progress: () => undefined },
    findPolicy('nhs-hes'),
  );
  const database = await openDatabase({ path: staging, temporary: folder, schema: stagingSchema });
  const [row] = await database.rows<{ record: string }>(sql`SELECT record FROM quality`);
  const people = await database.rows<Record<string, unknown>>(sql`SELECT * FROM person`);
  database.close();
  return { people, rejects: (JSON.parse(row?.record ?? '') as QualityReport).rejects };
}

const said = (rejects: QualityReport['rejects']) =>
  rejects.map(({ file, line, column, reason }) => `${file} ${line} ${column ?? '-'}: ${reason}`);

/** Names in line 3, a cell of two lines, an empty line, a row with a cell too few; line 13 is `c` again. */
const untidy = [
  ...['Extract of people', '', 'id,age,practice'],
  ...['a,30,B86001', 'b,31,"B86', '001"', 'c,32,B86001', '', 'd,33', 'e,200,B86001'],
  ...['f,35,B86001', 'g,36,B86001', 'c,39,B86001', 'h,201,B86001'],
].join('\n');

const expected = [
  'p.csv 9 -: 2 cells where 3 are due.',
  'p.csv 13 -: It repeats the person of line 7, which is kept.',
  'p.csv 10 age: It lies outside 0 to 120.',
];

test('lines are those of the file, whatever was passed over before them', async () => {
  expect(said((await stageAll({ 'p.csv': untidy })).rejects)).toEqual(expected);
});

test('they are the same where the file is read from a cleaned copy', async () => {
  const utf16 = Buffer.from(`\ufeff${untidy}`, 'utf16le');
  expect(said((await stageAll({ 'p.csv': utf16 })).rejects)).toEqual(expected);
});

test('of several parts each row goes by the lines of its own', async () => {
  const { rejects } = await stageAll({
    'p.csv': 'id,age\na,30\nb,31\nc,32\n',
    'q.csv': 'id,age\nd,30\na,31\ne,199\n',
  });
  expect(said(rejects)).toEqual([
    'q.csv 3 -: It repeats the person of line 2 of p.csv, which is kept.',
    'q.csv 4 age: It lies outside 0 to 120.',
  ]);
});

test('people without an identifier have no condition of a long file, not even a no', async () => {
  const { people } = await stageAll({
    'p.csv': 'id,age\na,30\n,31\nc,32\n',
    'c.csv': 'id,condition\nc,COPD\n',
  });
  expect(people.map(({ person_id, copd }) => [person_id, copd])).toEqual([
    ['a', false],
    ['row 2', null],
    ['c', true],
  ]);
});

test('of a workbook a row goes by the row of its sheet', async () => {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const row = (at: number, cells: readonly string[]) =>
    `<row r="${at}">${cells.map(cell).join('')}</row>`;
  const rows = [
    ...[row(2, ['id', 'age', 'sex']), row(3, ['a', '30', '1']), row(6, ['b', '222', '1'])],
    ...[row(7, ['c', '32', '2']), row(8, ['a', '30', '1'])],
  ];
  const workbook = makeWorkbook({ sheets: { People: rows.join('') } });
  expect(said((await stageAll({ 'p.xlsx': workbook })).rejects)).toEqual([
    'p.xlsx 8 -: It repeats the person of line 3, which is kept.',
    'p.xlsx 6 age: It lies outside 0 to 120.',
  ]);
});
