import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSystem } from '../../analytics/audit/build-system.ts';
import { groupWords, labelsOf } from '../../analytics/audit/describe-count.ts';
import type { TableAsk } from '../../analytics/contract/methods.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import type { Safe } from '../../analytics/engine/register/hide-until-safe.ts';
import { readRecord, tableWords } from '../../analytics/engine/register/read-record.ts';
import { refuseRelease } from '../../analytics/engine/register/refuse-release.ts';
import { type InProcessEngine, startInProcess } from '../engine/in-process.ts';
import { smallPeople, writeSmallExtract } from '../engine/small-extract.ts';

let folder: string;
let engine: InProcessEngine;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-words-'));
  engine = startInProcess();
  await engine.client.call('workspace.open', { path: null });
  await engine.import({ files: [writeSmallExtract(folder, smallPeople(3000))], places: [] });
});
afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const tableOf = (ask: Partial<TableAsk>) =>
  engine.client.call('table.release', {
    measure: 'prevalence:diabetes',
    by: ['quintile'],
    definition: { id: 'age-by-conditions' },
    policy: 'nhs-hes',
    ...ask,
  });

function recordOf(table: ReleasedTable) {
  const asked = { method: 'table.release' as const, ask: {} };
  const when = '2025-04-01T12:00:00.000Z';
  return { release: 'a', title: 'Autumn', when, asked, extract: 'e1', table };
}

/** The words of every count that some tables say something of. */
async function wordsOf(asks: readonly Partial<TableAsk>[]): Promise<readonly string[]> {
  const tables = await Promise.all(asks.map(tableOf));
  const { counts } = buildSystem(tables.map((table) => readRecord(recordOf(table))));
  return counts.map((count) => groupWords(count, null, labelsOf(counts)));
}

test('groups that no table prints are called by their labels', async () => {
  const words = await wordsOf([{ by: ['quintile', 'lcp'], totals: true }]);
  expect(words).toContain('1 (most deprived), North');
  expect(words.filter((word) => /\b(quintile|lcp) /.test(word))).toEqual([]);
});

test('what a table is limited to is called by the labels of another one at hand', async () => {
  const limited: Partial<TableAsk> = { by: ['lcp'], filters: { quintile: ['1', '2'] } };
  expect(await wordsOf([limited])).toContain('North, quintile 1 or 2');
  expect(await wordsOf([limited, {}])).toContain('North, 1 (most deprived) or 2');
});

test('a table is said to be by names as they are written, and by other words in small letters', async () => {
  const table = await tableOf({ by: ['quintile', 'lcp'] });
  expect(tableWords({ table })).toBe(
    'Prevalence of diabetes by deprivation quintile, Local Care Partnership',
  );
});

test('what would have to be hidden is said in words, not by the names of columns', async () => {
  const table = await tableOf({});
  const safe: Safe = {
    table,
    hidden: [
      { row: 0, column: 'denominator', number: 600 },
      { row: 1, column: 'excluded', number: 100 },
    ],
  };
  const refusal = (() => {
    try {
      return refuseRelease(recordOf(table), [], safe);
    } catch (error) {
      return error as Refusal;
    }
  })();
  expect(refusal).toBeInstanceOf(Refusal);
  const hint = refusal.problems.at(-1)?.hint;
  expect(hint).toContain('1 (most deprived) (all people of the group); 2 (people left out)');
});
