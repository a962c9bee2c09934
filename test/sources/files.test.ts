import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findPolicy } from '../../analytics/disclosure/policy.ts';
import { stageExtract } from '../../analytics/sources/stage-extract.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { refusal, scratchFolder, stageFile, writeFile, writeParquet } from './staging.ts';

const twoPeople = sql`SELECT * FROM (VALUES ('a', 1, true), ('b', 2, false)) AS t(person_id, age, copd)`;

test('a Parquet file is told by its content', async () => {
  const path = await writeParquet(twoPeople);
  const { people } = await stageFile(path);
  expect(people.map((person) => [person['person_id'], person['age'], person['copd']])).toEqual([
    ['a', 1, true],
    ['b', 2, false],
  ]);
  const renamed = writeFile('people.csv', readFileSync(path));
  expect((await stageFile(renamed)).people).toHaveLength(2);
});

test('Parquet columns with odd names and nested values do not stop the rest', async () => {
  const path = await writeParquet(
    sql`SELECT 'a' AS "person_id", 7 AS "AGE", [1, 2] AS "list", {'x': 1} AS "a ""b""; DROP"`,
  );
  const { people, receipt } = await stageFile(path);
  expect(people[0]?.['age']).toBe(7);
  expect(receipt.mapping.columns.map(({ field }) => field)).toEqual([
    'person_id',
    'age',
    null,
    null,
  ]);
  expect(receipt.mapping.columns[2]?.reason).toBe(
    'A list or a structure: only single values are read.',
  );
});

test('a failed import leaves no staging file, and the source as it was', async () => {
  const folder = scratchFolder();
  const staging = join(folder, 'staging.duckdb');
  const source = writeFile('people.csv', 'person_id,name\na,b\n');
  const problem = await refusal(stageFile(source, { staging }));
  expect(problem.code).toBe('mapping-incomplete');
  expect(readdirSync(folder)).toEqual([]);
  expect(readFileSync(source, 'utf8')).toBe('person_id,name\na,b\n');
});

test('a staging file that is already there is refused and left alone', async () => {
  const staging = writeFile('staging.duckdb', 'something of value');
  const source = writeFile('people.csv', 'person_id,age\na,1\n');
  expect((await refusal(stageFile(source, { staging }))).code).toBe('output-unwritable');
  expect(readFileSync(staging, 'utf8')).toBe('something of value');
});

test('a cancel stops an import at any step and leaves nothing behind', async () => {
  const path = await writeParquet(
    sql`SELECT 'p' || i AS person_id, i % 90 AS age, i % 2 AS copd FROM range(300000) AS t(i)`,
  );
  for (const stopAt of [0, 0.2, 0.45, 0.9]) {
    const folder = scratchFolder();
    const staging = join(folder, 'staging.duckdb');
    const cancel = new AbortController();
    const promise = stageExtract(
      { files: [path], places: [], staging },
      {
        temporary: scratchFolder(),
        signal: cancel.signal,
        progress: ({ share }) => {
          if (share !== null && share >= stopAt) cancel.abort();
        },
      },
      findPolicy('nhs-hes'),
    );
    expect([stopAt, (await refusal(promise)).code]).toEqual([stopAt, 'cancelled']);
    expect(existsSync(staging)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  }
});

test('progress goes forward, in phrases an analyst can read', async () => {
  const shares: number[] = [];
  const phrases = new Set<string>();
  await stageFile(writeFile('people.csv', 'person_id,age,copd\na,1,0\n'), {
    progress: ({ share, phrase }) => {
      shares.push(share ?? 0);
      phrases.add(phrase);
    },
  });
  expect([...phrases]).toEqual([
    'Reading people.csv',
    'Reading people.csv: 0 of 1 rows, 0 of 1 MB',
    'Checking what was read',
  ]);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
});
