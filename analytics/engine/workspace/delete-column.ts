import { type Problem, Refusal } from '../../contract/problem.ts';
import type { QualityReport } from '../../contract/quality.ts';
import { name, type Sql, sql } from '../../sql/sql.ts';
import type { Database } from '../duckdb/database.ts';
import type { Removal } from './removal.ts';
import { tableNames } from './table-names.ts';
import { recordWithout, reportWithout } from './without-column.ts';
import type { HeldExtract } from './workspace.ts';

/** What every question needs, and so what may not be deleted from an extract. */
export const neededColumns: readonly string[] = ['person_id', 'age'];

/** Columns that the cube and the definitions read whether or not anybody has a value. */
const alwaysThere = ['sex', 'lsoa', 'practice', 'pcn', 'lcp', 'imd_decile', 'imd_quintile'];

const unknown: Problem = {
  code: 'usage',
  reason: 'The extract holds no such column.',
  hint: 'Choose one of the columns that the list of extracts names.',
};

const needed: Problem = {
  code: 'usage',
  reason: 'The column cannot be deleted, because every figure is made from it.',
  hint: 'Delete the whole extract, or import it again without that column.',
};

/** Numbers and flags can be emptied as they are; the type of a code lists the codes themselves. */
function emptied(column: string, type: string): Sql {
  const isPlain = /^(?:BOOLEAN|U?(?:TINY|SMALL|BIG)?INT(?:EGER)?|FLOAT|DOUBLE|DATE)$/.test(type);
  const as = isPlain ? { text: type, values: [] } : sql`VARCHAR`;
  return sql`SELECT * REPLACE (CAST(NULL AS ${as}) AS ${name(column)})`;
}

async function personWithout(database: Database, id: string, column: string): Promise<Sql> {
  const from = sql`FROM ${name(id)}.person`;
  if (!alwaysThere.includes(column)) return sql`SELECT * EXCLUDE (${name(column)}) ${from}`;
  const [found] = await database.rows<{ type: string }>(
    sql`SELECT data_type AS type FROM duckdb_columns()
      WHERE database_name = current_database() AND schema_name = ${id}
        AND table_name = 'person' AND column_name = ${column}`,
  );
  return sql`${emptied(column, found?.type ?? '')} ${from}`;
}

async function qualityOf(database: Database, id: string): Promise<QualityReport | null> {
  if (!(await tableNames(database, id)).includes('quality')) return null;
  const [row] = await database.rows<{ record: string }>(
    sql`SELECT record FROM ${name(id)}.quality`,
  );
  return row === undefined ? null : (JSON.parse(row.record) as QualityReport);
}

/**
 * What an extract is made of without one of its fields or conditions: its people, its record and
 * its quality report. Throws a {@link Refusal} (usage) for what is not there or is needed.
 */
export async function withoutColumn(
  database: Database,
  { id, record }: HeldExtract,
  column: string,
): Promise<Removal> {
  if (neededColumns.includes(column)) throw new Refusal(needed);
  const isHeld = [...record.fields, ...record.conditions].some((held) => held.id === column);
  if (!isHeld) throw new Refusal(unknown);
  const asRecord = (value: unknown) => sql`SELECT ${JSON.stringify(value)} AS record`;
  const tables = new Map<string, Sql>([
    ['person', await personWithout(database, id, column)],
    ['extract', asRecord(recordWithout(record, column))],
  ]);
  const report = await qualityOf(database, id);
  if (report !== null) tables.set('quality', asRecord(reportWithout(report, record, column)));
  return { dropped: null, changed: { id, tables } };
}
