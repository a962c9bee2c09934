import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Problem } from '../../analytics/contract/problem.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import { type EngineRole, forkLaunch, type Launch } from '../../main/engine-channel.ts';
import { type EngineProcess, startEngine } from '../../main/engine-process.ts';
import { importExtract, inspectFiles } from '../../main/importing.ts';
import { withTimeLeft } from '../../main/time-left.ts';

const fork = forkLaunch(join(import.meta.dirname, 'stand-in-engine.mjs'));
let folder: string;
let engine: EngineProcess;
let started: EngineRole[];
const launch: Launch = (role, privateFolder) => {
  started.push(role);
  return fork(role, privateFolder);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-import-'));
  started = [];
  engine = startEngine({ launch, privateFolder: folder });
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

function source(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, 'age\n4\n');
  return path;
}

const stagingIsEmpty = () =>
  !existsSync(join(folder, 'staging')) || readdirSync(join(folder, 'staging')).length === 0;

async function problemOf(work: Promise<unknown>): Promise<Problem | undefined> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof Refusal ? error.problems[0] : undefined;
}

test('an import is read by a process of its own and taken over by the engine', async () => {
  const shares: (number | null)[] = [];
  const answer = await importExtract(
    engine,
    launch,
    { files: [source('people.csv')], places: [] },
    { privateFolder: folder, progress: ({ share }) => shares.push(share) },
  );
  expect(answer.receipt.rows.kept).toBe(3);
  expect(answer.workspace.extract).not.toBeNull();
  expect(started).toEqual(['engine', 'reader']);
  expect(shares).toEqual([0.425]);
  expect(stagingIsEmpty()).toBe(true);
});

test('a file that ends its reader is named as the cause, leaves nothing, and the engine goes on', async () => {
  const files = [source('kills-the-reader.parquet')];
  const problem = await problemOf(
    importExtract(engine, launch, { files, places: [] }, { privateFolder: folder }),
  );
  expect(problem?.code).toBe('file-unreadable');
  expect(started.filter((role) => role === 'reader')).toHaveLength(1);
  expect(stagingIsEmpty()).toBe(true);
  const good = await importExtract(
    engine,
    launch,
    { files: [source('good.csv')], places: [] },
    { privateFolder: folder },
  );
  expect(good.receipt.rows.kept).toBe(3);
});

test('a file that is refused says why and leaves nothing', async () => {
  const files = [source('refused.csv')];
  const problem = await problemOf(
    importExtract(engine, launch, { files, places: [] }, { privateFolder: folder }),
  );
  expect(problem?.code).toBe('mapping-incomplete');
  expect(stagingIsEmpty()).toBe(true);
});

test('an import that is cancelled in the middle leaves nothing', async () => {
  const stop = new AbortController();
  const problem = await problemOf(
    importExtract(
      engine,
      launch,
      { files: [source('endless.csv')], places: [] },
      { privateFolder: folder, signal: stop.signal, progress: () => stop.abort() },
    ),
  );
  expect(problem?.code).toBe('cancelled');
  expect(stagingIsEmpty()).toBe(true);
});

test('looking into files starts and ends a reader', async () => {
  const found = await inspectFiles(launch, [source('people.csv')], { privateFolder: folder });
  expect(found.rows).toBe(3);
  expect(started).toEqual(['engine', 'reader']);
});

/** What is said of work that has come so far after so many seconds. */
function phrases(steps: readonly (readonly [seconds: number, share: number | null])[]): string[] {
  let time = 0;
  const said: string[] = [];
  const tell = withTimeLeft(
    ({ phrase }) => said.push(phrase),
    () => time * 1000,
  );
  for (const [seconds, share] of steps) {
    time = seconds;
    tell({ share, phrase: 'Reading' });
  }
  return said;
}

test('the time left is said after two seconds, from the pace so far', () => {
  const steps = [
    [1, 0.05],
    [4, 0.1],
    [10, 0.25],
    [20, 0.5],
    [30, 0.75],
    [36, 0.9],
    [40, 1],
  ] as const;
  expect(phrases(steps)).toEqual([
    'Reading',
    'Reading, about 40 s left',
    'Reading, about 30 s left',
    'Reading, about 20 s left',
    'Reading, about 10 s left',
    'Reading, a few seconds left',
    'Reading',
  ]);
  expect(phrases([[30, 0.1]])).toEqual(['Reading, about 5 min left']);
});

test('the time left is not guessed at without a share, and does not dance', () => {
  expect(phrases([[9, null]])).toEqual(['Reading']);
  expect(phrases([[9, 0.001]])).toEqual(['Reading']);
  const shaky = phrases([
    [10, 0.2],
    [10.5, 0.24],
    [11, 0.2],
    [11.5, 0.23],
  ]);
  expect(new Set(shaky).size).toBe(1);
});

async function wantedMegabytes(path: string): Promise<number> {
  const problem = await problemOf(
    importExtract(engine, launch, { files: [path], places: [] }, { privateFolder: folder }),
  );
  return Number(/wants (\d+) MB/.exec(problem?.reason ?? '')?.[1]);
}

/** A file that takes no space on the disk, and says that it is as large as a disk. */
function vast(name: string, begins: string): string {
  const path = join(folder, name);
  writeFileSync(path, begins, 'latin1');
  truncateSync(path, 2 ** 43);
  return path;
}

test('room is asked for before an import, more for what is packed, and for all of a folder', async () => {
  mkdirSync(join(folder, 'parts'));
  const text = await wantedMegabytes(vast('people.csv', 'age'));
  expect(text).toBe(3 * 2 ** 23);
  expect(await wantedMegabytes(vast('people.csv.gz', '\x1f\x8b'))).toBe(4 * text);
  expect(await wantedMegabytes(vast('people.xlsx', 'PK'))).toBe(4 * text);
  vast('parts/1.parquet', 'PAR1');
  vast('parts/2.parquet', 'PAR1');
  expect(await wantedMegabytes(join(folder, 'parts'))).toBe(2 * text);
  expect(started).toEqual(['engine']);
  expect(stagingIsEmpty()).toBe(true);
});
