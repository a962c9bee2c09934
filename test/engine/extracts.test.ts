import { existsSync, readdirSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { WorkspaceSummary } from '../../analytics/contract/extract.ts';
import { releasedRows } from '../../analytics/contract/released.ts';
import { digest, filesWith, type HeldFile, holdFile, problemOf } from './held-file.ts';
import { startInProcess } from './in-process.ts';
import { type StagedExtract, writeStaged } from './staged.ts';

const march: StagedExtract = { name: 'gp.csv', asAt: '2025-03-31', people: 4000, marker: 'MARCH' };
const june: StagedExtract = { name: 'gp.csv', asAt: '2025-06-30', people: 4100, marker: 'JUNE' };
const undated: StagedExtract = { name: 'old.csv', asAt: null, people: 500 };

const listed = ({ extracts }: WorkspaceSummary) =>
  extracts.map(({ name, asAt, people, isOpen }) => [name, asAt, people, isOpen]);

async function counted({ engine }: HeldFile): Promise<number> {
  const table = await engine().client.call('table.release', {
    measure: 'people',
    by: ['sex'],
    definition: { id: 'age-by-conditions' },
    policy: 'working',
  });
  return releasedRows(table).reduce((sum, { count }) => sum + (count ?? 0), 0);
}

const idOf = ({ extracts }: WorkspaceSummary, asAt: string | null) =>
  extracts.find((entry) => entry.asAt === asAt)?.id ?? '';

test('extracts stand side by side by their dates, and the one that came last is in hand', async () => {
  const held = await holdFile();
  await held.adopt(undated);
  await held.adopt(june);
  expect(listed(await held.adopt(march))).toEqual([
    ['gp.csv', '2025-03-31', 4000, true],
    ['gp.csv', '2025-06-30', 4100, false],
    ['old.csv', null, 500, false],
  ]);
  const again = await held.again();
  expect(listed(again).map(([, asAt]) => asAt)).toEqual(['2025-03-31', '2025-06-30', null]);
  expect(again.extract?.people).toBe(4000);
  expect(again.notices).toEqual([]);
});

test('questions go to the extract that is chosen, now and after opening again', async () => {
  const held = await holdFile();
  await held.adopt(march);
  const both = await held.adopt(june);
  expect(await counted(held)).toBe(4100);
  await held.engine().client.call('extract.choose', { id: idOf(both, '2025-03-31') });
  expect(await counted(held)).toBe(4000);
  expect((await held.again()).extract?.asAt).toBe('2025-03-31');
  expect(await counted(held)).toBe(4000);
});

test('an import of the same name and date takes the place of the earlier one, of which no byte stays', async () => {
  const held = await holdFile();
  await held.adopt(june);
  await held.adopt({ ...march, marker: 'FIRSTTRY' });
  expect(filesWith(held.folder, 'FIRSTTRY')).toEqual(['w.quintile']);
  const now = await held.adopt({ ...march, people: 4050 });
  expect(listed(now)).toEqual([
    ['gp.csv', '2025-03-31', 4050, true],
    ['gp.csv', '2025-06-30', 4100, false],
  ]);
  expect(filesWith(held.folder, 'FIRSTTRY')).toEqual([]);
  expect(listed(await held.again())).toEqual(listed(now));
});

test('an extract that is deleted leaves no byte in the file, its log or the private folder', async () => {
  const held = await holdFile();
  await held.adopt(june);
  const both = await held.adopt(march);
  expect(filesWith(held.folder, 'MARCH')).toEqual(['w.quintile']);
  const { client, folder } = held.engine();
  const left = await client.call('extract.delete', { id: idOf(both, '2025-03-31') });
  expect(listed(left)).toEqual([['gp.csv', '2025-06-30', 4100, true]]);
  for (const place of [held.folder, folder]) expect(filesWith(place, 'MARCH')).toEqual([]);
  expect(filesWith(held.folder, 'JUNE')).toEqual(['w.quintile']);
  expect(readdirSync(held.folder)).toEqual(['w.quintile']);
  expect(await counted(held)).toBe(4100);
  expect(listed(await held.again())).toEqual(listed(left));
});

test('deleting the last extract leaves an empty workspace that takes the next', async () => {
  const held = await holdFile();
  const one = await held.adopt(march);
  const none = await held.engine().client.call('extract.delete', { id: idOf(one, '2025-03-31') });
  expect([none.extract, none.extracts]).toEqual([null, []]);
  expect((await held.adopt(june)).extract?.people).toBe(4100);
});

test('a column that is deleted leaves no byte, and nothing goes on saying that it is held', async () => {
  const held = await holdFile();
  await held.adopt(june);
  const both = await held.adopt({ ...march, smoking: 'HEAVYSMOKER' });
  expect(filesWith(held.folder, 'HEAVYSMOKER')).toEqual(['w.quintile']);
  const { client, folder } = held.engine();
  const id = idOf(both, '2025-03-31');
  const before = await client.call('extract.quality', {});
  expect(before.missing.map(({ field }) => field)).toEqual(['sex', 'smoking']);
  const left = await client.call('extract.delete-column', { id, column: 'smoking' });
  for (const place of [held.folder, folder]) expect(filesWith(place, 'HEAVYSMOKER')).toEqual([]);
  const codes = left.extracts.find((entry) => entry.id === id)?.columns.map(({ code }) => code);
  expect(codes).toEqual(['sex', 'lcp', 'imd_decile', 'imd_quintile', 'copd']);
  expect(left.extract?.receipt.mapping.columns[0]?.field).toBeNull();
  const after = await client.call('extract.quality', {});
  expect(after.missing.map(({ field }) => field)).toEqual(['sex']);
  expect(after.missingByLcp[0]?.percents).toEqual([0]);
  expect(await counted(held)).toBe(4000);
  expect((await held.again()).notices).toEqual([]);
});

test('a condition, the sex and the LCP can be deleted, and everybody is still counted', async () => {
  const held = await holdFile();
  const one = await held.adopt(march);
  const id = idOf(one, '2025-03-31');
  for (const column of ['copd', 'sex', 'lcp', 'imd_quintile', 'imd_decile']) {
    await held.engine().client.call('extract.delete-column', { id, column });
  }
  const now = await held.again();
  expect(now.extract?.conditions).toEqual([]);
  expect(Object.keys(now.extract?.dimensions ?? {})).toEqual(['age_band']);
  expect([now.extract?.deprivation, now.extract?.place]).toEqual([null, null]);
  const run = await held.engine().client.call('segments.run', {
    definition: { id: 'age-by-conditions' },
    policy: 'working',
  });
  expect(releasedRows(run).find(({ codes }) => codes.segment === 'all')?.count).toBe(4000);
});

test('what every figure needs cannot be deleted, nor what is not there', async () => {
  const held = await holdFile();
  const one = await held.adopt(march);
  const before = digest(held.path);
  const { client } = held.engine();
  const id = idOf(one, '2025-03-31');
  const asked = [
    await problemOf(client.call('extract.delete-column', { id, column: 'age' })),
    await problemOf(client.call('extract.delete-column', { id, column: 'person_id' })),
    await problemOf(client.call('extract.delete-column', { id, column: 'Smoker' })),
    await problemOf(client.call('extract.delete', { id: 'e9' })),
    await problemOf(client.call('extract.choose', { id: 'main' })),
  ];
  expect(asked.map(({ code }) => code)).toEqual(Array(5).fill('usage'));
  expect(asked[0]?.reason).toMatch(/every figure/);
  expect(digest(held.path)).toBe(before);
});

test('in memory extracts stand side by side too, and are dropped', async () => {
  const engine = startInProcess();
  await engine.client.call('workspace.open', { path: null });
  const staging = `${engine.folder}/staging/staged.duckdb`;
  for (const extract of [march, june]) {
    await writeStaged(staging, extract);
    await engine.client.call('extract.adopt', { staging });
  }
  const now = await engine.client.call('workspace.describe', {});
  expect(now.extracts).toHaveLength(2);
  const [first] = now.extracts;
  await engine.client.call('extract.delete-column', { id: first?.id ?? '', column: 'copd' });
  const left = await engine.client.call('extract.delete', { id: now.extracts[1]?.id ?? '' });
  expect(left.extract?.asAt).toBe('2025-03-31');
  expect(left.extract?.conditions).toEqual([]);
  engine.close();
});

test('an extract from before there were quality reports says so when asked for one', async () => {
  const held = await holdFile();
  await held.adopt({ ...march, hasQuality: false });
  const problem = await problemOf(held.engine().client.call('extract.quality', {}));
  expect(problem.code).toBe('no-extract');
  expect(problem.hint).toMatch(/Import it again/);
});

test('an import that is cancelled while it is taken over leaves the workspace as it was', async () => {
  const held = await holdFile();
  await held.adopt(march);
  const { client, folder } = held.engine();
  const staging = `${folder}/staging/large.duckdb`;
  await writeStaged(staging, { ...june, people: 300_000 });
  const before = statSync(held.path).size;
  const controller = new AbortController();
  const work = client.call('extract.adopt', { staging }, { signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  expect((await problemOf(work)).code).toBe('cancelled');
  expect(await counted(held)).toBe(4000);
  const again = await held.again();
  expect([again.extracts.length, again.notices]).toEqual([1, []]);
  expect(statSync(held.path).size).toBeLessThanOrEqual(before + 2 ** 18);
});

test('closing writes everything into the one file and lets go of it', async () => {
  const held = await holdFile();
  await held.adopt(march);
  await held.engine().client.call('workspace.close', {});
  expect(existsSync(`${held.path}.wal`)).toBe(false);
  const other = startInProcess();
  expect((await other.client.call('workspace.open', { path: held.path })).extract?.people).toBe(
    4000,
  );
  other.close();
  expect((await problemOf(held.engine().client.call('workspace.describe', {}))).code).toBe(
    'no-extract',
  );
});
