import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dimension } from '../../analytics/contract/dimensions.ts';
import type { TableAsk } from '../../analytics/contract/methods.ts';
import { releasedRows } from '../../analytics/contract/released.ts';
import { type InProcessEngine, startInProcess } from '../engine/in-process.ts';
import { makeNestedCity, writeCity } from './city.ts';

const city = makeNestedCity(20_261_123, 900);

let engine: InProcessEngine;

beforeAll(async () => {
  engine = startInProcess();
  await engine.client.call('workspace.open', { path: null });
  await engine.import({ files: [writeCity(engine.folder, city)], places: [] });
});
afterAll(() => engine.close());

const definition = {
  name: 'one.yaml',
  text: 'version: 1\nid: one\ntitle: One\nassign: first-match\nsegments: [{ id: one, label: One, otherwise: true }]\n',
};

async function released(ask: Pick<TableAsk, 'measure' | 'by'> & Partial<TableAsk>) {
  const totals = ask.compare === undefined;
  const table = await engine.client.call('table.release', {
    ...{ definition, policy: 'working', totals },
    ...ask,
  });
  return { rows: releasedRows(table), note: table.note };
}

const parentsOf = async (by: readonly Dimension[]) => {
  const { note } = await released({ measure: 'people', by });
  return note.dimensions.map(({ parent }) => parent);
};

test('a released table says which of its dimensions is nested in which', async () => {
  expect(await parentsOf(['lcp', 'sex', 'practice'])).toEqual([undefined, undefined, 'lcp']);
  expect(await parentsOf(['age_band', 'age'])).toEqual([undefined, 'age_band']);
  expect(await parentsOf(['sex', 'practice'])).toEqual([undefined, undefined]);
});

test.each(['people', 'prevalence:copd', 'share:sex'])(
  '%s of practices in their LCP is that of the practice',
  async (measure) => {
    const alone = await released({ measure, by: ['practice', 'sex'] });
    const nested = await released({ measure, by: ['lcp', 'practice', 'sex'] });
    const within = nested.rows.filter(({ codes }) => codes.practice?.startsWith('B'));
    const own = alone.rows.filter(({ codes }) => codes.practice?.startsWith('B'));
    expect(within).toHaveLength(own.length);
    expect(own.length).toBeGreaterThan(10);
    for (const { codes, count, denominator, value } of own) {
      const found = within.find(
        (row) => row.codes.practice === codes.practice && row.codes.sex === codes.sex,
      );
      expect(found).toMatchObject({ count, denominator, value });
      expect(found?.codes.lcp).toBe((codes.practice ?? '') < 'B86004' ? 'North' : 'South');
    }
  },
);

test('standardised values go with nested dimensions as with others', async () => {
  const ask = { measure: 'prevalence:copd', form: 'standardised' } as const;
  const alone = await released({ ...ask, by: ['practice'] });
  const nested = await released({ ...ask, by: ['lcp', 'practice'] });
  const value = (rows: typeof alone.rows) =>
    rows.filter(({ codes }) => codes.practice === 'B86005').map((row) => row.value);
  expect(value(nested.rows)).toEqual(value(alone.rows));
  expect(value(nested.rows)[0]).toBeGreaterThan(0);
});

test('a table that compares practices has every combination, and says of none that it is nested', async () => {
  const compare = { dimension: 'practice', with: 'all' } as const;
  const { rows, note } = await released({
    ...{ measure: 'prevalence:copd', by: ['lcp', 'practice'], compare },
  });
  expect(note.dimensions.map(({ parent }) => parent)).toEqual([undefined, undefined]);
  expect(
    rows.filter(({ codes }) => codes.lcp === 'North' && codes.practice === 'B86006'),
  ).toHaveLength(1);
  const [own] = rows.filter(({ codes }) => codes.lcp === 'South' && codes.practice === 'B86006');
  expect(own?.benchmark).toBeGreaterThan(0);
});
