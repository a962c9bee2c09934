import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { releasedRows } from '../../analytics/contract/released.ts';
import { findScore } from '../../analytics/dictionary/scores.ts';
import { candidateOf } from '../../analytics/sources/mapping/candidate.ts';
import { type InProcessEngine, startInProcess } from '../engine/in-process.ts';

let engine: InProcessEngine;

beforeEach(async () => {
  engine = startInProcess();
  await engine.client.call('workspace.open', { path: null });
});
afterEach(() => engine.close());

type Cells = Readonly<Record<string, string | number>>;

/** The counts of a model on people given as cells of a CSV file, those above 0. */
async function sortedBy(id: string, people: readonly Cells[]) {
  const columns = ['person_id', ...Object.keys(people[0] ?? {})];
  const rows = people.map((one, index) => [`P${index}`, ...Object.values(one)].join(','));
  const path = join(engine.folder, 'people.csv');
  writeFileSync(path, [columns.join(','), ...rows, ''].join('\n'));
  await engine.import({ files: [path], places: [], asAt: '2025-03-31' });
  const run = await engine.client.call('segments.run', { definition: { id }, policy: 'working' });
  const counted = releasedRows(run).map(({ codes, count }) => [codes.segment, count] as const);
  return Object.fromEntries(counted.filter(([, count]) => (count ?? 0) > 0));
}

const inputs = findScore('cambridge-general-20')?.inputs.flatMap((input) => input.any) ?? [];

/** An extract of one flag for each input of the Cambridge score, without those left out. */
const scored = (people: readonly (readonly string[])[], left: readonly string[] = []) =>
  people.map((recorded) => ({
    age: 70,
    ...Object.fromEntries(
      inputs.filter((id) => !left.includes(id)).map((id) => [id, Number(recorded.includes(id))]),
    ),
  }));

test('an extract that holds all inputs of the Cambridge score is sorted by it', async () => {
  expect(inputs.length).toBeGreaterThanOrEqual(20);
  const people = scored([
    [], // 0
    ['hypertension', 'deafness'], // 0.08 + 0.09 = 0.17
    ['copd'], // 1.46
    ['atrial-fibrillation', 'rheumatoid-arthritis', 'hypertension'], // 1.34 + 0.43 + 0.08 = 1.85
    ['chronic-kidney-disease', 'copd', 'hypertension'], // 0.53 + 1.46 + 0.08 = 2.07
    ['dementia', 'heart-failure', 'cancer'], // 2.50 + 1.18 + 1.53 = 5.21
  ]);
  expect(await sortedBy('cambridge-score', people)).toEqual({
    all: 6,
    none: 1,
    low: 1,
    medium: 2,
    high: 2,
  });
});

test('an extract that lacks one input is refused, and told which', async () => {
  const people = scored([['copd'], ['constipation']], ['constipation']);
  await expect(sortedBy('cambridge-score', people)).rejects.toThrow(/hold constipation/);
});

test('Patient Need Groups are read from codes, labels and both', async () => {
  const cells = ['1', '01', '10', '10 - Multi-morbidity high complexity', 'Frailty', '', '12'];
  const people = cells.map((cell) => ({ age: 70, 'Patient Need Group': cell }));
  expect(await sortedBy('acg-patient-need-groups', people)).toEqual({
    all: 7,
    'png-1': 2,
    'png-10': 2,
    'png-11': 1,
    'not-grouped': 2,
  });
});

test('columns as systems name them become what the models ask for', () => {
  const names = {
    PNG: 'acg_group',
    'ACG Patient Need Group': 'acg_group',
    is_homeless: 'homeless',
    has_homeless_code: 'homeless',
    is_looked_after_child: 'looked_after',
    'Severe physical disability': 'condition:physical-disability',
    has_constipation: 'condition:constipation',
  };
  const found = Object.keys(names).map((name) => [name, candidateOf(name)?.field]);
  expect(Object.fromEntries(found)).toEqual(names);
  expect(candidateOf('ACG')).toBeNull();
});
