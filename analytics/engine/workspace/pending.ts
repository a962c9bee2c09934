import { sql } from '../../sql/sql.ts';
import type { Database } from '../duckdb/database.ts';

/**
 * Leaves a mark that an import has begun: the transaction that ends it takes it away, or else the
 * next opening. It is not taken away here after a failure: a checkpoint then would make the blocks
 * that were written for nothing part of the file for good.
 */
export async function markPending(database: Database, title: string): Promise<void> {
  await database.run(sql`UPDATE quintile SET pending = ${title}`);
  await database.run(sql`CHECKPOINT`);
}
