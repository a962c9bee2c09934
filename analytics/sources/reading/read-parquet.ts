import type { Database } from '../../engine/duckdb/database.ts';
import { escapeGlob } from '../../engine/duckdb/escape-glob.ts';
import { join, literal, name, type Sql, sql } from '../../sql/sql.ts';
import { stopIfAborted } from '../stop-if-aborted.ts';
import { columnNames } from './column-names.ts';
import type { SourceFile } from './identify-file.ts';
import type { ColumnType } from './loaded.ts';
import type { Part, PartColumn, ReadContext, SampleRow } from './part.ts';
import { refuseFile } from './refuse-file.ts';

const types: readonly (readonly [RegExp, ColumnType])[] = [
  [/\[\]$|^(STRUCT|MAP|UNION|LIST|BLOB|VARIANT|GEOMETRY)/, 'other'],
  [/^BOOLEAN$/, 'flag'],
  [/^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL.*|FLOAT|DOUBLE)$/, 'number'],
  [/^(VARCHAR|ENUM.*|UUID)$/, 'text'],
  [/^(DATE|TIME.*)$/, 'date'],
];

/** What kind of column a type of DuckDB is. */
function columnType(duckdbType: string): ColumnType {
  return types.find(([pattern]) => pattern.test(duckdbType))?.[1] ?? 'other';
}

function source(path: string, columns: number): Sql {
  const names = Array.from({ length: columns }, (_, index) => name(`c${index}`));
  return sql`(SELECT * FROM read_parquet(${escapeGlob(path)}, hive_partitioning = false)
    AS file(${join(names)}))`;
}

/** Whether the file's own notes hold `synthetic: true`. */
async function saysSynthetic(database: Database, path: string): Promise<boolean> {
  const notes = await database.rows<object>(
    sql`SELECT 1 AS said FROM parquet_kv_metadata(${escapeGlob(path)})
      WHERE key = 'synthetic'::BLOB AND value = 'true'::BLOB`,
  );
  return notes.length > 0;
}

/** Rows that the file's own end says it holds. */
async function countRows(database: Database, path: string): Promise<number> {
  const [count] = await database.rows<{ rows: number }>(
    sql`SELECT num_rows::DOUBLE AS "rows" FROM parquet_file_metadata(${escapeGlob(path)})`,
  );
  return count?.rows ?? 0;
}

const mostRows = 20_000;
const mostCells = 2_000_000;
const stretches = 20;

/** Where stretches of rows start that are spread evenly over a file, and how long each is. */
function spread(
  records: number,
  columns: number,
): { readonly starts: number[]; readonly length: number } {
  const most = Math.max(1, Math.min(mostRows, Math.floor(mostCells / columns)));
  if (records <= most) return { starts: [0], length: records };
  const length = Math.max(1, Math.floor(most / stretches));
  const count = Math.min(stretches, most);
  const starts = Array.from({ length: count }, (_, index) =>
    Math.floor((index * (records - length)) / Math.max(1, count - 1)),
  );
  return { starts, length };
}

/** Rows in stretches from all over the file: whole row groups are passed over between them. */
async function sampleRows(
  database: Database,
  path: string,
  columns: readonly PartColumn[],
  records: number,
): Promise<SampleRow[]> {
  const { starts, length } = spread(records, columns.length);
  const cells = columns.map((column, index) =>
    column.type === 'other'
      ? sql`NULL::VARCHAR AS ${name(`c${index}`)}`
      : sql`nullif(${name(`c${index}`)}::VARCHAR, '') AS ${name(`c${index}`)}`,
  );
  const ranges = starts.map(
    (start) => sql`place BETWEEN ${literal(start)} AND ${literal(start + length - 1)}`,
  );
  const names = columns.map((_, index) => name(`c${index}`));
  const rows = await database.query(
    sql`SELECT ${join(cells)} FROM read_parquet(${escapeGlob(path)}, hive_partitioning = false,
      file_row_number = true) AS file(${join([...names, name('place')])})
      WHERE ${join(ranges, ' OR ')} ORDER BY place`,
  );
  return (await rows.getRowsJS()) as SampleRow[];
}

/** A Parquet file as a table, in place: nothing is copied, and only columns that are asked for are read. */
export async function readParquet(
  database: Database,
  file: SourceFile,
  { signal }: ReadContext,
): Promise<Part> {
  const described = await database.rows<{ column_name: string; column_type: string }>(
    sql`DESCRIBE SELECT * FROM read_parquet(${escapeGlob(file.path)}, hive_partitioning = false)`,
  );
  const names = columnNames(described.map((column) => column.column_name));
  if (names.length === 0) {
    refuseFile(file.name, `${file.name} has no columns.`, 'Export the extract again.');
  }
  const columns = names.map((column, index) => ({
    name: column,
    type: columnType(described[index]?.column_type ?? ''),
  }));
  const records = await countRows(database, file.path);
  stopIfAborted(signal);
  return {
    file,
    columns,
    source: source(file.path, names.length),
    sample: records === 0 ? [] : await sampleRows(database, file.path, columns, records),
    records,
    rejected: 0,
    rejects: [],
    readAs: {},
    reasons: ['The file says that it is Parquet.'],
    remarks: [],
    rejectRemarks: [],
    sheets: [],
    synthetic: await saysSynthetic(database, file.path),
  };
}
