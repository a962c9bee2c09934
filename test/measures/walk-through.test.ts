import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ageBandLabels } from '../../analytics/dictionary/age-bands.ts';
import { runCli } from '../cli/run-cli.ts';
import { sharedFile } from '../shared-data.ts';
import {
  type ConditionShown,
  type Reached,
  type Row,
  ratioOf,
  walkThroughPage,
} from './walk-through-page.ts';

const root = resolve(import.meta.dirname, '../..');
const charts = join(root, 'docs/walk-through');
const conditions = [
  ['copd', 'COPD'],
  ['diabetes', 'Diabetes'],
  ['severe-mental-illness', 'Severe mental illness'],
] as const;
const levels = [10, 20, 30, 40, 50];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-walk-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function quintile(...words: readonly string[]): Promise<void> {
  const { code, err } = await runCli(folder, words);
  expect(code, err).toBe(0);
}

async function tableOf(workspace: string, ...words: readonly string[]): Promise<readonly Row[]> {
  const out = join(folder, 'table.json');
  await quintile('table', '--workspace', workspace, '--out', out, ...words);
  return (JSON.parse(readFileSync(out, 'utf8')) as { rows: Row[] }).rows;
}

async function shownOf(workspace: string, id: string, label: string): Promise<ConditionShown> {
  const words = ['--measure', `prevalence:${id}`];
  const byQuintile = [...words, '--by', 'quintile'];
  const gap = await tableOf(workspace, ...words, '--gap');
  return {
    id,
    label,
    crude: await tableOf(workspace, ...byQuintile),
    standardised: await tableOf(workspace, ...byQuintile, '--form', 'standardised'),
    gap: new Map(gap.map((row) => [row.codes.statistic ?? '', row])),
  };
}

/** The first age band in which a quintile has at least so many with two or more conditions. */
function firstAt(rows: readonly Row[], quintileCode: string, level: number): string {
  const own = rows.filter(({ codes }) => codes.quintile === quintileCode);
  const found = ageBandLabels.find((band) =>
    own.some(({ codes, value }) => codes.age_band === band && (value ?? 0) >= level),
  );
  return found ?? 'never';
}

async function reachedIn(workspace: string): Promise<readonly Reached[]> {
  const words = ['--measure', 'multimorbidity', '--by', 'age_band,quintile'];
  const known = ['--where', '{ quintile: [1, 2, 3, 4, 5] }'];
  const rows = await tableOf(workspace, ...words, ...known);
  return levels.map((level) => ({
    level,
    most: firstAt(rows, '1', level),
    least: firstAt(rows, '5', level),
  }));
}

const yearsAhead = ({ most, least }: Reached) =>
  5 * (ageBandLabels.indexOf(least) - ageBandLabels.indexOf(most));

/** What public health expects, whoever the people are. */
async function expectKnownTruths(workspace: string) {
  const shown: ConditionShown[] = [];
  for (const [id, label] of conditions) shown.push(await shownOf(workspace, id, label));
  for (const { id, crude, standardised, gap } of shown) {
    expect(ratioOf(standardised), id).toBeGreaterThan(ratioOf(crude) * 1.05);
    expect(gap.get('rate-effect')?.lower, id).toBeGreaterThan(0);
    expect(gap.get('age-effect')?.value, id).toBeLessThan(0);
  }
  const reached = await reachedIn(workspace);
  for (const one of reached) expect(yearsAhead(one), `${one.level}%`).toBeGreaterThanOrEqual(5);
  return { shown, reached };
}

test('in the sample, standardised gradients are steeper than crude ones and the most deprived are years ahead', async () => {
  const workspace = join(folder, 'sample.quintile');
  const sample = join(root, 'sample-data');
  await quintile(
    ...['import', join(sample, 'people.parquet'), '--places', join(sample, 'places')],
    ...['--as-at', '2025-03-31', '--workspace', workspace],
  );
  const { shown, reached } = await expectKnownTruths(workspace);
  const page = walkThroughPage(shown, reached);
  await expect(page).toMatchFileSnapshot(join(root, 'docs/walk-through.md'));
  const drawn = conditions.flatMap(([id]) => [`${id}-crude`, `${id}-standardised`]);
  for (const file of [...drawn, 'multimorbidity']) {
    const out = join(folder, `${file}.svg`);
    const chart = join(charts, `${file}.yaml`);
    await quintile('chart', '--workspace', workspace, '--chart', chart, '--out', out);
    await expect(readFileSync(out, 'utf8')).toMatchFileSnapshot(join(charts, `${file}.svg`));
  }
}, 240_000);

test('so are people on the real areas of Leeds', async (context) => {
  const data = sharedFile('data');
  if (data === null) return context.skip('the open data is not beside this checkout');
  const people = join(folder, 'leeds');
  const workspace = join(folder, 'leeds.quintile');
  await quintile('sample', '--persons', '100000', '--seed', '7', '--out', people, '--places', data);
  await quintile(
    ...['import', join(people, 'people.parquet'), '--places', join(people, 'places')],
    ...['--as-at', '2025-03-31', '--workspace', workspace],
  );
  await expectKnownTruths(workspace);
}, 240_000);
