import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { type Database, openDatabase } from '../../analytics/engine/duckdb/database.ts';
import type { Sql } from '../../analytics/sql/sql.ts';
import { type SampleAsk, type SampleReceipt, writeSample } from '../../sample-data/write-sample.ts';

/** A scratch folder for one test file; `remove` takes it away with all that is in it. */
export function scratch(): {
  readonly path: (name: string) => string;
  readonly remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'quintile-test-sample-'));
  return {
    path: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export function draw(
  out: string,
  ask: Partial<Omit<SampleAsk, 'out'>> = {},
): Promise<SampleReceipt> {
  return writeSample({ persons: 100_000, seed: 20260101, places: null, ...ask, out });
}

export function table(path: string) {
  return csvParse(readFileSync(path, 'utf8'));
}

export function bytesHash(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Asks one question of the files in a folder; what DuckDB spills goes to another where one is given. */
export async function ask<Row>(folder: string, question: Sql, temporary = folder): Promise<Row[]> {
  const database: Database = await openDatabase({ path: null, folders: [folder], temporary });
  try {
    return await database.rows<Row>(question);
  } finally {
    database.close();
  }
}
