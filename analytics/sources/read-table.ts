import type { Database } from '../engine/duckdb/database.ts';
import type { Sql } from '../sql/sql.ts';

/** Runs a statement that reads the file itself: what fails then is the file, and says so. */
export async function readingRows<Row>(database: Database, statement: Sql): Promise<Row[]> {
  const result = await database.query(statement, 'reading');
  return (await result.getRowObjectsJS()) as Row[];
}
