import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dimension } from '../../analytics/contract/dimensions.ts';
import type { TableAsk } from '../../analytics/contract/methods.ts';
import { releasedRows } from '../../analytics/contract/released.ts';
import { type InProcessEngine, startInProcess } from '../engine/in-process.ts';
import { makeNestedCity, writeCity } from './city.ts';

const city = makeNestedCity(20_261_124, 900);

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

async function codesOf(dimension: Dimension, ask: Partial<TableAsk>) {
  const table = await engine.client.call('table.release', {
    ...{ definition, policy: 'working', measure: 'people', by: [dimension], totals: false },
    ...ask,
  });
  const rows = releasedRows(table);
  return { codes: rows.map(({ codes }) => codes[dimension]), rows, note: table.note };
}

test('a table of 18 and over has no rows of younger ages, and says nothing of them', async () => {
  const where = { age: { from: 18, to: 64 } };
  const { codes: bands } = await codesOf('age_band', { where });
  expect(bands[0]).toBe('15-19');
  expect(bands).toContain('60-64');
  expect(bands).not.toContain('65-69');
  const { codes: ages } = await codesOf('age', { where });
  expect(ages[0]).toBe('18');
  expect(ages).not.toContain('65');
});

test('a filter on ages leaves the bands that hold them, and one on bands their ages', async () => {
  const { codes: bands } = await codesOf('age_band', { filters: { age: ['20', '31'] } });
  expect(bands).toEqual(['20-24', '30-34']);
  const { codes: ages } = await codesOf('age', { filters: { age_band: ['20-24'] } });
  expect(ages).toEqual(['20', '21', '22', '23', '24']);
});

test('a table of one LCP has rows of its practices only, and the LCPs of some practices theirs', async () => {
  const { codes: practices } = await codesOf('practice', { filters: { lcp: ['North'] } });
  expect(practices.filter((code) => code !== 'not-known')).toEqual(['B86001', 'B86002']);
  const { codes: lcps } = await codesOf('lcp', { filters: { practice: ['B86005', 'B86006'] } });
  expect(lcps).toEqual(['South']);
});

test('what is within what goes with every table of places, whomever it counts', async () => {
  const { note } = await codesOf('lcp', { where: { age: { from: 90 } } });
  expect(note.places?.within.practice?.lcp).toMatchObject({ B86001: 'North', B86006: 'South' });
  expect(note.places?.codes.lcp).toEqual(expect.arrayContaining(['North', 'South']));
  const { note: other } = await codesOf('sex', {});
  expect(other.places).toBeUndefined();
});

test('a category that is shown where anybody has it is shown where nobody asked about has it', async () => {
  const everybody = await codesOf('quintile', {});
  expect(everybody.codes).toContain('not-known');
  const unknown = { quintile: ['not-known'] };
  const { rows: ages } = await codesOf('age', { filters: unknown });
  const held = ages.find(({ count }) => count !== 0)?.codes.age;
  const empty = ages.find(({ count, codes }) => count === 0 && codes.age !== held)?.codes.age;
  const where = { field: 'age', is: Number(empty) };
  const few = await codesOf('quintile', { where });
  expect(few.codes).toContain('not-known');
  expect(few.rows.find(({ codes }) => codes.quintile === 'not-known')?.count).toBe(0);
});
