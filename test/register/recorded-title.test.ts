import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChartSpec } from '../../analytics/contract/host.ts';
import { exportView } from '../../main/export/export-view.ts';
import { type InProcessEngine, startInProcess } from '../engine/in-process.ts';
import { smallPeople, writeSmallExtract } from '../engine/small-extract.ts';
import { minutesFromNoon, titlesOf } from './released-from.ts';

let folder: string;
let engine: InProcessEngine;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-recorded-'));
  engine = startInProcess(minutesFromNoon());
  await engine.client.call('workspace.open', { path: null });
  await engine.import({ files: [writeSmallExtract(folder, smallPeople(3000))], places: [] });
});
afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const rank: ChartSpec = {
  chart: 'rank',
  measure: 'prevalence:copd',
  by: ['lcp'],
  definition: { id: 'age-by-conditions' },
  policy: 'nhs-hes',
};

test('a chart is recorded under the title that is drawn, whether it was given one or not', async () => {
  const { client } = engine;
  const drawn = await exportView({ client }, rank, 'svg');
  await exportView({ client }, { ...rank, title: 'COPD in autumn' }, 'svg');
  const [untitled, titled] = await titlesOf(engine);
  expect(titled).toBe('COPD in autumn');
  expect(untitled).toMatch(/COPD/);
  expect(new TextDecoder().decode(drawn.bytes)).toContain(untitled);
});
