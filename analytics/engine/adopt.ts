import { literal, name, sql } from '../sql/sql.ts';
import type { Database } from './duckdb/database.ts';

const tables = ['person', 'extract', 'shape'] as const;

/**
 * Takes the tables of a staging database into a workspace, all or none: the old extract stays until
 * the new one is whole.
 */
export async function adoptStaging(database: Database, staging: string): Promise<void> {
  await database.run(sql`ATTACH ${literal(staging)} AS staging (READ_ONLY)`);
  try {
    await database.run(sql`BEGIN TRANSACTION`);
    for (const table of tables) {
      const here = name(table);
      await database.run(sql`CREATE OR REPLACE TABLE ${here} AS SELECT * FROM staging.${here}`);
    }
    await database.run(sql`COMMIT`);
  } catch (error) {
    await database.run(sql`ROLLBACK`).catch(() => undefined);
    throw error;
  } finally {
    await database.run(sql`DETACH staging`);
  }
  // What is committed is in the write-ahead log already, so a checkpoint that fails loses nothing.
  await database.run(sql`CHECKPOINT`).catch(() => undefined);
}
