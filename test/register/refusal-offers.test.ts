import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChartSpec } from '../../analytics/contract/host.ts';
import { type Problem, Refusal } from '../../analytics/contract/problem.ts';
import { exportView } from '../../main/export/export-view.ts';
import { refusalWords } from '../../renderer/words/refusal.ts';
import { type InProcessEngine, startInProcess } from '../engine/in-process.ts';
import { smallPeople, writeSmallExtract } from '../engine/small-extract.ts';
import { minutesFromNoon, titlesOf } from './released-from.ts';

let folder: string;
let engine: InProcessEngine;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-refusal-'));
  engine = startInProcess(minutesFromNoon());
  await engine.client.call('workspace.open', { path: null });
  await engine.import({
    files: [writeSmallExtract(folder, smallPeople(3000))],
    places: [],
    asAt: '2025-03-31',
  });
});
afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** People of an age and over, by LCP. */
const from = (age: number): ChartSpec => ({
  chart: 'rank',
  measure: 'prevalence:copd',
  by: ['lcp'],
  definition: { id: 'age-by-conditions' },
  policy: 'threshold-10',
  where: { age: { from: age } },
  title: `${age} and over`,
});

const save = (age: number, hideFurther: boolean) =>
  exportView({ client: engine.client, hideFurther }, from(age), 'csv');

async function problemsOf(saved: Promise<unknown>): Promise<readonly Problem[]> {
  const failure = await saved.then(
    () => null,
    (error: unknown) => error,
  );
  return failure instanceof Refusal ? failure.problems : [];
}

test('a chart that is refused for an earlier one offers how many counts to hide, and leaves with them hidden', async () => {
  await save(40, false);
  const problems = await problemsOf(save(41, false));
  const words = refusalWords(problems);
  expect(words?.telling[0]?.tables).toMatch(
    /together with .* of "40 and over" of 2025-04-01 would give away$/,
  );
  expect(words?.further).toBeGreaterThan(0);
  expect(await titlesOf(engine)).toEqual(['40 and over']);
  await save(41, true);
  expect(await titlesOf(engine)).toEqual(['40 and over', '41 and over']);
});
