import type { Progress } from '../../contract/methods.ts';
import type { Database } from '../../engine/duckdb/database.ts';
import { counted } from '../counted.ts';
import { loadCsv } from './load-csv.ts';
import { loadParquet } from './load-parquet.ts';
import type { Loaded } from './loaded.ts';
import { refuseFile, type SourceFile } from './source-file.ts';

/** Makes a file readable as a table, whatever its format; one without any row is refused. */
export async function loadFile(
  database: Database,
  file: SourceFile,
  signal: AbortSignal,
  progress: (progress: Progress) => void,
): Promise<Loaded> {
  progress({ share: 0, phrase: `Reading ${file.name}` });
  const loaded =
    file.format === 'parquet'
      ? await loadParquet(database, file)
      : await loadCsv(database, file, signal, progress);
  const { read, rejected } = loaded.rows;
  if (read === 0) refuseFile(file.name, 'The file has no rows.', 'Export the extract again.');
  if (read === rejected) {
    const reason = `None of the ${counted(read, 'row')} of the file can be read.`;
    refuseFile(file.name, reason, 'Check that each row has as many cells as there are columns.');
  }
  return loaded;
}
