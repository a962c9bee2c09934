import type { Database } from '../engine/duckdb/database.ts';
import { asRefusal } from '../engine/duckdb/failures.ts';
import type { Sql } from '../sql/sql.ts';

/** Runs a statement that reads the file itself: what fails then is the file, and says so. */
export async function readingRows<Row>(database: Database, statement: Sql): Promise<Row[]> {
  try {
    const result = await database.connection.run(statement.text, [...statement.values] as string[]);
    return (await result.getRowObjectsJS()) as Row[];
  } catch (error) {
    throw asRefusal(error, 'reading');
  }
}
