import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ImportReceipt, Mapping } from '../../analytics/contract/extract.ts';
import type { Progress } from '../../analytics/contract/methods.ts';
import { type Problem, Refusal } from '../../analytics/contract/problem.ts';
import { findPolicy } from '../../analytics/disclosure/policy.ts';
import { openDatabase } from '../../analytics/engine/duckdb/database.ts';
import type { ExtractRecord } from '../../analytics/sources/extract-record.ts';
import { stageExtract } from '../../analytics/sources/stage-extract.ts';
import { stagingSchema } from '../../analytics/sources/staging-schema.ts';
import { join as list, literal, type Sql, sql } from '../../analytics/sql/sql.ts';

/** A folder that goes when the test ends. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quintile-sources-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function writeFile(name: string, content: string | Uint8Array, folder = scratchFolder()) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

export interface Staged {
  readonly receipt: ImportReceipt;
  readonly record: ExtractRecord;
  readonly people: readonly Record<string, unknown>[];
  readonly shapes: readonly { level: string; record: string }[];
  rows<Row>(statement: Sql): Promise<Row[]>;
}

export interface StageOptions {
  readonly places?: readonly string[];
  readonly mapping?: Mapping;
  readonly asAt?: string;
  readonly signal?: AbortSignal;
  readonly progress?: (progress: Progress) => void;
  readonly staging?: string;
}

/** Stages a file and reads the staging database back. */
export async function stageFile(path: string, options: StageOptions = {}): Promise<Staged> {
  const { places = [], signal, progress, staging: given, ...ask } = options;
  const temporary = scratchFolder();
  const staging = given ?? join(temporary, 'staging.duckdb');
  const receipt = await stageExtract(
    { files: [path], places, staging, ...ask },
    {
      temporary,
      signal: signal ?? new AbortController().signal,
      progress: progress ?? (() => undefined),
    },
    findPolicy('nhs-hes'),
  );
  const database = await openDatabase({ path: staging, temporary, schema: stagingSchema });
  try {
    const people = await database.rows<Record<string, unknown>>(sql`SELECT * FROM person`);
    const [extract] = await database.rows<{ record: string }>(sql`SELECT record FROM "extract"`);
    const shapes = await database.rows<{ level: string; record: string }>(
      sql`SELECT level, record FROM shape`,
    );
    const rows = async <Row>(statement: Sql) => {
      const again = await openDatabase({ path: staging, temporary, schema: stagingSchema });
      try {
        return await again.rows<Row>(statement);
      } finally {
        again.close();
      }
    };
    const record = JSON.parse(extract?.record ?? '') as ExtractRecord;
    return { receipt, record, people, shapes, rows };
  } finally {
    database.close();
  }
}

/** Stages the text of a CSV file. */
export function stageText(text: string | Uint8Array, options: StageOptions = {}): Promise<Staged> {
  return stageFile(writeFile('people.csv', text), options);
}

/** The problem with which a promise is refused; fails where it is not. */
export async function refusal(promise: Promise<unknown>): Promise<Problem> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Refusal && error.problems[0] !== undefined) return error.problems[0];
    throw error;
  }
  throw new Error('This was not refused.');
}

/** Writes a Parquet file from a query, with notes of its own. */
export async function writeParquet(
  query: Sql,
  notes: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = scratchFolder();
  const inner = join(folder, 'spill');
  mkdirSync(inner);
  const path = join(folder, 'people.parquet');
  const database = await openDatabase({ path: null, folders: [folder], temporary: inner });
  try {
    const pairs = Object.entries(notes).map(
      ([key, value]) => sql`${literal(key)}: ${literal(value)}`,
    );
    const said = pairs.length === 0 ? sql`` : sql`, KV_METADATA {${list(pairs)}}`;
    await database.run(sql`COPY (${query}) TO ${literal(path)} (FORMAT parquet${said})`);
  } finally {
    database.close();
  }
  return path;
}
