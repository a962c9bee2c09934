import { createHash } from 'node:crypto';
import { Refusal } from '../../contract/problem.ts';
import { readRecord, storeRecord } from '../../disclosure/register/record-bytes.ts';
import type { ReleaseRecord } from '../../disclosure/register/release-record.ts';
import { literal, sql } from '../../sql/sql.ts';
import type { Database } from '../duckdb/database.ts';
import { tableNames } from '../workspace/table-names.ts';

/** One row of the table `register`. */
interface RegisterRow {
  /** From 1 on, without a gap. */
  readonly position: number;
  readonly head: string;
  readonly body: Uint8Array;
  /** SHA-256 of head and body, hexadecimal. */
  readonly hash: string;
}

/** Makes the empty table, in whatever transaction is open. */
export async function makeRegisterTable(database: Database): Promise<void> {
  await database.run(
    sql`CREATE TABLE register (position INTEGER, head VARCHAR, body BLOB, hash VARCHAR)`,
  );
}

function hashOf({ head, body }: Pick<RegisterRow, 'head' | 'body'>): string {
  return createHash('sha256').update(head).update('\0').update(body).digest('hex');
}

function damaged(): Refusal {
  return new Refusal({
    code: 'workspace-unreadable',
    reason:
      'The register of releases is damaged, so nothing can be checked against it, and nothing is let out.',
    hint: 'Go back to a copy of the workspace, or import the extract again into a new one.',
  });
}

function readRow(row: RegisterRow, index: number): ReleaseRecord {
  if (row.position !== index + 1 || hashOf(row) !== row.hash) throw damaged();
  try {
    return readRecord(row);
  } catch {
    throw damaged();
  }
}

/**
 * Every record in the order in which it was kept. None of a workspace of an earlier layout, which
 * has no register. Throws a {@link Refusal} (workspace-unreadable) where one is not what was written.
 */
export async function readRegister(database: Database): Promise<ReleaseRecord[]> {
  if (!(await tableNames(database, 'main')).includes('register')) return [];
  const rows = await database.rows<RegisterRow>(
    sql`SELECT position, head, body, hash FROM main.register ORDER BY position`,
  );
  return rows.map(readRow);
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
}
