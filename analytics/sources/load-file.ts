import type { Progress } from '../contract/methods.ts';
import type { Database } from '../engine/duckdb/database.ts';
import { loadCsv } from './load-csv.ts';
import { loadParquet } from './load-parquet.ts';
import type { Loaded } from './loaded.ts';
import type { SourceFile } from './source-file.ts';

/** Makes a file readable as a table, whatever its format. */
export function loadFile(
  database: Database,
  file: SourceFile,
  signal: AbortSignal,
  progress: (progress: Progress) => void,
): Promise<Loaded> {
  progress({ share: 0, phrase: `Reading ${file.name}` });
  return file.format === 'parquet'
    ? loadParquet(database, file)
    : loadCsv(database, file, signal, progress);
}
