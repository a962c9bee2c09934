import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TableAsk } from '../../analytics/contract/methods.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import { releasedNumbers, releasedRows } from '../../analytics/contract/released.ts';
import { requireWhole } from '../../analytics/engine/run-segments.ts';
import { type InProcessEngine, startInProcess } from './in-process.ts';
import { smallPeople, writeSmallExtract } from './small-extract.ts';

const people = smallPeople(3000);
let engine: InProcessEngine;

beforeAll(async () => {
  engine = startInProcess();
  await engine.client.call('workspace.open', { path: null });
  await engine.import({
    files: [writeSmallExtract(engine.folder, people)],
    places: [],
    asAt: '2025-03-31',
  });
});
afterAll(() => engine.close());

const table = (ask: Partial<TableAsk>) =>
  engine.client.call('table.release', {
    measure: 'people',
    by: ['quintile'],
    definition: { id: 'age-by-conditions' },
    policy: 'working',
    ...ask,
  });

const problems = async (work: Promise<unknown>) => {
  const refusal = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(Refusal);
  return (refusal as Refusal).problems;
};

test('everybody is counted once in every breakdown', async () => {
  for (const by of [['segment'], ['quintile', 'sex'], ['age_band'], ['lcp', 'segment']] as const) {
    const rows = releasedRows(await table({ by }));
    expect(rows.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(people.length);
  }
});

test('a prevalence is limited to the ages of its register, and to the filters', async () => {
  const rows = releasedRows(
    await table({ measure: 'prevalence:diabetes', by: ['sex'], filters: { quintile: ['2'] } }),
  );
  const eligible = people.filter(({ age, quintile }) => age >= 17 && quintile === 2);
  for (const [code, row] of [
    ['1', rows[0]],
    ['2', rows[1]],
  ] as const) {
    const denominator = eligible.filter(({ sex }) => sex === code);
    expect(row?.denominator).toBe(denominator.length);
    expect(row?.count).toBe(denominator.filter(({ diabetes }) => diabetes).length);
  }
});

test('a criterion narrows the population, and the note says so', async () => {
  const released = await table({
    by: [],
    where: { all: [{ age: { from: 65 } }, { condition: 'copd' }] },
  });
  const expected = people.filter(({ age, copd }) => age >= 65 && copd).length;
  expect(releasedRows(released)[0]?.count).toBe(expected);
  expect(released.note.population).toMatch(/65 and over/);
  expect(released.note.population).toMatch(/COPD/);
});

test('shares of a dimension add up to all of it within every group', async () => {
  const rows = releasedRows(await table({ measure: 'share:segment', by: ['segment', 'quintile'] }));
  for (const quintile of ['1', '2', '3', '4', '5']) {
    const group = rows.filter(({ codes }) => codes.quintile === quintile);
    expect(group.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBeCloseTo(100, 9);
    expect(new Set(group.map(({ denominator }) => denominator)).size).toBe(1);
  }
});

test('a filter on the shared dimension narrows the numerator and keeps the denominator', async () => {
  const rows = releasedRows(
    await table({ measure: 'share:segment', by: ['lcp'], filters: { segment: ['adults-0'] } }),
  );
  const north = people.filter(({ lcp }) => lcp === 'North');
  const well = north.filter(
    ({ age, copd, diabetes }) => age >= 18 && age <= 64 && !copd && !diabetes,
  );
  const row = rows.find(({ labels }) => labels.lcp === 'North');
  expect([row?.count, row?.denominator]).toEqual([well.length, north.length]);
});

test('a run says matched, claimed and lost, and the claimed add up to the population', async () => {
  const run = await engine.client.call('segments.run', {
    definition: { id: 'snee' },
    policy: 'working',
  });
  const rows = releasedRows(run);
  const matched = releasedNumbers(run, 'matched');
  const lost = releasedNumbers(run, 'lost');
  const segments = rows.flatMap(({ codes, count }, index) =>
    codes.segment === 'all' || codes.segment === 'outside' ? [] : [{ count, index }],
  );
  const total = rows.find(({ codes }) => codes.segment === 'all')?.count;
  const adults = people.filter(({ age }) => age >= 18).length;
  expect(total).toBe(adults);
  expect(segments.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(adults);
  for (const { count, index } of segments) {
    expect((matched[index] ?? 0) - (lost[index] ?? 0)).toBe(count);
  }
});

test('a run may be of part of the people, and says of which', async () => {
  const run = await engine.client.call('segments.run', {
    definition: { id: 'snee' },
    policy: 'working',
    filters: { quintile: ['1', '2'], sex: ['1'] },
    where: { condition: 'diabetes' },
  });
  const expected = people.filter(
    ({ quintile, sex, diabetes, age }) => quintile <= 2 && sex === '1' && diabetes && age >= 18,
  );
  expect(releasedRows(run).find(({ codes }) => codes.segment === 'all')?.count).toBe(
    expected.length,
  );
  expect(run.note.population).toMatch(/18 and over.*diabetes.*quintile: 1.*, 2; sex: Male/);
});

test('counts that do not add up stop the run', () => {
  const counts = { claimed: [3, 2], population: 10, outside: 0 };
  expect(() => requireWhole(counts, 'first-match', 10)).toThrow(/do not add up/);
  expect(() => requireWhole({ ...counts, claimed: [3, 7] }, 'first-match', 11)).toThrow(/add up/);
  expect(() => requireWhole({ ...counts, claimed: [3, 7] }, 'first-match', 10)).not.toThrow();
});

test('a condition that the extract lacks is said of segments, and of nothing that they do not touch', async () => {
  const { note } = await table({ definition: { id: 'snee' }, by: ['segment'] });
  expect((await table({ definition: { id: 'snee' }, by: ['sex'] })).note.warnings).toEqual([]);
  const filters = { segment: ['die-well'] };
  const filtered = await table({ definition: { id: 'snee' }, by: ['sex'], filters });
  expect(filtered.note.warnings).toEqual(note.warnings);
  expect(note.warnings.join(' ')).toMatch(/does not hold palliative care/i);
});

test('what cannot be answered is refused with a hint, and the engine goes on', async () => {
  const refused = await Promise.all([
    problems(table({ measure: 'prevalence:asthma' })),
    problems(table({ measure: 'prevalence:diabets' })),
    problems(table({ measure: 'share:segment', by: ['lcp'] })),
    problems(table({ filters: { lcp: ['Nowhere'] } })),
    problems(table({ policy: 'none' })),
    problems(table({ definition: { id: 'sne' } })),
    problems(table({ where: { conditon: 'copd' } })),
    problems(
      engine.client.call('segments.run', {
        definition: { id: 'snee' },
        policy: 'working',
        filters: { segment: ['die-well'] },
      }),
    ),
  ]);
  expect(refused.map(([first]) => first?.code)).toEqual([
    'usage',
    'usage',
    'usage',
    'usage',
    'disclosure-refused',
    'definition-invalid',
    'definition-invalid',
    'usage',
  ]);
  expect(refused.every(([first]) => first?.hint !== undefined)).toBe(true);
  expect(refused[1]?.[0]?.hint).toContain('diabetes');
  expect(releasedRows(await table({}))).toHaveLength(5);
});

test('questions of the wrong shape are refused as such', async () => {
  const wrong = [
    { by: 'sex' },
    { by: ['sex', 'sex'] },
    { by: ['__proto__'] },
    { measure: 5 },
    { filters: { sex: '1' } },
    { filters: { shoe: ['1'] } },
  ];
  for (const ask of wrong) {
    const [first] = await problems(table(ask as unknown as Partial<TableAsk>));
    expect({ ask, code: first?.code }).toEqual({ ask, code: 'usage' });
  }
});

test('asking for a map without boundaries says what to bring', async () => {
  const [first] = await problems(engine.client.call('places.shapes', { level: 'lcp' }));
  expect(first?.hint).toMatch(/boundaries/);
});

test('a call that is cancelled settles as cancelled', async () => {
  const controller = new AbortController();
  const work = engine.client.call(
    'segments.run',
    { definition: { id: 'snee' }, policy: 'working' },
    { signal: controller.signal },
  );
  controller.abort();
  const [first] = await problems(work);
  expect(first?.code).toBe('cancelled');
});
