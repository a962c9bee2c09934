import { name, sql } from '../../sql/sql.ts';
import type { Database } from '../duckdb/database.ts';
import { extractTables } from './layout.ts';
import { tableNames } from './table-names.ts';

/**
 * Makes `person`, `extract`, `shape` and `quality` mean the tables of one extract. They are views of
 * the connection and not of the file: nothing in the file can be out of step with the choice.
 */
export async function showExtract(
  database: Database,
  id: string | null,
): Promise<{ readonly hasShapes: boolean }> {
  const held = id === null ? [] : await tableNames(database, id);
  for (const table of extractTables) {
    await database.run(sql`DROP VIEW IF EXISTS temp.${name(table)}`);
    if (id === null || !held.includes(table)) continue;
    await database.run(
      sql`CREATE TEMP VIEW ${name(table)} AS SELECT * FROM ${name(id)}.${name(table)}`,
    );
  }
  if (!held.includes('shape')) return { hasShapes: false };
  const [row] = await database.rows<{ shapes: number }>(sql`SELECT count(*) AS shapes FROM shape`);
  return { hasShapes: (row?.shapes ?? 0) > 0 };
}
