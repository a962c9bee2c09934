import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runCli } from './run-cli.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const sample = resolve(import.meta.dirname, '../../sample-data');
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-report-again-'));
  const files = [join(sample, 'people.parquet'), '--places', join(sample, 'places')];
  const imported = await runCli(folder, ['import', ...files, '--workspace', 'w.quintile']);
  expect(imported.code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tablesOf = (bundle: string) => {
  const tables = join(folder, bundle, 'tables');
  return readdirSync(tables).map((name) => readFileSync(join(tables, name), 'utf8'));
};

test('the report that comes with the sample leaves under a policy that hides nobody too, and leaves again as it left', async () => {
  const usual = readFileSync(join(sample, 'report.yaml'), 'utf8');
  const strict = usual.replace(/^policy: .*$/m, 'policy: threshold-10');
  writeFileSync(join(folder, 'report.yaml'), strict);
  for (const bundle of ['first', 'second']) {
    const words = ['report', 'report.yaml', '--workspace', 'w.quintile', '--out', bundle];
    expect(await runCli(folder, words)).toMatchObject({ code: 0, err: '' });
  }
  expect(tablesOf('first').join('')).toContain(',hidden,');
  expect(tablesOf('second')).toEqual(tablesOf('first'));
});
