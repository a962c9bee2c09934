import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Problem } from '../../analytics/contract/problem.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import { type EngineRole, forkLaunch, type Launch } from '../../main/engine-channel.ts';
import { type EngineProcess, startEngine } from '../../main/engine-process.ts';
import { importExtract, inspectFiles } from '../../main/importing.ts';

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
