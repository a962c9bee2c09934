import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MergeAdvice, TableAsk } from '../../analytics/contract/methods.ts';
import { releasedRows } from '../../analytics/contract/released.ts';
import { makeCity } from '../measures/city.ts';
import { gapOf, problemOf, startWith, stopEngines, tableOf } from './city-engine.ts';
import type { InProcessEngine } from './in-process.ts';

const city = makeCity(20_261_123, 600);

let engine: InProcessEngine;
beforeAll(async () => {
  engine = await startWith(city);
});
afterAll(stopEngines);

const usual = {
  ...{ definition: { id: 'age-by-conditions' }, policy: 'nhs-hes', totals: true },
} as const;
const advise = (ask: Pick<TableAsk, 'measure' | 'by'> & Partial<TableAsk>): Promise<MergeAdvice> =>
  engine.client.call('table.merges', { ...usual, ...ask });

/** Questions of which the policy hides much. */
const asks: readonly (Pick<TableAsk, 'measure' | 'by'> & Partial<TableAsk>)[] = [
  { measure: 'people', by: ['age_band', 'quintile'] },
  { measure: 'people', by: ['segment', 'practice'] },
  { measure: 'prevalence:copd', by: ['age_band', 'sex'], totals: false },
  { measure: 'prevalence:diabetes', by: ['lcp', 'quintile'], policy: 'threshold-10' },
  { measure: 'share:segment', by: ['segment', 'sex'] },
];

describe.each(asks)('the advice on $measure by $by', (ask) => {
  test('is what the gate shows with the merges done, and each step shows more', async () => {
    const before = await tableOf(engine, { ...usual, ...ask });
    const { hidden, cells, steps } = await advise(ask);
    expect(hidden).toBe(before.note.cells.hidden);
    expect(cells).toBe(before.note.cells.total);
    expect(hidden).toBeGreaterThan(0);
    expect(steps.length).toBeGreaterThan(0);
    let last = hidden;
    for (const { merge, hiddenBefore, hiddenAfter, cellsAfter, people, words } of steps) {
      const { note } = await tableOf(engine, { ...usual, ...ask, merge });
      expect(note.cells).toMatchObject({ hidden: hiddenAfter, total: cellsAfter });
      expect(hiddenBefore).toBe(last);
      expect(hiddenAfter).toBeLessThan(hiddenBefore);
      expect(people % note.policy.rounding).toBe(0);
      expect(words).toMatch(/^Merge /);
      last = hiddenAfter;
    }
  });
});

test('advice is the same each time', async () => {
  const ask = { measure: 'prevalence:copd', by: ['age_band', 'sex'], totals: false } as const;
  expect(await advise(ask)).toEqual(await advise(ask));
});

test('nothing is advised where nothing is hidden', async () => {
  const working = await advise({
    measure: 'people',
    by: ['segment', 'practice'],
    policy: 'working',
  });
  expect(working).toMatchObject({ hidden: 0, steps: [] });
});

test('advice on a table with merges goes on from them', async () => {
  const ask = { measure: 'people', by: ['age_band', 'quintile'] } as const;
  const merge = { age_band: [['85-89', '90+']] };
  const [step] = (await advise({ ...ask, merge })).steps;
  const before = await tableOf(engine, { ...usual, ...ask, merge });
  expect(step?.hiddenBefore).toBe(before.note.cells.hidden);
  const kept = step?.merge.age_band?.some((group) => {
    return group.includes('85-89') && group.includes('90+');
  });
  expect(kept).toBe(true);
});

test('advice ends when it is cancelled, between one trial and the next', async () => {
  const cancel = new AbortController();
  const waiting = engine.client.call(
    'table.merges',
    { ...usual, measure: 'people', by: ['age_band', 'practice', 'quintile'] },
    { signal: cancel.signal },
  );
  setTimeout(() => cancel.abort(), 500);
  expect(await problemOf(waiting)).toMatchObject({ code: 'cancelled' });
});

const working = { policy: 'working', totals: true } as const;
const valuesBy = (rows: ReturnType<typeof releasedRows>, name: 'lcp' | 'quintile') =>
  new Map(rows.map((row) => [row.codes[name], row]));

test('a merged value is that of its people together, standardised and compared as if they were one group', async () => {
  const ask: Partial<TableAsk> = {
    ...{ measure: 'smoking', by: ['quintile'], form: 'standardised' },
    ...{ compare: { dimension: 'quintile', with: { code: '5' } } },
  };
  const merge = { quintile: [['1', '2']] };
  const merged = await tableOf(engine, { ...working, ...ask, merge });
  const found = valuesBy(releasedRows(merged), 'quintile').get('1+2');
  const alone = await tableOf(engine, {
    ...{ ...working, ...ask, by: ['sex', 'quintile'], filters: { quintile: ['1', '2'] } },
    ...{ compare: { dimension: 'sex', with: 'all' } },
  });
  const together = releasedRows(alone).find(
    ({ codes }) => codes.sex === 'all' && codes.quintile === 'all',
  );
  expect(found?.value).toBeGreaterThan(0);
  for (const name of ['value', 'lower', 'upper', 'count', 'denominator', 'unknown'] as const) {
    expect(found?.[name]).toBe(together?.[name]);
  }
  const plain = valuesBy(releasedRows(await tableOf(engine, { ...working, ...ask })), 'quintile');
  expect(found?.benchmark).toBe(plain.get('5')?.value);
});

test('a merged table says what each merged category is made of', async () => {
  const { note } = await tableOf(engine, {
    ...working,
    by: ['lcp'],
    merge: { lcp: [['North', 'East']] },
  });
  expect(note.dimensions[0]?.categories).toContainEqual({
    ...{ code: 'East+North', label: 'East and North', parts: ['East', 'North'], ownPlace: 0 },
  });
});

test.each([
  ['of what the table is not by', { merge: { sex: [['1', '2']] } }, /not broken down by/],
  ['that is no list', { merge: { lcp: 'North' } }, /no list/],
  ['that is null', { merge: null }, /no list/],
  ['of an area that there is not', { merge: { lcp: [['North', 'West']] } }, /do not have/],
  [
    'of which a filter keeps a part',
    { merge: { lcp: [['North', 'South']] }, filters: { lcp: ['North', 'East'] } },
    /only a part/,
  ],
  [
    'of combinations',
    {
      by: ['combination'],
      combination: ['copd', 'diabetes'],
      merge: { combination: [['copd', 'none']] },
    },
    /Combinations/,
  ],
  [
    'of the category that others are compared with',
    {
      merge: { lcp: [['North', 'South']] },
      compare: { dimension: 'lcp', with: { code: 'North' } },
    },
    /no such Local Care Partnership to compare with/,
  ],
])('a merge %s is refused', async (_, ask, reason) => {
  const problem = await problemOf(tableOf(engine, ask as unknown as Partial<TableAsk>));
  expect(problem).toMatchObject({ code: 'usage', reason: expect.stringMatching(reason) });
});

test('quintiles are not merged in a gap, which is between them', async () => {
  const problem = await problemOf(gapOf(engine, { merge: { quintile: [['1', '2']] } }));
  expect(problem).toMatchObject({ code: 'usage', reason: expect.stringMatching(/all five/) });
});
