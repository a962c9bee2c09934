import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ReleaseSummary } from '../../analytics/contract/release-summary.ts';
import { runCli } from '../cli/run-cli.ts';
import { smallPeople, writeSmallExtract } from '../engine/small-extract.ts';

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
const cli = (...words: readonly string[]) => runCli(folder, words);
const chart = 'chart: heat\ndefinition: snee\npolicy: nhs-hes\n';
const report = [
  'version: 1',
  'title: Two charts',
  'definition: snee',
  'policy: nhs-hes',
  'charts:',
  '  - { file: heat, chart: heat }',
  '  - { file: ages, chart: pyramid }',
  '',
].join('\n');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-releases-'));
  writeSmallExtract(folder, smallPeople(30_000));
  writeFileSync(join(folder, 'chart.yaml'), chart);
  writeFileSync(join(folder, 'report.yaml'), report);
  writeFileSync(join(folder, 'passphrase'), 'SYN several words of a passphrase\n', { mode: 0o600 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function listed(...of: readonly string[]): Promise<ReleaseSummary[]> {
  const { out } = await cli('releases', ...of, '--json');
  return JSON.parse(out).releases;
}

async function released(...words: readonly string[]): Promise<string> {
  const done = await cli(...words, '--json');
  expect(done).toMatchObject({ code: 0, err: '' });
  return JSON.parse(done.out).release;
}

test.each([
  ['a plain workspace', []],
  ['a sealed one', ['--passphrase-file', 'passphrase']],
])('a table, a chart and a report of %s are releases, and are listed', async (name, key) => {
  const of = ['--workspace', `${name.replaceAll(' ', '-')}.quintile`, ...key];
  expect(await cli('import', 'small.csv', ...of)).toMatchObject({ code: 0 });
  expect((await cli('releases', ...of)).out).toBe('Nothing has left this workspace.\n');
  const ask = ['--measure', 'people', '--by', 'lcp'];
  const ids = [
    await released('table', ...of, ...ask, '--out', 'people.csv'),
    await released('chart', ...of, '--chart', 'chart.yaml', '--out', 'heat.svg'),
    await released('report', 'report.yaml', ...of, '--out', 'bundle'),
  ];
  const releases = await listed(...of);
  expect(releases.map(({ release }) => release)).toEqual(ids);
  const [, drawn] = releases.map(({ title }) => title);
  expect(drawn).toMatch(/by deprivation quintile/i);
  expect(readFileSync(join(folder, 'heat.svg'), 'utf8')).toContain(drawn);
  expect(releases.map(({ title }) => title)).toEqual(['people.csv', drawn, 'Two charts']);
  expect(releases.map(({ tables }) => tables.length)).toEqual([1, 1, 2]);
  const manifest = JSON.parse(readFileSync(join(folder, 'bundle/manifest.json'), 'utf8'));
  expect(manifest).toMatchObject({ release: ids[2], released_at: releases[2]?.when });
  for (const file of ['people.csv', 'heat.svg', 'bundle/tables/heat.csv'])
    expect(readFileSync(join(folder, file), 'utf8')).not.toContain(ids[0]);
  const { out } = await cli('releases', ...of);
  expect(out).toMatch(/UTC {2}people\.csv\n {2}[0-9a-f-]{36}\n {2}people by lcp; .*nhs-hes: \d+/);
});

test('a table that cannot be made, or written, is no release, and neither is advice', async () => {
  const of = ['--workspace', 'none.quintile'];
  await cli('import', 'small.csv', ...of);
  const ask = ['--measure', 'people', '--by', 'lcp', '--policy', 'none', '--out', 'none.csv'];
  expect((await cli('table', ...of, ...ask)).code).not.toBe(0);
  const named = ['--measure', 'people', '--by', 'lcp', '--policy', 'nhs-hes'];
  const taken = await cli('table', ...of, ...named, '--out', 'chart.yaml/people.csv');
  expect(taken).toMatchObject({ code: 3, out: '' });
  mkdirSync(join(folder, 'folder.csv'));
  expect((await cli('table', ...of, ...named, '--out', 'folder.csv')).code).not.toBe(0);
  expect((await cli('report', 'report.yaml', ...of, '--out', 'chart.yaml/b')).code).not.toBe(0);
  expect((await cli('table', ...of, ...named, '--advise')).code).toBe(0);
  expect(await listed(...of)).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

test('what segment prints leaves: its tables are one release, which is checked with earlier ones', async () => {
  const of = ['--workspace', 'printed.quintile'];
  await cli('import', 'small.csv', ...of);
  const run = ['segment', ...of, '--definition', 'snee', '--overlap', '--compare', 'leeds'];
  const id = await released(...run, '--policy', 'nhs-hes');
  const [release, ...others] = await listed(...of);
  expect(others).toEqual([]);
  expect(release).toMatchObject({ release: id, working: false });
  expect(release?.title).toMatch(/^Segments: /);
  expect(release?.tables.map(({ method }) => method)).toEqual([
    ...['segments.run', 'segments.losses', 'segments.overlap', 'segments.movers'],
  ]);
});

const everybody = (from: number) =>
  [
    'version: 1',
    'id: everybody',
    'title: Everybody',
    'assign: first-match',
    `population: { age: { from: ${from} } }`,
    'segments:',
    '  - { id: rest, label: The rest, otherwise: true }',
    '',
  ].join('\n');

test('what segment would print is refused where it tells of few people with what it printed before', async () => {
  const own = join(folder, 'few');
  mkdirSync(own);
  writeSmallExtract(own, smallPeople(300));
  for (const from of [40, 41]) writeFileSync(join(own, `from-${from}.yaml`), everybody(from));
  const of = ['--workspace', 'w.quintile'];
  await runCli(own, ['import', 'small.csv', ...of]);
  const ask = (from: number) =>
    runCli(own, [
      ...['segment', ...of, '--definition', `from-${from}.yaml`],
      ...['--policy', 'threshold-10'],
    ]);
  expect((await ask(40)).code).toBe(0);
  const { code, out, err } = await ask(41);
  expect([code, out]).toEqual([5, '']);
  expect(err).toMatch(/together with .* of "Segments: Everybody" of /);
  const releases = JSON.parse((await runCli(own, ['releases', ...of, '--json'])).out).releases;
  expect(releases).toHaveLength(1);
});
