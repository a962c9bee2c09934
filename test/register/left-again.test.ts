import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ReleasedTable, releasedRows } from '../../analytics/contract/released.ts';
import { hideRows } from '../../analytics/disclosure/hide-rows.ts';
import { findPolicy } from '../../analytics/disclosure/policy-book.ts';
import { checkRelease } from '../../analytics/engine/register/check-release.ts';
import { type InProcessEngine, startInProcess } from '../engine/in-process.ts';
import { smallPeople, writeSmallExtract } from '../engine/small-extract.ts';

let folder: string;
let engine: InProcessEngine;
let plain: ReleasedTable;
const policy = findPolicy('nhs-hes');

const diabetes = (id: string) =>
  engine.client.call('table.release', {
    measure: 'prevalence:diabetes',
    by: ['lcp'],
    definition: { id: 'age-by-conditions' },
    policy: id,
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-again-'));
  engine = startInProcess();
  await engine.client.call('workspace.open', { path: null });
  const files = [writeSmallExtract(folder, smallPeople(3000))];
  await engine.import({ files, places: [] });
  plain = await diabetes('nhs-hes');
});
afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A record of the one question of this file. */
function asRecord(release: string, table: ReleasedTable, extract = 'e1') {
  const when = '2025-04-01T12:00:00.000Z';
  const asked = { method: 'table.release' as const, ask: {} };
  return { release, title: release, when, asked, extract, table };
}

const hideFirst = (table: ReleasedTable) =>
  hideRows(table, new Map([[0, new Set(['count'] as const)]]), policy);

const context = {
  signal: new AbortController().signal,
  progress: () => undefined,
  hideFurther: false,
  policy,
};

const leaves = (earlier: ReleasedTable, fresh: ReleasedTable, extract?: string) =>
  checkRelease([asRecord('a', earlier)], asRecord('b', fresh, extract), context);

const shownRows = (table: ReleasedTable) =>
  releasedRows(table).filter(({ status }) => status === 'shown').length;

test('a question that has left with more hidden for other tables leaves again as it left', async () => {
  const earlier = hideFirst(plain);
  expect(shownRows(earlier)).toBe(shownRows(plain) - 1);
  expect(await leaves(earlier, plain)).toBe(earlier);
});

test('it leaves again as it left from a later version of this program too', async () => {
  const earlier = hideFirst(plain);
  const note = { ...plain.note, version: '99.0.0' };
  expect(await leaves(earlier, { ...plain, note })).toBe(earlier);
});

test('it does not where what it shows is another number now', async () => {
  const fewer = await engine.client.call('table.release', {
    measure: 'prevalence:diabetes',
    by: ['lcp'],
    definition: { id: 'age-by-conditions' },
    policy: 'nhs-hes',
    where: { age: { from: 40 } },
  });
  const earlier = hideFirst({ ...fewer, note: plain.note });
  const left = await leaves(earlier, plain).catch(() => null);
  expect(left).not.toBe(earlier);
});

test.each([
  ['of another extract', async () => ({ table: plain, extract: 'e2' })],
  ['under another policy', async () => ({ table: await diabetes('opensafely'), extract: 'e1' })],
] as const)('a question %s is another one', async (_words, make) => {
  const { table, extract } = await make();
  const earlier = hideFirst(plain);
  const left = await leaves(earlier, table, extract).catch(() => null);
  expect(left).not.toBe(earlier);
});
