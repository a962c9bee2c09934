import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { QualityReport } from '../../analytics/contract/quality.ts';
import { findPolicy } from '../../analytics/disclosure/policy.ts';
import { openDatabase } from '../../analytics/engine/duckdb/database.ts';
import { stageExtract } from '../../analytics/sources/stage-extract.ts';
import { stagingSchema } from '../../analytics/sources/staging-schema.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { scratchFolder, writeFile } from './staging.ts';

/** Stages files as an extract of 31 March 2025, and reads back what was said of them. */
async function stageFiles(files: Readonly<Record<string, string>>) {
  const folder = scratchFolder();
  const paths = Object.entries(files).map(([name, text]) => writeFile(name, text, folder));
  const staging = join(folder, 'staged.duckdb');
  const { remarks } = await stageExtract(
    { files: paths, places: [], staging, asAt: '2025-03-31' },
    { temporary: folder, signal: new AbortController().signal, progress: () => undefined },
    findPolicy('nhs-hes'),
  );
  const database = await openDatabase({ path: staging, temporary: folder, schema: stagingSchema });
  const [quality] = await database.rows<{ record: string }>(sql`SELECT record FROM quality`);
  const people = await database.rows<Readonly<Record<string, unknown>>>(sql`SELECT * FROM person`);
  database.close();
  const report = JSON.parse(quality?.record ?? '') as QualityReport;
  const check = (id: string) => report.checks.find((one) => one.id === id);
  return { remarks, people, check };
}

const day = (at: number) =>
  `${String((at % 28) + 1).padStart(2, '0')}/${String((at % 12) + 1).padStart(2, '0')}/${1990 + (at % 30)}`;

/** 600 people with dates of diagnosis: 29 after the extract, and 11 on a day that there is none of. */
const dates = Array.from({ length: 600 }, (_, at) =>
  at < 29 ? '15/08/2031' : at < 40 ? '31/02/2019' : at % 3 === 0 ? '' : day(at),
);
const wide = `id,age,Diabetes date\n${dates.map((cell, at) => `p${at},40,${cell}`).join('\n')}\n`;
const wideRemarks = [
  '29 dates of “Diabetes date” are after 2025-03-31: set to missing.',
  '11 cells of “Diabetes date” are no day, or one before 1901: set to missing.',
];

test('days of diagnosis after the extract, and days that cannot be, are counted and said', async () => {
  const { remarks, people, check } = await stageFiles({ 'p.csv': wide });
  expect(remarks).toEqual(expect.arrayContaining(wideRemarks));
  expect(people.slice(0, 41).map(({ diabetes }) => diabetes)).toEqual([
    ...Array.from({ length: 40 }, () => null),
    true,
  ]);
  expect(check('future-date:Diabetes date')).toMatchObject({
    verdict: 'wrong',
    count: { shown: 30 },
  });
  expect(check('not-read:Diabetes date')).toMatchObject({ count: { shown: 10 } });
});

test('they are said as well where a file of conditions brings the same condition', async () => {
  const rows = [0, 1, 200].map((at) => `p${at},Diabetes,01/01/2020`).join('\n');
  const { remarks, people, check } = await stageFiles({
    'p.csv': wide,
    'c.csv': `id,condition,date\n${rows}\n`,
  });
  expect(remarks).toEqual(expect.arrayContaining(wideRemarks));
  expect([0, 1, 2].map((at) => people[at]?.['diabetes'])).toEqual([true, true, null]);
  expect(check('future-date:Diabetes date')).toMatchObject({ count: { shown: 30 } });
});

test('what of a file of conditions is not read is counted in the receipt and the report', async () => {
  const people = `id,age\n${dates.map((_, at) => `p${at},40`).join('\n')}\n`;
  const row = (at: number) => {
    const cell = at < 29 ? '15/08/2031' : at < 40 ? '31/02/2019' : day(at);
    const condition = at >= 40 && at < 72 ? 'Wobbly knee' : 'COPD';
    return `${at >= 580 ? 'x' : 'p'}${at},${condition},${cell}`;
  };
  const rows = dates.map((_, at) => row(at)).join('\n');
  const { remarks, check } = await stageFiles({
    'p.csv': people,
    'c.csv': `id,condition,date\n${rows}\n,COPD,01/01/2020\n`,
  });
  expect(remarks).toEqual(
    expect.arrayContaining([
      '29 rows of c.csv are dated after 2025-03-31: left out.',
      '11 cells of “date” are no day: the rows count as undated.',
      '1 row of c.csv names nobody: left out.',
      '20 people of c.csv not in the file of people: left out.',
    ]),
  );
  expect(check('further-rows:c.csv')?.detail).toContain('601 rows read');
  expect(check('further-unnamed:c.csv')?.count).toEqual({ hidden: expect.any(String) });
  expect(check('further-strangers:c.csv')).toMatchObject({ count: { shown: 20 } });
  expect(check('further-not-read:c.csv:condition')).toMatchObject({ count: { shown: 30 } });
  expect(check('further-future-date:c.csv:date')).toMatchObject({ count: { shown: 30 } });
  expect(check('further-not-read:c.csv:date')).toMatchObject({ count: { shown: 10 } });
});

test('remark and report say the same of activity after the extract as becomes of it', async () => {
  const people = `id,age\n${dates.map((_, at) => `p${at},40`).join('\n')}\n`;
  const rows = dates.map((_, at) => `p${at},GP,${at < 29 ? '15/08/2031' : day(at)},1`).join('\n');
  const files = { 'p.csv': people, 'a.csv': `id,activity,date,count\n${rows}\n` };
  const { remarks, people: held, check } = await stageFiles(files);
  expect(held.slice(28, 30).map((person) => person['gp_contacts'])).toEqual([0, 1]);
  expect(remarks).toContain('29 rows of a.csv are dated after 2025-03-31: left out.');
  expect(check('further-future-date:a.csv:date')?.detail).toContain(
    "About 30 cells lie after the extract's own date: their rows are left out.",
  );
});

test('the report says of a long value that is not read what becomes of its condition', async () => {
  const people = `id,age\n${dates.map((_, at) => `p${at},40`).join('\n')}\n`;
  const rows = dates.map((_, at) => `p${at},COPD,${at < 20 ? 'perhaps' : 'yes'}`).join('\n');
  const files = { 'p.csv': people, 'c.csv': `id,condition,flag\n${rows}\n` };
  const { people: held, check } = await stageFiles(files);
  expect(held.slice(19, 21).map(({ copd }) => copd)).toEqual([null, true]);
  expect(check('further-not-read:c.csv:flag')?.detail).toContain('conditions stay unknown');
});

test('a further file without a fault passes, and no date at all is not said to be checked', async () => {
  const { check } = await stageFiles({
    'p.csv': 'id,age\na,30\nb,40\n',
    'c.csv': 'id,condition\na,COPD\nb,AF\n',
  });
  const ids = ['rows', 'unnamed', 'strangers'].map((kind) => `further-${kind}:c.csv`);
  expect(ids.map((id) => check(id)?.verdict)).toEqual(['passed', 'passed', 'passed']);
  expect(check('future-date')?.verdict).toBe('not-checked');
});

test('numbers of times that cannot be read are told by file', async () => {
  const rows = Array.from({ length: 120 }, (_, at) => `p${at},GP,${at < 10 ? 'many' : '2'}`);
  const people = `id,age\n${rows.map((_, at) => `p${at},40`).join('\n')}\n`;
  const { remarks, check } = await stageFiles({
    'p.csv': people,
    'a.csv': `id,Point of delivery,Number\n${rows.join('\n')}\n`,
  });
  expect(remarks).toContain('10 cells of “Number” are no number of times: nothing is added.');
  expect(check('further-not-read:a.csv:Number')).toMatchObject({ count: { shown: 10 } });
});
