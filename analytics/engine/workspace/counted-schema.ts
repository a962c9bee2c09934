import { name, sql } from '../../sql/sql.ts';
import type { Database } from '../duckdb/database.ts';

/**
 * The schema beside an extract's own that holds what is worked out from its people. Nothing is copied
 * from it when a workspace is written anew: it is worked out again when it is next asked for.
 */
export const countedSchema = (extractId: string) => `${extractId} counted`;

/** Drops all that was worked out from the people of an extract. */
export async function dropCounted(database: Database, extractId: string): Promise<void> {
  await database.run(sql`DROP SCHEMA IF EXISTS ${name(countedSchema(extractId))} CASCADE`);
}
