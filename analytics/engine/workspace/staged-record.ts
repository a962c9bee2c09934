import { Refusal } from '../../contract/problem.ts';
import type { ExtractRecord } from '../../sources/extract-record.ts';
import { stagingSchema } from '../../sources/staging-schema.ts';
import { name, sql } from '../../sql/sql.ts';
import type { Database } from '../duckdb/database.ts';
import { tableNames } from './table-names.ts';

export function damagedStaging(): Refusal {
  return new Refusal({
    code: 'internal',
    reason: 'What was read from the files did not arrive whole, so it was not taken over.',
    hint: 'Import the files again.',
  });
}

/** What a staging database says of its extract; throws where it is not whole. */
export async function stagedRecord(
  database: Database,
  attached: string | null,
): Promise<ExtractRecord> {
  const tables = await tableNames(database, stagingSchema, attached);
  if (!tables.includes('person') || !tables.includes('extract')) throw damagedStaging();
  const of = attached === null ? sql`` : sql`${name(attached)}.`;
  const [row] = await database.rows<{ record: string }>(
    sql`SELECT record FROM ${of}${name(stagingSchema)}.${name('extract')}`,
  );
  if (row === undefined) throw damagedStaging();
  return JSON.parse(row.record) as ExtractRecord;
}
