import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeasureSummary } from '../../analytics/contract/methods.ts';
import type { Refusal } from '../../analytics/contract/problem.ts';
import { forms, releasedRows } from '../../analytics/contract/released.ts';
import { listMeasures } from '../../analytics/engine/list-measures.ts';
import type { Workspace } from '../../analytics/engine/workspace/workspace.ts';
import { shippedMeasures } from '../../analytics/measures/library.ts';
import { type Citizen, makeCity } from '../measures/city.ts';
import { gapOf, problemOf, startWith, stopEngines, tableOf } from './city-engine.ts';
import type { InProcessEngine } from './in-process.ts';

const city = makeCity(20_260_311, 600);

let engine: InProcessEngine;
beforeAll(async () => {
  engine = await startWith(city);
});
afterAll(stopEngines);

/** Holds a list of measures against every table that can be asked for. */
async function holdListAgainstTables(one: InProcessEngine): Promise<readonly MeasureSummary[]> {
  const listed = await one.client.call('measure.list', {});
  const known = new Map(listed.map(({ id, forms: own }) => [id, own]));
  for (const { id } of shippedMeasures) {
    for (const form of forms) {
      const work = tableOf(one, { measure: id, form, by: [] });
      const given = await work.then(
        () => true,
        (error: unknown) => ((error as Refusal).problems[0]?.code === 'usage' ? false : error),
      );
      expect([id, form, given]).toEqual([id, form, known.get(id)?.includes(form) === true]);
    }
  }
  return listed;
}

test('the list of measures is of all that can be given, in every form, and of nothing else', async () => {
  const ids = (await holdListAgainstTables(engine)).map(({ id }) => id);
  expect(ids).toEqual(
    expect.arrayContaining(['prevalence:copd', 'smoking', 'cost', 'mean-conditions']),
  );
  expect(ids).not.toContain('prevalence:asthma');
  expect(ids).not.toContain('frailty');
});

test('an extract that holds no ages gives what needs none, and only crude', async () => {
  const held = [{ id: 'smoking', nullable: true }];
  const record = {
    fields: held,
    conditions: ['copd', 'diabetes'].map((id) => ({ ...held[0], id })),
  };
  const listed = listMeasures({ extract: record } as unknown as Workspace);
  const ids = listed.map(({ id }) => id).filter((id) => id !== 'multimorbidity-4');
  expect(ids).toEqual(['prevalence:copd', 'multimorbidity', 'mean-conditions']);
  expect(new Set(listed.flatMap(({ forms: own }) => own))).toEqual(new Set(['crude']));
});

test('where nobody is of known age, what needs an age is of nobody, and nothing is standardised', async () => {
  const ageless = await startWith(
    city.map((person, at) => (at < 3 ? person : { ...person, age: null })),
  );
  const where = { field: 'age', missing: true };
  for (const { id, forms: own } of await ageless.client.call('measure.list', {})) {
    for (const form of own) {
      const [row] = releasedRows(await tableOf(ageless, { measure: id, form, by: [], where }));
      const isAged =
        form !== 'crude' ||
        ['prevalence:diabetes', 'prevalence:childhood-asthma', 'smoking'].includes(id);
      expect([id, form, row?.value === null]).toEqual([id, form, isAged]);
      if (isAged) expect(row?.reason).toMatch(/nobody/);
    }
  }
});

test('an extract without sex gives every measure, and none by sex', async () => {
  const sexless = await startWith(city, ['sex']);
  expect(await holdListAgainstTables(sexless)).toHaveLength(
    (await engine.client.call('measure.list', {})).length,
  );
  expect((await problemOf(tableOf(sexless, { by: ['sex'] })))?.code).toBe('usage');
});

test('an extract without conditions and activity gives no measure of them', async () => {
  const conditions = ['copd', 'diabetes', 'hypertension', 'childhood_asthma'];
  const bare = await startWith(city, [...conditions, 'cost', 'emergency_admissions']);
  const listed = await holdListAgainstTables(bare);
  expect(listed.map(({ id }) => id)).toEqual(['smoking']);
});

const lone: Citizen = {
  ...{ age: 44, sex: '1', quintile: 1, lcp: 'North', pcn: 'U00001', practice: 'B86001' },
  ...{ copd: true, diabetes: false, hypertension: true, childhoodAsthma: false },
  ...{ smoking: 'current', emergencies: 3, cost: 12.5 },
};

test('an extract of one person gives figures of one person, and no number that is none', async () => {
  const single = await startWith([lone]);
  const [copd] = releasedRows(await tableOf(single, { measure: 'prevalence:copd', by: [] }));
  expect(copd).toMatchObject({ count: 1, denominator: 1, value: 100, upper: 100 });
  const [mean] = releasedRows(await tableOf(single, { measure: 'cost', by: [] }));
  expect(mean).toMatchObject({ value: 12.5, lower: null, upper: null });
  expect(mean?.reason).not.toBeNull();
  for (const { id, forms: own } of await single.client.call('measure.list', {})) {
    for (const form of own) {
      for (const policy of ['working', 'nhs-hes', 'threshold-10']) {
        const ask = { measure: id, form, by: ['quintile'], policy, totals: true } as const;
        const compare = { dimension: 'quintile', with: 'others' } as const;
        for (const row of releasedRows(await tableOf(single, { ...ask, compare }))) {
          const { value, lower, upper, count, benchmark } = row;
          const numbers = [value, lower, upper, count, benchmark].filter((one) => one !== null);
          expect(numbers.every((one) => Number.isFinite(one))).toBe(true);
          if (policy !== 'working')
            expect([id, form, numbers]).toEqual([id, form, numbers.filter((one) => one === 0)]);
        }
      }
    }
  }
});

test('filters that leave nobody leave no value, and say why', async () => {
  const nobody = { where: { field: 'cost', over: 9e7 } };
  for (const { id, forms: own } of await engine.client.call('measure.list', {})) {
    for (const form of own) {
      const compare = { dimension: 'lcp', with: 'all' } as const;
      const rows = releasedRows(await tableOf(engine, { measure: id, form, ...nobody, compare }));
      for (const { value, benchmark, status, reason } of rows) {
        expect([value, benchmark, status]).toEqual([null, null, 'not-available']);
        expect(reason).toMatch(/^nobody in this group/);
      }
    }
    const gaps = releasedRows(await gapOf(engine, { measure: id, by: [], ...nobody }));
    expect(new Set(gaps.map(({ status }) => status))).toEqual(new Set(['not-available']));
  }
});

test('among adults only, a standardised value is of the ages that there are', async () => {
  const adults = { where: { age: { from: 20 } } };
  const [row] = releasedRows(
    await tableOf(engine, { measure: 'multimorbidity', form: 'standardised', by: [], ...adults }),
  );
  expect(row?.value).not.toBeNull();
});

test('four or more of three conditions is nothing that an extract can give', async () => {
  const listed = await engine.client.call('measure.list', {});
  expect(listed.map(({ id }) => id)).toContain('multimorbidity');
  expect(listed.map(({ id }) => id)).not.toContain('multimorbidity-4');
});

test('a total of decimals that others have none of is nothing, and no refusal', async () => {
  const spent = (cost: number, sex: Citizen['sex']): Citizen => ({ ...lone, cost, sex });
  const people = [spent(0.01, '1'), spent(0.02, null), spent(0, '2'), spent(0, '2')];
  const few = await startWith(people);
  const compare = { dimension: 'sex', with: 'others' } as const;
  const rows = releasedRows(await tableOf(few, { measure: 'cost', by: ['sex'], compare }));
  expect(rows.find(({ codes }) => codes.sex === '1')?.benchmark).toBeCloseTo(0, 9);
});
