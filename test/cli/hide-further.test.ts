import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { smallPeople, writeSmallExtract } from '../engine/small-extract.ts';
import { runCli } from './run-cli.ts';

vi.setConfig({ testTimeout: 120_000 });

let folder: string;

/** People of an age and over who have COPD, by LCP. */
const chart = (age: number) =>
  [
    'chart: rank',
    'measure: prevalence:copd',
    'by: [lcp]',
    'definition: age-by-conditions',
    'policy: threshold-10',
    `where: { age: { from: ${age} } }`,
    '',
  ].join('\n');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-hide-further-'));
  writeSmallExtract(folder, smallPeople(3000));
  writeFileSync(join(folder, 'before.yaml'), chart(40));
  writeFileSync(join(folder, 'later.yaml'), chart(41));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A workspace of its own that the chart of those of 40 and over has left. */
async function begun(name: string): Promise<readonly string[]> {
  const of = ['--workspace', `${name}.quintile`];
  const imported = await runCli(folder, ['import', 'small.csv', ...of]);
  const before = await runCli(folder, ['chart', ...of, '--chart', 'before.yaml', '--out', 'b.csv']);
  expect([imported.code, before.code]).toEqual([0, 0]);
  return of;
}

test('a chart that would tell too much with an earlier one is refused, unless more is hidden', async () => {
  const words = ['chart', '--chart', 'later.yaml', '--out', 'chart.csv', ...(await begun('w'))];
  const refused = await runCli(folder, words);
  expect(refused.code).toBe(5);
  expect(refused.err).toMatch(/together with .* would give away/);
  expect(refused.err).toMatch(/safe with .* hidden/);
  expect(() => readFileSync(join(folder, 'chart.csv'))).toThrow(/ENOENT/);
  const done = await runCli(folder, [...words, '--hide-further']);
  expect(done).toMatchObject({ code: 0, err: '' });
  expect(readFileSync(join(folder, 'chart.csv'), 'utf8')).toContain(',hidden,');
});

test.each(['segment', 'table', 'chart', 'report'])(
  '%s says in its help that more can be hidden',
  async (command) => {
    expect((await runCli(folder, [command, '--help'])).out).toContain('--hide-further');
  },
);
