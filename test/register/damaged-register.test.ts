import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refusal } from '../../analytics/contract/problem.ts';
import { type Sql, sql } from '../../analytics/sql/sql.ts';
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

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let path: string;
let engine: InProcessEngine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-damaged-register-'));
  path = join(folder, 'w.quintile');
  await start();
  const files = [writeSmallExtract(folder, smallPeople(300))];
  await engine.import({ files, places: [], asAt: '2025-03-31' });
  for (const title of ['First', 'Second', 'Third']) await letTableOut(engine, title);
});
afterEach(() => {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start() {
  engine = startInProcess(minutesFromNoon());
  return engine.client.call('workspace.open', { path });
}

/** Opens the workspace after something was done to its file. */
async function openAfter(harm: () => void | Promise<void>) {
  engine.close();
  await harm();
  return start();
}

const write = (statement: Sql) => () => writeTo(path, folder, [statement]);

/** Why nothing can be let out, and what else is said; fails where it can. */
async function problems(): Promise<string[]> {
  const more = pendingTable(engine, leavingAs('More'));
  expect((await problemOf(more)).code).toBe('workspace-unreadable');
  const error = await engine.client.call('release.list', {}).catch((thrown: unknown) => thrown);
  return error instanceof Refusal ? error.problems.map(({ reason }) => reason) : [];
}

test('a register without damage is opened without a word', async () => {
  expect((await openAfter(() => undefined)).notices).toEqual([]);
  expect(await titlesOf(engine)).toEqual(['First', 'Second', 'Third']);
});

test.each<[string, Sql, RegExp, string]>([
  [
    'its last record is gone',
    sql`DELETE FROM register WHERE position = 3`,
    /of its 3 records, 3 cannot be read/,
    'What can still be read of it: "First" of 2025-04-01; "Second" of 2025-04-01.',
  ],
  [
    'all but its first record is gone',
    sql`DELETE FROM register WHERE position > 1`,
    /of its 3 records, 2 to 3 cannot be read/,
    'What can still be read of it: "First" of 2025-04-01.',
  ],
  [
    'a record in it was changed',
    sql`UPDATE register SET head = replace(head, 'Second', 'Other') WHERE position = 2`,
    /of its 3 records, 2 is not what was written/,
    'What can still be read of it: "First" of 2025-04-01; "Third" of 2025-04-01.',
  ],
  ['it is gone as a whole', sql`DROP TABLE register`, /it is not there/, ''],
])('a register is checked when its workspace is opened: %s', async (_name, harm, what, left) => {
  const { notices, extract } = await openAfter(write(harm));
  expect(extract?.people).toBe(300);
  expect(notices).toEqual([expect.stringMatching(what)]);
  expect(notices[0]).toMatch(/nothing is let out.* Go back to a copy of the workspace/);
  const [first, ...others] = await problems();
  expect(first).toMatch(what);
  expect(others).toEqual(left === '' ? [] : [left]);
});

test('damage to a register outlives the notice: nothing is let out when the workspace is opened again', async () => {
  await openAfter(write(sql`DELETE FROM register WHERE position = 3`));
  const { notices } = await openAfter(() => undefined);
  expect(notices).toHaveLength(1);
  expect((await problems())[0]).toMatch(/3 cannot be read/);
});

/** Opens the workspace with its file damaged: refused whole, or opened, said, and letting nothing out. */
async function outcomeOf(harm: () => void): Promise<'whole' | 'said' | 'refused'> {
  const opened = await openAfter(harm).catch((error: unknown) => error);
  if (opened instanceof Refusal) {
    expect(opened.problems[0]?.code).toBe('workspace-unreadable');
    return 'refused';
  }
  const kept = await titlesOf(engine).catch(() => null);
  if (kept !== null) {
    expect(kept).toEqual(['First', 'Second', 'Third']);
    return 'whole';
  }
  const { notices } = opened as { readonly notices: readonly string[] };
  expect(notices.join(' ')).toMatch(/register of releases is damaged/);
  await problems();
  return 'said';
}

test('a flipped byte of a record is told on opening, and never a register with fewer records', async () => {
  engine.close();
  const whole = readFileSync(path);
  const marks = ['"version":1', 'minutes', 'age-by-conditions', 'First', 'Third', 'People'];
  const places = marks.map((mark) => whole.lastIndexOf(mark)).filter((at) => at > 0);
  expect(places.length).toBeGreaterThan(0);
  const outcomes: string[] = [];
  for (const at of places) {
    const flipped = Buffer.from(whole);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    outcomes.push(await outcomeOf(() => writeFileSync(path, flipped)));
  }
  expect(outcomes).toContain('said');
});

test('a file that is cut short never has a register with fewer records', async () => {
  engine.close();
  const whole = readFileSync(path);
  const block = 2 ** 18;
  const outcomes: string[] = [];
  for (let cut = 1; cut < whole.length / block; cut += 1) {
    outcomes.push(
      await outcomeOf(() => {
        writeFileSync(path, whole);
        truncateSync(path, whole.length - cut * block);
      }),
    );
  }
  expect(outcomes.filter((one) => one !== 'whole').length).toBeGreaterThan(0);
});
