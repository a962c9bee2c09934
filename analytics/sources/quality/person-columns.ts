import { conditions, fields } from '../../dictionary/dictionary.ts';
import type { Database } from '../../engine/duckdb/database.ts';
import { sql } from '../../sql/sql.ts';

/** A column of `person` that the extract gives. */
export interface PersonColumn {
  readonly id: string;
  readonly label: string;
  /** A flag of a condition. */
  readonly isCondition: boolean;
  /** Kept as the numbers of a list of codes. */
  readonly isEnum: boolean;
}

/** The columns of `person` that the extract gives, in the order of the dictionary; not the identifier. */
export async function personColumns(
  database: Database,
  held: ReadonlySet<string>,
): Promise<readonly PersonColumn[]> {
  const found = await database.rows<{ id: string; isEnum: boolean }>(
    sql`SELECT column_name AS id, starts_with(data_type, 'ENUM') AS "isEnum"
      FROM duckdb_columns() WHERE table_name = 'person' AND database_name = current_database()`,
  );
  const isEnum = new Map(found.map((column) => [column.id, column.isEnum]));
  const isCondition = new Set(conditions.map(({ id }) => id));
  return [...fields, ...conditions].flatMap(({ id, label }) => {
    const coded = isEnum.get(id);
    if (id === 'person_id' || coded === undefined || !held.has(id)) return [];
    return [{ id, label, isCondition: isCondition.has(id), isEnum: coded }];
  });
}
