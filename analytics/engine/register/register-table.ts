import { createHash } from 'node:crypto';
import { readRecord, storeRecord } from '../../disclosure/register/record-bytes.ts';
import type { ReleaseRecord } from '../../disclosure/register/release-record.ts';
import { literal, sql } from '../../sql/sql.ts';
import type { Database } from '../duckdb/database.ts';
import { tableNames } from '../workspace/table-names.ts';

/** One row of the table `register`. */
export interface RegisterRow {
  /** From 1 on, without a gap. */
  readonly position: number;
  readonly head: string;
  readonly body: Uint8Array;
  /** SHA-256 of head and body, hexadecimal. */
  readonly hash: string;
}

/** Makes the empty register, in whatever transaction is open. */
export async function makeRegisterTable(database: Database): Promise<void> {
  await database.run(
    sql`CREATE TABLE register (position INTEGER, head VARCHAR, body BLOB, hash VARCHAR)`,
  );
  await markEnd(database);
}

/** Writes down beside a register how many records it has, so that one that is cut short is known for it. */
async function markEnd(database: Database): Promise<void> {
  await database.run(
    sql`CREATE OR REPLACE TABLE register_end AS SELECT CAST(count(*) AS INTEGER) AS records FROM register`,
  );
}

/** Gives a register that does not say how many records it has the number of those that it has now. */
export async function requireEnd(database: Database): Promise<void> {
  const tables = await tableNames(database, 'main');
  if (!tables.includes('register') || tables.includes('register_end')) return;
  await markEnd(database);
  await database.run(sql`CHECKPOINT`);
}

/** How many records a register says that it has; null where it does not say. */
export async function recordsWritten(database: Database): Promise<number | null> {
  if (!(await tableNames(database, 'main')).includes('register_end')) return null;
  const [row] = await database.rows<{ records: number }>(
    sql`SELECT records FROM main.register_end`,
  );
  return row?.records ?? null;
}

/** Rows of the register from one position to another, both included. */
export function registerRows(database: Database, from: number, to: number): Promise<RegisterRow[]> {
  return database.rows<RegisterRow>(
    sql`SELECT position, head, body, hash FROM main.register
      WHERE position BETWEEN ${literal(from)} AND ${literal(to)} ORDER BY position`,
  );
}

function hashOf({ head, body }: Pick<RegisterRow, 'head' | 'body'>): string {
  return createHash('sha256').update(head).update('\0').update(body).digest('hex');
}

/** A row as a record; null where it is not what was written. */
export function recordOf(row: RegisterRow): ReleaseRecord | null {
  if (hashOf(row) !== row.hash) return null;
  try {
    return readRecord(row);
  } catch {
    return null;
  }
}

/** Writes records after those that are there, in whatever transaction is open. */
export async function addToRegister(
  database: Database,
  records: readonly ReleaseRecord[],
  held: number,
): Promise<void> {
  for (const [index, record] of records.entries()) {
    const stored = storeRecord(record);
    await database.run(
      sql`INSERT INTO main.register VALUES
        (${literal(held + index + 1)}, ${stored.head}, ${stored.body}, ${hashOf(stored)})`,
    );
  }
  await database.run(sql`UPDATE main.register_end SET records = ${literal(held + records.length)}`);
}
