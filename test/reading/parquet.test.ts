import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sql } from '../../analytics/sql/sql.ts';
import { namesOf, openPaths, refusal, scratchFolder, writeFile, writeParquet } from './opened.ts';

const part = (from: number, to: number) =>
  sql`SELECT 'p' || i AS person_id, i % 90 AS age, i % 2 = 0 AS copd, DATE '2024-03-31' AS seen
    FROM range(${from}, ${to}) AS t(i)`;

test('a Parquet file is told by its content, and its types are kept', async () => {
  const path = await writeParquet(part(0, 5), `${scratchFolder()}/people.csv`);
  const [opened] = await openPaths([path]);
  expect(opened?.columns.map(({ name, type }) => [name, type])).toEqual([
    ['person_id', 'text'],
    ['age', 'number'],
    ['copd', 'flag'],
    ['seen', 'date'],
  ]);
  expect([opened?.format, opened?.records, opened?.rows.length]).toEqual(['parquet', 5, 5]);
  expect(opened?.sample[1]).toEqual(['p1', '1', 'false', '2024-03-31']);
});

test('a folder of parts is one table, and its names of folders make no column', async () => {
  const folder = scratchFolder();
  await writeParquet(part(0, 10), `${folder}/year=2023/a.parquet`);
  await writeParquet(part(10, 30), `${folder}/year=2024/b.parquet`);
  await writeParquet(part(30, 30), `${folder}/year=2025/c.parquet`);
  const opened = await openPaths([folder]);
  expect(opened).toHaveLength(1);
  expect(opened[0]?.parts).toEqual(['a.parquet', 'b.parquet', 'c.parquet']);
  expect(namesOf(opened[0] as (typeof opened)[0])).toEqual(['person_id', 'age', 'copd', 'seen']);
  expect(opened[0]?.rows.map(([id]) => id)).toEqual(
    Array.from({ length: 30 }, (_, index) => `p${index}`),
  );
});

test('files of other columns are tables of their own, and an order of columns is none', async () => {
  const folder = scratchFolder();
  const one = await writeParquet(part(0, 2), `${folder}/one.parquet`);
  const turned = await writeParquet(
    sql`SELECT DATE '2024-04-01' AS seen, 7::TINYINT AS age, 'x' AS person_id, true AS copd`,
    `${folder}/turned.parquet`,
  );
  const other = await writeParquet(
    sql`SELECT 'p0' AS person_id, 'copd' AS condition`,
    `${folder}/c.parquet`,
  );
  const opened = await openPaths([one, other, turned]);
  expect(opened.map(({ parts, role }) => [parts, role])).toEqual([
    [['one.parquet', 'turned.parquet'], 'people'],
    [['c.parquet'], 'conditions'],
  ]);
  expect(opened[0]?.rows.at(-1)?.slice(0, 3)).toEqual(['x', 7n, true]);
});

test('the sample is spread over the whole file', async () => {
  const path = await writeParquet(part(0, 100_000), `${scratchFolder()}/people.parquet`);
  const [opened] = await openPaths([path]);
  const ids = opened?.sample.map(([id]) => Number(id?.slice(1))) ?? [];
  expect(ids.length).toBeLessThanOrEqual(20_000);
  expect([ids[0], ids.at(-1)]).toEqual([0, 99_999]);
  for (const tenth of [1, 3, 5, 7, 9]) {
    expect(ids.some((id) => Math.floor(id / 10_000) === tenth)).toBe(true);
  }
});

test('a damaged Parquet file is refused, and so is one that is cut short', async () => {
  const bytes = readFileSync(await writeParquet(part(0, 5), `${scratchFolder()}/people.parquet`));
  const cut = await refusal(openPaths([writeFile('cut.parquet', bytes.subarray(0, 200))]));
  expect(cut.reason).toBe('cut.parquet is cut short.');
  const damaged = Buffer.from(bytes);
  damaged.fill(0xff, bytes.length - 60, bytes.length - 10);
  const problem = await refusal(openPaths([writeFile('damaged.parquet', damaged)]));
  expect(problem.code).toBe('file-unreadable');
});
