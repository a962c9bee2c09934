import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type CliResult, runCli } from './run-cli.ts';

vi.setConfig({ testTimeout: 60_000 });
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-telling-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cli = (...words: readonly string[]) => runCli(folder, words);
const json = ({ out }: CliResult) => JSON.parse(out);

test('one row is a row, and a table of zeros is explained before it', async () => {
  writeFileSync(join(folder, 'one.csv'), 'age,sex\n71,female\n');
  const inspected = await cli('inspect', 'one.csv');
  expect(inspected.out).toMatch(/, 1 row$/m);
  const imported = await cli('import', 'one.csv', '--workspace', 'one.quintile');
  expect(imported.out).toMatch(/^1 row read, 1 kept, 0 rejected\.$/m);
  const ask = ['--workspace', 'one.quintile', '--definition', 'snee'] as const;
  const lines = (await cli('segment', ...ask)).out.split('\n');
  const warnings = json(await cli('segment', ...ask, '--json')).warnings as string[];
  expect(warnings.length).toBeGreaterThan(0);
  expect(lines.slice(0, warnings.length)).toEqual(warnings);
});

test('columns of several files are told with their file', async () => {
  mkdirSync(join(folder, 'long'));
  writeFileSync(join(folder, 'long/people.csv'), 'person_id,age\nSYN-1,71\nSYN-2,40\n');
  writeFileSync(join(folder, 'long/flags.csv'), 'person_id,condition\nSYN-1,copd\n');
  const files = ['long/people.csv', 'long/flags.csv'];
  const { out, code } = await cli('import', ...files, '--workspace', 'long.quintile');
  expect(code).toBe(0);
  expect(out).toMatch(/^ {2}people\.csv\/person_id -> /m);
  expect(out).toMatch(/^ {2}flags\.csv\/person_id -> /m);
});

test('what happened to a workspace since it was last closed is told beside the answer', async () => {
  writeFileSync(join(folder, 'few.csv'), 'age,sex\n71,female\n40,male\n');
  await cli('import', 'few.csv', '--workspace', 'crashed.quintile');
  writeFileSync(join(folder, 'crashed.quintile.wal'), 'no log of a database');
  const ask = ['--workspace', 'crashed.quintile', '--definition', 'snee', '--json'];
  const first = await cli('segment', ...ask);
  expect(first).toMatchObject({ code: 0, err: expect.stringMatching(/^[A-Z].*\.\n$/) });
  expect(json(first).segments.length).toBeGreaterThan(0);
});
