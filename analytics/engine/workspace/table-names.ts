import { sql } from '../../sql/sql.ts';
import type { Database } from '../duckdb/database.ts';

/** Names of the tables of a schema, of the database itself where none attached is named. */
export async function tableNames(
  database: Database,
  schema: string,
  attached: string | null = null,
): Promise<string[]> {
  const rows = await database.rows<{ name: string }>(
    sql`SELECT table_name AS name FROM duckdb_tables()
      WHERE NOT internal AND schema_name = ${schema}
        AND database_name = coalesce(CAST(${attached} AS VARCHAR), current_database())
      ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}
