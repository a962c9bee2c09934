import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inspectExtract } from '../../analytics/sources/inspect-extract.ts';
import { stageExtract } from '../../analytics/sources/stage-extract.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { refusal, scratchFolder, stageFile, writeFile, writeParquet } from './staging.ts';

const twoPeople = sql`SELECT * FROM (VALUES ('a', 1, true), ('b', 2, false)) AS t(person_id, age, copd)`;

test('an empty file, a workbook, UTF-16 and Latin-1 are refused with what to do', async () => {
  const utf16 = Buffer.from('\uFEFFperson_id,age\na,1\n', 'utf16le');
  const cases: readonly (readonly [string, Uint8Array, RegExp])[] = [
    ['empty.csv', Buffer.alloc(0), /empty/],
    ['blank.csv', Buffer.from('\n\n\n'), /no text/],
    ['book.csv', Buffer.from('PK\x03\x04 rest of a workbook'), /workbook/],
    ['wide.csv', utf16, /UTF-16/],
    ['wide-be.csv', Buffer.from(utf16).swap16(), /UTF-16/],
    ['bare.csv', utf16.subarray(2), /UTF-16/],
    ['latin.csv', Buffer.from('person_id,age\na,1\ncaf\xe9,2\n', 'latin1'), /UTF-8/],
  ];
  for (const [name, bytes, reason] of cases) {
    const problem = await refusal(stageFile(writeFile(name, bytes)));
    expect([name, problem.code]).toEqual([name, 'file-unreadable']);
    expect(problem.reason).toMatch(reason);
    expect(problem.hint).toBeDefined();
  }
});

test('text that is not UTF-8 is refused with its line, wherever it stands', async () => {
  const rows = Array.from({ length: 200_000 }, (_, index) => `é${index},${index % 90}`);
  const good = Buffer.from(`person_id,age\n${rows.join('\n')}\n`);
  const path = writeFile('late.csv', Buffer.concat([good, Buffer.from('\xe9,1\n', 'latin1')]));
  expect((await refusal(stageFile(path))).where).toEqual({ file: 'late.csv', line: 200_002 });
  expect((await stageFile(writeFile('good.csv', good))).receipt.rows.kept).toBe(200_000);
});

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

test('text named .parquet, and Parquet that is cut short or damaged, are refused', async () => {
  const text = await refusal(stageFile(writeFile('people.parquet', 'person_id,age\na,1\n')));
  expect(text.reason).toBe('people.parquet is not Parquet, whatever its name says.');
  const bytes = readFileSync(await writeParquet(twoPeople));
  const cut = await refusal(stageFile(writeFile('cut.parquet', bytes.subarray(0, 200))));
  expect(cut.reason).toBe('cut.parquet is cut short.');
  const damaged = Buffer.from(bytes);
  damaged.fill(0xff, bytes.length - 60, bytes.length - 10);
  const problem = await refusal(stageFile(writeFile('damaged.parquet', damaged)));
  expect(problem.code).toBe('file-unreadable');
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

test('a file that is not there, or two files of people, are refused', async () => {
  const temporary = scratchFolder();
  const context = { temporary };
  const one = writeFile('one.csv', 'person_id,age\na,1\n');
  expect((await refusal(inspectExtract([one, one], context))).code).toBe('usage');
  expect((await refusal(inspectExtract([], context))).code).toBe('usage');
  const missing = await refusal(inspectExtract([join(temporary, 'none.csv')], context));
  expect(missing.code).toBe('file-not-found');
  expect((await refusal(inspectExtract([temporary], context))).code).toBe('file-not-found');
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
  for (const stopAt of ['Reading people.parquet', 'Checking values', 'Placing people']) {
    const folder = scratchFolder();
    const staging = join(folder, 'staging.duckdb');
    const cancel = new AbortController();
    const promise = stageExtract(
      { files: [path], places: [], staging },
      {
        temporary: scratchFolder(),
        signal: cancel.signal,
        progress: ({ phrase }) => {
          if (phrase === stopAt) cancel.abort();
        },
      },
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
  expect([...phrases]).toEqual(['Reading people.csv', 'Checking values', 'Placing people']);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
});

test('a first line of values is refused without quoting it, and so is an endless name', async () => {
  const marked = '4857773456,SMITHSON,45\n4857773457,JONESON,46\n';
  const values = await refusal(stageFile(writeFile('values.csv', marked)));
  expect(values).toMatchObject({ code: 'file-unreadable' });
  expect(values.reason).toMatch(/holds values/);
  expect(JSON.stringify(values)).not.toMatch(/SMITHSON|4857773456/);
  const endless = `person_id,age,${'A'.repeat(100_000)}\n1,2,3\n`;
  const begun = performance.now();
  const long = await refusal(stageFile(writeFile('long.csv', endless)));
  expect(long.reason).toMatch(/over 200 characters/);
  expect(performance.now() - begun).toBeLessThan(5000);
});
