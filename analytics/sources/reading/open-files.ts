import type { ReadAs } from '../../contract/reading.ts';
import type { Database } from '../../engine/duckdb/database.ts';
import { stopIfAborted } from '../stop-if-aborted.ts';
import { readArrow } from './arrow/read-arrow.ts';
import { requireSame } from './file-stamp.ts';
import { identifyFile, type SourceFile } from './identify-file.ts';
import { joinParts } from './join-parts.ts';
import type { Loaded } from './loaded.ts';
import type { Part, ReadContext } from './part.ts';
import { readParquet } from './read-parquet.ts';
import { readText } from './text/read-text.ts';
import { readWorkbook } from './workbook/read-workbook.ts';

function readPart(
  database: Database,
  file: SourceFile,
  readAs: ReadAs,
  context: ReadContext,
  share: (share: number) => void,
): Promise<Part> {
  switch (file.format) {
    case 'csv':
      return readText(file, readAs, context, share);
    case 'parquet':
      return readParquet(database, file, context);
    case 'arrow':
      return readArrow(database, file, context, share);
    case 'xlsx':
      return readWorkbook(database, file, readAs, context, share);
  }
}

/**
 * Opens the files of an extract as tables; files of one format and the same columns become one.
 * `paths` are those of `listFiles`, and the database must be allowed to read them and whatever is in
 * `context.temporary`. `readAs` goes by base name. Text and Parquet are read in place; text that
 * DuckDB would not read for sure goes through a cleaned copy in `context.temporary`.
 */
export async function openFiles(
  database: Database,
  paths: readonly string[],
  readAs: Readonly<Record<string, ReadAs>>,
  context: ReadContext,
): Promise<readonly Loaded[]> {
  const files = paths.map(identifyFile);
  const all = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const parts: Part[] = [];
  for (const file of files) {
    stopIfAborted(context.signal);
    const phrase = `Reading ${file.name}`;
    const share = (of: number) =>
      context.progress({ share: (done + Math.min(1, of) * file.bytes) / all, phrase });
    share(0);
    const part = await readPart(database, file, readAs[file.name] ?? {}, context, share).finally(
      () => requireSame(file),
    );
    parts.push(part);
    done += file.bytes;
  }
  return joinParts(parts, readAs);
}
