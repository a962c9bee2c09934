import type { Database } from '../../engine/duckdb/database.ts';
import { escapeGlob } from '../../engine/duckdb/escape-glob.ts';
import { join, name, type Sql, sql } from '../../sql/sql.ts';
import { columnNames } from './column-names.ts';
import type { ColumnType, Loaded } from './loaded.ts';
import { refuseFile, type SourceFile } from './source-file.ts';

const types: readonly (readonly [RegExp, ColumnType])[] = [
  [/\[\]$|^(STRUCT|MAP|UNION|LIST|BLOB|VARIANT|GEOMETRY)/, 'other'],
  [/^BOOLEAN$/, 'flag'],
  [/^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL.*|FLOAT|DOUBLE)$/, 'number'],
  [/^(VARCHAR|ENUM.*|UUID)$/, 'text'],
  [/^(DATE|TIME.*)$/, 'date'],
];

function typeOf(duckdbType: string): ColumnType {
  return types.find(([pattern]) => pattern.test(duckdbType))?.[1] ?? 'other';
}

function table(file: SourceFile, columns: number): Sql {
  const names = Array.from({ length: columns }, (_, index) => name(`c${index}`));
  return sql`read_parquet(${escapeGlob(file.path)}, hive_partitioning = false, file_row_number = true)
    AS people(${join([...names, name('place')])})`;
}

/** Whether the file's own notes hold `synthetic: true`. */
async function saysSynthetic(database: Database, file: SourceFile): Promise<boolean> {
  const notes =
    await database.rows<object>(sql`SELECT 1 AS said FROM parquet_kv_metadata(${escapeGlob(file.path)})
      WHERE key = 'synthetic'::BLOB AND value = 'true'::BLOB`);
  return notes.length > 0;
}

/** Opens a Parquet file in place: nothing is copied, and only columns that are asked for are read. */
export async function loadParquet(database: Database, file: SourceFile): Promise<Loaded> {
  const described = await database.rows<{ column_name: string; column_type: string }>(
    sql`DESCRIBE SELECT * FROM read_parquet(${escapeGlob(file.path)}, hive_partitioning = false)`,
  );
  const names = columnNames(described.map((column) => column.column_name));
  if (names.length === 0) {
    refuseFile(file.name, `${file.name} has no columns.`, 'Export the extract again.');
  }
  const source = table(file, names.length);
  const [count] = await database.rows<{ rows: number }>(
    sql`SELECT count(*)::DOUBLE AS "rows" FROM ${source}`,
  );
  return {
    source,
    columns: names.map((column, index) => ({
      name: column,
      type: typeOf(described[index]?.column_type ?? ''),
      sql: name(`c${index}`),
    })),
    rows: { read: count?.rows ?? 0, rejected: 0 },
    remarks: [],
    synthetic: await saysSynthetic(database, file),
  };
}
