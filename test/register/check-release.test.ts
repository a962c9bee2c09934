import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type ReleasedTable, releasedRows } from '../../analytics/contract/released.ts';
import { type HiddenFurther, hideRows } from '../../analytics/disclosure/hide-rows.ts';
import { findPolicy } from '../../analytics/disclosure/policy-book.ts';
import { checkRelease } from '../../analytics/engine/register/check-release.ts';
import { type InProcessEngine, startInProcess } from '../engine/in-process.ts';
import { smallPeople, writeSmallExtract } from '../engine/small-extract.ts';
import { leavingAs } from './released-from.ts';

let folder: string;
let engine: InProcessEngine;
const policy = findPolicy('nhs-hes');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-check-'));
  engine = startInProcess();
  await engine.client.call('workspace.open', { path: null });
  const files = [writeSmallExtract(folder, smallPeople(3000))];
  await engine.import({ files, places: [] });
});
afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const context = {
  signal: new AbortController().signal,
  progress: () => undefined,
  hideFurther: true,
  policy,
};

function recordOf(release: string, method: 'table.release' | 'segments.run', table: ReleasedTable) {
  const when = '2025-04-01T12:00:00.000Z';
  return { release, title: release, when, asked: { method, ask: {} }, extract: 'e1', table };
}

const hidden = (table: ReleasedTable, row: number, what: HiddenFurther) =>
  hideRows(table, new Map([[row, new Set([what])]]), policy);

const diabetes = () =>
  engine.client.call('table.release', {
    measure: 'prevalence:diabetes',
    by: ['lcp'],
    definition: { id: 'age-by-conditions' },
    policy: 'nhs-hes',
  });

test('a table is the same as an earlier one by its cells; where another count was hidden it is checked anew', async () => {
  const table = await diabetes();
  const [first, second] = [hidden(table, 0, 'count'), hidden(table, 1, 'count')];
  expect(first.note).toEqual(second.note);
  const before = recordOf('a', 'table.release', first);
  const isChecked = async (fresh: ReleasedTable) => {
    const progress = vi.fn();
    const checked = checkRelease([before], recordOf('b', 'table.release', fresh), {
      ...context,
      progress,
    });
    await checked.catch(() => undefined);
    return progress.mock.calls.length > 0;
  };
  expect([await isChecked(first), await isChecked(second)]).toEqual([false, true]);
});

const nobody = `version: 1
id: nobody
title: Nobody
assign: first-match
segments:
  - { id: ancient, label: Ancient, when: { age: { from: 119 } } }
  - { id: rest, label: The rest, otherwise: true }
`;
const run = {
  definition: { text: nobody, name: 'nobody.yaml' },
  policy: 'nhs-hes',
};

test('what a run finds out leaves with it', async () => {
  const looked = await engine.client.call('segments.run', run);
  expect(looked.note.findings).toContain('Nobody matches "Ancient".');
  const left = await engine.client.call('segments.run', { ...run, leaving: leavingAs('Run') });
  expect(left.note.findings).toEqual(looked.note.findings);
});

test('what a run finds out of a count that is hidden further does not leave', async () => {
  const looked = await engine.client.call('segments.run', run);
  const row = releasedRows(looked).findIndex(({ codes }) => codes.segment === 'ancient');
  const fresh = recordOf('a', 'segments.run', hidden(looked, row, 'count'));
  expect(fresh.table.note.findings).toContain('Nobody matches "Ancient".');
  const left = await checkRelease([], fresh, context);
  expect(left.note.findings).not.toContain('Nobody matches "Ancient".');
});
