import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { policyText, writeInto } from '../engine/policy-folders.ts';
import { smallPeople, writeSmallExtract } from '../engine/small-extract.ts';
import { runCli } from './run-cli.ts';

const root = resolve(import.meta.dirname, '../..');
const lock = 'locked-policy.yaml';
const workspace = ['--workspace', 'w.quintile'];
const table = ['table', ...workspace, '--measure', 'people', '--by', 'quintile'];
let folder: string;
/** The folder of an installed program, of a file of which tests make a lock. */
let installed: string;

const cli = (...words: readonly string[]) =>
  runCli(folder, words, { program: join(installed, 'dist', 'cli.js') });
const json = ({ out }: { out: string }) => JSON.parse(out);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-locked-'));
  installed = join(folder, 'installed');
  cpSync(join(root, 'dist'), join(installed, 'dist'), {
    recursive: true,
    filter: (path) => !path.endsWith('renderer'),
  });
  symlinkSync(join(root, 'node_modules'), join(installed, 'node_modules'));
  writeInto(installed, { 'policies/ours.yaml': policyText() });
  writeSmallExtract(folder, smallPeople(3000));
  expect(await cli('import', 'small.csv', ...workspace)).toMatchObject({ code: 0, err: '' });
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(join(installed, lock), { force: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const writeLock = (text: string) => writeInto(installed, { [lock]: text });

test('without a lock tables follow nhs-hes, and an organisation’s policy where it is named', async () => {
  const usual = json(await cli(...table, '--out', 'a.csv', '--json'));
  expect(usual.policy.id).toBe('nhs-hes');
  const ours = json(await cli(...table, '--out', 'b.csv', '--policy', 'our-trust', '--json'));
  expect(ours.policy).toMatchObject({ id: 'our-trust', threshold: 20, rounding: 10 });
  const run = json(await cli('segment', ...workspace, '--definition', 'snee', '--json'));
  expect(run.policy.working).toBe(true);
});

test('under a lock every command follows its policy, and another is refused with the reason', async () => {
  writeLock('policy: our-trust\n');
  const ours = json(await cli(...table, '--out', 'c.csv', '--json'));
  expect(ours.policy.id).toBe('our-trust');
  expect(readFileSync(join(folder, 'c.csv'), 'utf8')).toContain('Our trust');
  const segment = ['segment', ...workspace, '--definition', 'snee', '--json'];
  expect(json(await cli(...segment)).policy.id).toBe('our-trust');
  for (const policy of ['nhs-hes', 'working']) {
    const refused = await cli(...table, '--out', 'd.csv', '--policy', policy);
    expect([policy, refused.code]).toEqual([policy, 5]);
    expect(refused.err).toMatch(/locked-policy\.yaml beside the program .* "our-trust"/);
    expect(existsSync(join(folder, 'd.csv'))).toBe(false);
  }
});

test('under a lock charts and reports that name another policy are refused', async () => {
  writeLock('policy: our-trust\n');
  const chart = (policy: string) =>
    `chart: rank\ndefinition: snee\nmeasure: people\npolicy: ${policy}\n`;
  const report = 'version: 1\ntitle: T\ndefinition: snee\npolicy: nhs-hes\ncharts:\n';
  writeInto(folder, {
    'other.yaml': chart('nhs-hes'),
    'ours.yaml': chart('our-trust'),
    'report.yaml': `${report}  - { file: f, chart: rank, measure: people }\n`,
  });
  const draw = (name: string) => cli('chart', ...workspace, '--chart', name, '--out', 'f.svg');
  expect(await draw('other.yaml')).toMatchObject({ code: 5 });
  expect(existsSync(join(folder, 'f.svg'))).toBe(false);
  expect(await draw('ours.yaml')).toMatchObject({ code: 0 });
  const reported = await cli('report', 'report.yaml', ...workspace, '--out', 'bundle');
  expect(reported.code).toBe(5);
  expect(reported.err).toContain('"our-trust"');
  expect(existsSync(join(folder, 'bundle'))).toBe(false);
});

test('a lock that cannot be read lets nothing out, and no variable gets round it', async () => {
  writeLock('policy: none\n');
  writeInto(folder, { 'elsewhere/policies/other.yaml': policyText({ id: 'other' }) });
  for (const elsewhere of ['', join(folder, 'elsewhere')]) {
    vi.stubEnv('QUINTILE_POLICIES', elsewhere);
    for (const words of [
      [...table, '--out', 'e.csv'],
      [...table, '--out', 'e.csv', '--policy', 'nhs-hes'],
      ['segment', ...workspace, '--definition', 'snee'],
      ['import', 'small.csv', '--workspace', 'other.quintile'],
    ]) {
      const refused = await cli(...words);
      expect([words, refused.code, refused.out]).toEqual([words, 5, '']);
      expect(refused.err).toMatch(/locked-policy\.yaml: "policy" is to be one of/);
    }
  }
  expect(existsSync(join(folder, 'e.csv'))).toBe(false);
});

test('where nothing is locked a variable names the folder whose policies count', async () => {
  writeInto(folder, { 'elsewhere/policies/other.yaml': policyText({ id: 'other' }) });
  vi.stubEnv('QUINTILE_POLICIES', join(folder, 'elsewhere'));
  expect(await cli(...table, '--out', 'g.csv', '--policy', 'other')).toMatchObject({ code: 0 });
  const absent = await cli(...table, '--out', 'h.csv', '--policy', 'our-trust');
  expect(absent).toMatchObject({ code: 5 });
});
