import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CountColumn } from '../../analytics/audit/read-table.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { findPolicy } from '../../analytics/disclosure/policy-book.ts';
import type { Conflict, ShownCount } from '../../analytics/engine/register/conflicts.ts';
import { hideUntilSafe } from '../../analytics/engine/register/hide-until-safe.ts';
import { type InProcessEngine, startInProcess } from '../engine/in-process.ts';
import { smallPeople, writeSmallExtract } from '../engine/small-extract.ts';

let folder: string;
let engine: InProcessEngine;
let table: ReleasedTable;
const policy = findPolicy('threshold-10');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-until-'));
  engine = startInProcess();
  await engine.client.call('workspace.open', { path: null });
  await engine.import({ files: [writeSmallExtract(folder, smallPeople(3000))], places: [] });
  table = await engine.client.call('table.release', {
    measure: 'prevalence:diabetes',
    by: ['lcp'],
    definition: { id: 'age-by-conditions' },
    policy: 'threshold-10',
  });
});
afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const count = (row: number, column: CountColumn, number: number): ShownCount => ({
  row,
  column,
  number,
});

/** Something told by these counts of the table. */
const conflict = (own: readonly ShownCount[]): Conflict => ({
  finding: {
    kind: 'narrow',
    text: '',
    places: [],
    lower: 0,
    upper: 0,
    width: 10,
    because: [],
  },
  subject: '',
  from: [],
  own,
  others: [],
});

/** What is hidden against conflicts that end once any of their counts is hidden. */
async function hiddenFor(conflicts: readonly Conflict[], told: readonly string[] = []) {
  const safe = await hideUntilSafe(table, conflicts, async () => [], {
    policy,
    told: new Set(told),
  });
  return safe?.hidden ?? null;
}

test('that nobody is left out or not known is never hidden, as that would say that somebody is', async () => {
  const people = count(0, 'denominator', 780);
  const told = conflict([people, count(0, 'excluded', 0), count(0, 'unknown', 0)]);
  expect(await hiddenFor([told])).toEqual([people]);
});

test('a count of nobody is hidden where the policy hides it', async () => {
  const nobody = count(0, 'count', 0);
  expect(await hiddenFor([conflict([count(1, 'count', 200), nobody])])).toEqual([nobody]);
});

test('what has been told before is not hidden, and where all of it has, nothing helps', async () => {
  const [small, large] = [count(0, 'count', 200), count(1, 'count', 250)];
  expect(await hiddenFor([conflict([small, large])], ['0:count'])).toEqual([large]);
  expect(await hiddenFor([conflict([small, large])], ['0:count', '1:count'])).toBeNull();
});
