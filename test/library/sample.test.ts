import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shippedDefinitions } from '../../analytics/definition/library.ts';
import type { InProcessEngine } from '../engine/in-process.ts';
import { modelsPage } from './models-page.ts';
import { openSample, runSample, type SampleRun } from './on-sample.ts';
import { model } from './segments-of.ts';

const page = resolve(import.meta.dirname, '../../docs/models.md');
const truth = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../sample-data/truth.json'), 'utf8'),
) as { persons: number; by_quintile: Record<string, number> };

let engine: InProcessEngine;
let runs: readonly SampleRun[];

beforeAll(async () => {
  engine = await openSample();
  runs = await runSample(engine);
}, 120_000);
afterAll(() => engine.close());

function runOf(id: string): SampleRun {
  const found = runs.find((one) => one.id === id);
  if (found === undefined) throw new RangeError(`No run of ${id}.`);
  return found;
}

const claimed = (id: string, ...segments: readonly string[]) => {
  const counts = new Map(runOf(id).segments.map((one) => [one.id, one.claimed]));
  return segments.reduce((sum, segment) => sum + (counts.get(segment) ?? Number.NaN), 0);
};

test('the sample is sorted by every model but the Cambridge score, which names what is missing', () => {
  const refused = runs.filter(({ refusal }) => refusal !== null);
  expect(refused.map(({ id }) => id)).toEqual(['cambridge-score']);
  expect(refused[0]?.refusal).toMatch(/Cambridge Multimorbidity Score/);
  expect(refused[0]?.refusal).toMatch(/partial score is not the score/);
  const missing = ['chronic pain', 'hearing loss', 'irritable bowel', 'constipation', 'alcohol'];
  for (const condition of missing) expect(refused[0]?.refusal).toContain(condition);
});

test('each model counts every one of its segments, and everybody once', () => {
  for (const run of runs.filter(({ refusal }) => refusal === null)) {
    const { segments, assign } = model(run.id);
    expect(run.segments.map(({ id }) => id)).toEqual(segments.map(({ id }) => id));
    expect(run.population + run.outside).toBe(truth.persons);
    const sum = run.segments.reduce((total, one) => total + one.claimed, 0);
    if (assign === 'first-match') expect(sum).toBe(run.population);
  }
});

test('an overlay flags people beside whatever segment they are in', () => {
  const overlay = runOf('core20plus5');
  expect(overlay.segments.every((one) => one.matched === one.claimed)).toBe(true);
  expect(claimed('core20plus5', 'core20')).toBe(truth.by_quintile['1']);
  const flags = overlay.segments.reduce((total, one) => total + one.claimed, 0);
  expect(flags).toBeGreaterThan(overlay.population);
});

test('models that say the same thing count the same people', () => {
  const twoOrMore = claimed('multimorbidity', 'two-or-three', 'four-or-more');
  expect(claimed('multimorbidity-definitions', 'two-or-more')).toBe(twoOrMore);
  expect(claimed('core20plus5', 'plus-multimorbidity')).toBe(twoOrMore);
  const nobodyIll = claimed('multimorbidity', 'none');
  expect(claimed('age-by-conditions', 'children-0', 'adults-0', 'older-0')).toBe(nobodyIll);
  const ages = ['0-12', '13-17', '18-49', '50-74', '75-or-over'].map((age) => `aged-${age}-none`);
  expect(claimed('age-by-conditions-nhs-england', ...ages)).toBe(nobodyIll);
  const healthy = ['children', 'young-people', 'adults', 'older'].map((age) => `healthy-${age}`);
  expect(claimed('north-west-london', ...healthy)).toBe(nobodyIll);
});

test('a segment that is empty on the sample is one that a doubt speaks of or that the sample lacks', () => {
  const empty = runs.flatMap(({ id, segments }) => {
    const ruled = new Set(model(id).segments.flatMap((one) => (one.when === null ? [] : one.id)));
    const ids = segments.filter((one) => ruled.has(one.id) && one.matched === 0);
    return ids.length === 0 ? [] : [[id, ids.map((one) => one.id)]];
  });
  const groups = Array.from({ length: 11 }, (_, index) => `png-${index + 1}`);
  expect(Object.fromEntries(empty)).toEqual({
    'age-by-conditions-nhs-england': ['aged-0-12-3-or-more'],
    'age-by-many-conditions': [
      'children-5-10',
      'children-11-or-more',
      'adults-11-or-more',
      'older-11-or-more',
    ],
    'north-west-london': ['socially-excluded', 'physical-disability'],
    'acg-patient-need-groups': groups,
    core20plus5: [
      'plus-homeless',
      'plus-drugs-alcohol',
      'plus-gypsy-traveller',
      'plus-looked-after',
    ],
  });
});

test('in another order the segment that comes first holds everybody who fits it', () => {
  const under = (id: string, says: string) =>
    runOf(id).others.find((one) => one.says === says)?.claimed ?? {};
  const children = claimed('age-by-conditions', 'children-0', 'children-1-or-more');
  const first = under('leeds', 'children and young people first');
  expect(first['children-and-young-people']).toBe(children);
  const maternity = under('leeds', 'maternity before long-term conditions');
  expect(maternity['long-term-conditions']).toBeLessThan(claimed('leeds', 'long-term-conditions'));
  const dying = under('bridges-to-health', 'the dying first');
  expect(dying['short-decline']).toBe(claimed('leeds', 'end-of-life'));
  expect(under('bridges-to-health', 'maternity before chronic conditions')).not.toEqual({});
});

test('the page of models is the one that the documents and the sample make', async () => {
  expect(runs).toHaveLength(shippedDefinitions.length);
  await expect(modelsPage(runs)).toMatchFileSnapshot(page);
});
