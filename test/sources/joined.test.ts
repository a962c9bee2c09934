import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findPolicy } from '../../analytics/disclosure/policy.ts';
import { openDatabase } from '../../analytics/engine/duckdb/database.ts';
import { stageExtract } from '../../analytics/sources/stage-extract.ts';
import { stagingSchema } from '../../analytics/sources/staging-schema.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { refusal, scratchFolder, writeFile } from './staging.ts';

type Row = Readonly<Record<string, unknown>>;

/** Stages several files as one extract and reads the people back, in the order of their file. */
async function stageFiles(files: Readonly<Record<string, string>>, asAt?: string) {
  const folder = scratchFolder();
  const paths = Object.entries(files).map(([name, text]) => writeFile(name, text, folder));
  const staging = join(folder, 'staged.duckdb');
  const receipt = await stageExtract(
    { files: paths, places: [], staging, ...(asAt === undefined ? {} : { asAt }) },
    { temporary: folder, signal: new AbortController().signal, progress: () => undefined },
    findPolicy('nhs-hes'),
  );
  const database = await openDatabase({ path: staging, temporary: folder, schema: stagingSchema });
  const people = await database.rows<Row>(sql`SELECT * FROM person`);
  database.close();
  return { receipt, people };
}

const people = 'person_id,age,sex\na,30,1\nb,40,2\nc,50,1\n';
const conditions =
  'person_id,condition,date_of_diagnosis\nb,Diabetes,2010-01-01\nb,AST,2011-01-01\nc,copd,2012-01-01\nb,Diabetes,2013-01-01\nz,copd,2012-01-01\nc,gout or so,2012-01-01\n';

test('a file of conditions says who has which, and who has none', async () => {
  const { people: held, receipt } = await stageFiles({ 'p.csv': people, 'c.csv': conditions });
  expect(
    held.map(({ person_id, diabetes, asthma, copd }) => [person_id, diabetes, asthma, copd]),
  ).toEqual([
    ['a', false, false, false],
    ['b', true, true, false],
    ['c', false, false, true],
  ]);
  expect(receipt.rows).toEqual({ read: 3, kept: 3, rejected: 0 });
  expect(receipt.remarks).toContain('1 person of c.csv not in the file of people: left out.');
  expect(receipt.remarks.join(' ')).toContain('1 cell of “condition” not read as a condition');
});

test('a condition that is dated after the extract is not counted', async () => {
  const { people: held } = await stageFiles({ 'p.csv': people, 'c.csv': conditions }, '2011-06-01');
  expect(held.map(({ copd }) => copd)).toEqual([false, false, false]);
});

test('a row whose value cannot be read leaves its condition unknown, and is told', async () => {
  const rows =
    'person_id,condition,flag\na,asthma,Y\na,copd,N\nb,asthma,maybe\nc,asthma,Y\nc,asthma,perhaps\n';
  const { people: held, receipt } = await stageFiles({ 'p.csv': people, 'c.csv': rows });
  expect(held.map(({ asthma }) => asthma)).toEqual([true, null, true]);
  expect(held.map(({ copd }) => copd)).toEqual([false, false, false]);
  expect(receipt.remarks).toContain('2 cells of “flag” not read as yes or no and set to missing.');
});

test('activity that is dated after the extract is not counted, by events or by columns', async () => {
  const events = 'person_id,pod,date,count\na,GP,2024-01-01,2\na,GP,2030-01-01,7\nb,GP,,1\n';
  const columns = 'person_id,activity_date,gp_contacts\na,2024-01-01,2\na,2030-01-01,7\nb,,1\n';
  for (const text of [events, columns]) {
    const { people: held, receipt } = await stageFiles(
      { 'p.csv': people, 'x.csv': text },
      '2025-03-31',
    );
    expect(held.map(({ gp_contacts }) => gp_contacts)).toEqual([2, 1, 0]);
    expect(receipt.remarks).toContain('1 row of x.csv is dated after 2025-03-31: left out.');
  }
});

test('a condition that both files give is had where either says so', async () => {
  const wide = 'person_id,age,diabetes\na,30,1\nb,40,0\nc,50,0\n';
  const { people: held } = await stageFiles({ 'p.csv': wide, 'c.csv': conditions });
  expect(held.map(({ diabetes }) => diabetes)).toEqual([true, true, false]);
});

test('what the file of people does not say of a condition stays unknown without a row of it', async () => {
  const wide = 'person_id,age,diabetes\na,30,Y\nb,40,\nc,50,\nd,60,N\n';
  const { people: held } = await stageFiles({ 'p.csv': wide, 'c.csv': conditions });
  expect(held.map(({ diabetes }) => diabetes)).toEqual([true, true, null, false]);
});

test('activity of one row a person goes to the person, and is 0 for everybody else', async () => {
  const activity = 'person_id,gp_contacts,ae_attendances\nc,4,1\nb,2,0\nc,1,0\n';
  const { people: held } = await stageFiles({ 'p.csv': people, 'x.csv': activity });
  expect(held.map(({ gp_contacts, ae_attendances }) => [gp_contacts, ae_attendances])).toEqual([
    [0, 0],
    [2, 0],
    [5, 1],
  ]);
});

test('the order of the people does not depend on the files that are joined to them', async () => {
  const ids = Array.from({ length: 3000 }, (_, index) => `p${(index * 7919) % 3000}`);
  const many = `person_id,age\n${ids.map((id, index) => `${id},${index % 90}`).join('\n')}\n`;
  const long = `person_id,condition\n${ids
    .toReversed()
    .map((id) => `${id},copd`)
    .join('\n')}\n`;
  const { people: held } = await stageFiles({ 'p.csv': many, 'c.csv': long });
  expect(held.map(({ person_id }) => person_id)).toEqual(ids);
  expect(held.every(({ copd }) => copd === true)).toBe(true);
});

test('files that are to be joined must name their people', async () => {
  const nameless = 'age,sex\n30,1\n40,2\n';
  const refused = await refusal(stageFiles({ 'p.csv': nameless, 'c.csv': conditions }));
  expect(refused).toMatchObject({ code: 'mapping-incomplete', where: { field: 'person_id' } });
});

test('two files of people that differ are refused by name, and two of one layout are one', async () => {
  const other = 'person_id,age,sex,smoking\nd,60,1,never\n';
  const refused = await refusal(stageFiles({ 'p.csv': people, 'q.csv': other }));
  expect(refused.code).toBe('mapping-incomplete');
  expect(refused.reason).toMatch(/p\.csv and q\.csv/);
  const more = 'person_id,age,sex\nd,60,1\n';
  const { people: held } = await stageFiles({ 'p.csv': people, 'q.csv': more });
  expect(held.map(({ person_id }) => person_id)).toEqual(['a', 'b', 'c', 'd']);
});
