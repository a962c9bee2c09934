import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { WorkspaceSummary } from '../../analytics/contract/extract.ts';
import { type Problem, Refusal } from '../../analytics/contract/problem.ts';
import { openDatabase } from '../../analytics/engine/duckdb/database.ts';
import type { Sql } from '../../analytics/sql/sql.ts';
import { type InProcessEngine, startInProcess } from './in-process.ts';
import { type StagedExtract, writeStaged } from './staged.ts';

/** A folder with a workspace in it, and engines that open it one after the other. */
export interface HeldFile {
  readonly folder: string;
  readonly path: string;
  /** The engine in hand; another is started by `again`. */
  engine(): InProcessEngine;
  /** Ends the engine in hand and opens the workspace with a new one. */
  again(): Promise<WorkspaceSummary>;
  adopt(extract: StagedExtract): Promise<WorkspaceSummary>;
}

/** Opens a new workspace in a given folder, or in one of its own that goes when the test ends. */
export async function holdFile(given?: string): Promise<HeldFile> {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'quintile-held-'));
  const path = join(folder, 'w.quintile');
  let engine = startInProcess();
  onTestFinished(() => {
    engine.close();
    if (given === undefined) rmSync(folder, { recursive: true, force: true });
  });
  await engine.client.call('workspace.open', { path });
  return {
    folder,
    path,
    engine: () => engine,
    again() {
      engine.close();
      engine = startInProcess();
      return engine.client.call('workspace.open', { path });
    },
    async adopt(extract) {
      const staging = join(engine.folder, 'staging', 'staged.duckdb');
      await writeStaged(staging, extract);
      try {
        return await engine.client.call('extract.adopt', { staging });
      } finally {
        rmSync(staging, { force: true });
      }
    },
  };
}

export function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** Names of the files below a folder whose bytes hold a text. */
export function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => {
      const path = join(folder, file);
      return statSync(path).isFile() && readFileSync(path).includes(text);
    });
}

/** The first problem of a call that is refused; fails where it is not. */
export async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => new Error('This was not refused.'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refusal && error.problems[0] !== undefined) return error.problems[0];
  throw error;
}

/** Turns over the bits of the byte in the middle of a file. */
export function flip(path: string): void {
  const bytes = readFileSync(path);
  const at = bytes.length >> 1;
  bytes[at] = (bytes[at] ?? 0) ^ 255;
  writeFileSync(path, bytes);
}

/** Runs statements on a database and closes it, as an earlier version or another program would. */
export async function writeTo(
  path: string,
  folder: string,
  statements: readonly Sql[],
): Promise<void> {
  const database = await openDatabase({ path, temporary: folder });
  for (const statement of statements) await database.run(statement);
  database.close();
}
