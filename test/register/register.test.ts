import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../analytics/engine/duckdb/database.ts';
import { readRegister } from '../../analytics/engine/register/read-register.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { problemOf, writeTo } from '../engine/held-file.ts';
import { type InProcessEngine, startInProcess } from '../engine/in-process.ts';
import { smallPeople, writeSmallExtract } from '../engine/small-extract.ts';
import {
  leavingAs,
  letTableOut,
  minutesFromNoon,
  pendingTable,
  titlesOf,
} from './released-from.ts';

let folder: string;
let path: string;
let engine: InProcessEngine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-register-'));
  path = join(folder, 'w.quintile');
  await start(path);
  await engine.import({
    files: [writeSmallExtract(folder, smallPeople(3000))],
    places: [],
    asAt: '2025-03-31',
  });
});
afterEach(() => {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(at: string | null) {
  engine = startInProcess(minutesFromNoon());
  return engine.client.call('workspace.open', { path: at });
}

/** Ends the engine as a kill does, and opens the workspace with another. */
function startAgain() {
  engine.close();
  return start(path);
}

const keep = (release: string) => engine.client.call('release.keep', { release });
const recorded = async () => {
  engine.close();
  const database = await openDatabase({ path, temporary: folder, isReadOnly: true });
  const records = await readRegister(database);
  database.close();
  await start(path);
  return records;
};

test('what is only looked at is no release', async () => {
  await engine.client.call('segments.run', { definition: { id: 'snee' }, policy: 'nhs-hes' });
  expect(await titlesOf(engine)).toEqual([]);
});

test('a release that is kept is in the register of the workspace, and stays when it is opened again', async () => {
  const release = await letTableOut(engine, 'People by LCP');
  await startAgain();
  expect(await engine.client.call('release.list', {})).toEqual([
    {
      release,
      when: '2025-04-01T12:02:00.000Z',
      title: 'People by LCP',
      working: false,
      tables: [
        {
          method: 'table.release',
          measure: { id: 'people', label: expect.any(String) },
          dimensions: ['lcp'],
          population: expect.stringMatching(/./),
          policy: { id: 'nhs-hes', title: expect.any(String), working: false },
          cells: { shown: expect.any(Number), hidden: 0 },
          extract: { name: 'small.csv', asAt: '2025-03-31' },
        },
      ],
    },
  ]);
});

test('a record holds the table and its note as they left, and the question with its definition in full', async () => {
  const leaving = leavingAs('By quintile');
  const table = await pendingTable(engine, leaving, { by: ['quintile'], totals: true });
  await keep(leaving.release);
  const { text } = await engine.client.call('definition.explain', {
    definition: { id: 'age-by-conditions' },
  });
  const [record] = await recorded();
  expect(record?.table.note).toEqual(table.note);
  expect(record?.table.table.toArray().map(String)).toEqual(table.table.toArray().map(String));
  expect(record?.extract).toBe('e1');
  expect(record?.asked).toEqual({
    method: 'table.release',
    ask: {
      measure: 'people',
      by: ['quintile'],
      totals: true,
      policy: 'nhs-hes',
      definition: { text, name: 'age-by-conditions.yaml' },
    },
  });
});

test('every question that gives a table can leave, and two tables are one release', async () => {
  const leaving = leavingAs('Everything');
  const definition = { id: 'snee' };
  const run = { definition, policy: 'nhs-hes', leaving };
  const { client } = engine;
  await client.call('segments.run', run);
  await client.call('segments.overlap', run);
  await client.call('segments.losses', run);
  const movers = { before: definition, after: { id: 'age-by-conditions' }, policy: 'nhs-hes' };
  await client.call('segments.movers', { ...movers, leaving });
  const gap = { measure: 'prevalence:copd', by: [], definition, policy: 'nhs-hes', leaving };
  await client.call('gap.release', gap);
  await pendingTable(engine, leaving);
  await keep(leaving.release);
  const [release, ...others] = await client.call('release.list', {});
  expect(others).toEqual([]);
  expect(release?.tables.map(({ method }) => method)).toEqual([
    ...['segments.run', 'segments.overlap', 'segments.losses', 'segments.movers'],
    ...['gap.release', 'table.release'],
  ]);
  const records = await recorded();
  expect(new Set(records.map(({ when }) => when)).size).toBe(1);
  const moved = records.find(({ asked }) => asked.method === 'segments.movers')?.asked.ask;
  expect(moved).toMatchObject({ before: { name: 'snee.yaml', text: expect.any(String) } });
});

test('a release that is dropped, or killed before it was kept, is in no register and cannot be kept', async () => {
  const dropped = leavingAs('Dropped');
  await pendingTable(engine, dropped);
  await engine.client.call('release.drop', { release: dropped.release });
  expect((await problemOf(keep(dropped.release))).code).toBe('usage');
  const killed = leavingAs('Killed');
  await pendingTable(engine, killed);
  await startAgain();
  expect((await problemOf(keep(killed.release))).code).toBe('usage');
  expect(await titlesOf(engine)).toEqual([]);
});

test('a kept release takes no further table, and is kept once', async () => {
  const release = await letTableOut(engine, 'Closed');
  expect((await problemOf(keep(release))).code).toBe('usage');
  const more = pendingTable(engine, { release, title: 'Closed' });
  expect((await problemOf(more)).code).toBe('usage');
  const unnamed = { release: '../x', title: 'No id' };
  expect((await problemOf(pendingTable(engine, unnamed))).code).toBe('usage');
  expect(await titlesOf(engine)).toEqual(['Closed']);
});

test('a release that is refused by its policy leaves nothing pending', async () => {
  const leaving = leavingAs('No such policy');
  await problemOf(pendingTable(engine, leaving, { policy: 'none' }));
  expect((await problemOf(keep(leaving.release))).code).toBe('usage');
});

test('the newest is last, and working figures say so', async () => {
  await letTableOut(engine, 'First');
  await letTableOut(engine, 'Second', { policy: 'working' });
  await startAgain();
  await letTableOut(engine, 'Third');
  const releases = await engine.client.call('release.list', {});
  expect(releases.map(({ title, working }) => [title, working])).toEqual([
    ['First', false],
    ['Second', true],
    ['Third', false],
  ]);
});

test('deleting a column or the extract leaves the register as it is', async () => {
  await letTableOut(engine, 'Before');
  const before = await engine.client.call('release.list', {});
  await engine.client.call('extract.delete-column', { id: 'e1', column: 'copd' });
  expect(await engine.client.call('release.list', {})).toEqual(before);
  await engine.client.call('extract.delete', { id: 'e1' });
  await startAgain();
  expect(await engine.client.call('release.list', {})).toEqual(before);
});

test('a workspace in memory keeps its register for the session, and says so', async () => {
  expect((await engine.client.call('workspace.describe', {})).register).toBe('kept');
  engine.close();
  expect((await start(null)).register).toBe('for-this-session');
  await engine.import({ files: [join(folder, 'small.csv')], places: [] });
  await letTableOut(engine, 'In memory');
  expect(await titlesOf(engine)).toEqual(['In memory']);
  await engine.client.call('workspace.open', { path: null });
  expect(await titlesOf(engine)).toEqual([]);
});

test('a release that is not in the file itself is recorded, and not handed over', async () => {
  const leaving = leavingAs('Beside the file');
  await pendingTable(engine, leaving);
  writeFileSync(`${path}.wal.recovery`, '');
  const problem = await problemOf(keep(leaving.release));
  expect(problem.code).toBe('output-unwritable');
  expect(problem.reason).toMatch(/recorded, but could not be written into the file/);
  rmSync(`${path}.wal.recovery`);
  expect(await titlesOf(engine)).toEqual(['Beside the file']);
});

test('what is pending for one workspace is not let out of another', async () => {
  const leaving = leavingAs('Elsewhere');
  await pendingTable(engine, leaving);
  await engine.client.call('workspace.open', { path: join(folder, 'other.quintile') });
  expect((await problemOf(keep(leaving.release))).code).toBe('usage');
});

test('what is pending outlives closing and opening the same workspace, as sealing one does', async () => {
  const leaving = leavingAs('Meanwhile sealed');
  await pendingTable(engine, leaving);
  await engine.client.call('workspace.close', {});
  await engine.client.call('workspace.open', { path });
  await keep(leaving.release);
  expect(await titlesOf(engine)).toEqual(['Meanwhile sealed']);
});

test('a workspace of the layout before gains a register and keeps its extract', async () => {
  engine.close();
  await writeTo(path, folder, [
    sql`DROP TABLE register`,
    sql`UPDATE quintile SET layout = 2`,
    sql`CHECKPOINT`,
  ]);
  expect((await start(path)).extract?.people).toBe(3000);
  expect(await titlesOf(engine)).toEqual([]);
  await letTableOut(engine, 'After the move');
  await startAgain();
  expect(await titlesOf(engine)).toEqual(['After the move']);
});

test.each([
  ['a changed head', sql`UPDATE register SET head = replace(head, 'Told', 'Sold')`],
  ['a table that was changed', sql`UPDATE register SET body = body || '\\x00'::BLOB`],
  ['a record that was taken out', sql`DELETE FROM register WHERE position = 1`],
])('%s is damage: nothing is let out against such a register', async (_name, harm) => {
  await letTableOut(engine, 'Told');
  await letTableOut(engine, 'Told again');
  engine.close();
  await writeTo(path, folder, [harm]);
  await start(path);
  expect((await problemOf(titlesOf(engine))).reason).toMatch(/register of releases is damaged/);
  const more = pendingTable(engine, leavingAs('More'));
  expect((await problemOf(more)).code).toBe('workspace-unreadable');
});
