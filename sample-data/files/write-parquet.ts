import { openDatabase } from '../../analytics/engine/duckdb/database.ts';
import { join, literal, sql } from '../../analytics/sql/sql.ts';
import { columns } from '../people/columns.ts';

export interface ParquetAsk {
  /** The CSV file to read, absolute. */
  readonly csv: string;
  /** The Parquet file to write, absolute, in `folder`. */
  readonly parquet: string;
  /** The one folder that the database may use. */
  readonly folder: string;
  /** Short texts that the file carries about itself. */
  readonly about: Readonly<Record<string, string>>;
  /** Threads of the database; as many as the machine has where left out. The bytes do not differ. */
  readonly threads?: number;
  readonly signal?: AbortSignal | undefined;
  /** Told now and then which share of the work is done, 0 to 1. */
  readonly written: (share: number) => void;
}

/** Bytes that DuckDB may hold; what is more goes through its spill folder. */
const memory = 900 * 2 ** 20;
const rowGroup = 122_880;
const watchEvery = 200;

function copy({ csv, parquet, about }: ParquetAsk) {
  const types = columns.map(({ name, type }) => sql`${literal(name)}: ${literal(type)}`);
  const notes = Object.entries(about).map(([key, text]) => sql`${literal(key)}: ${literal(text)}`);
  return sql`
    COPY (
      FROM read_csv(
        ${literal(csv)},
        header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
        nullstr = '', columns = {${join(types)}}
      )
    ) TO ${literal(parquet)} (
      FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${literal(rowGroup)},
      KV_METADATA {${join(notes)}}
    )`;
}

/** The same people as Parquet, in the same order, without holding them in memory. */
export async function writeParquet(ask: ParquetAsk): Promise<void> {
  const database = await openDatabase({
    path: null,
    files: [ask.csv],
    folders: [ask.folder],
    temporary: ask.folder,
    memory,
    ...(ask.threads === undefined ? {} : { threads: ask.threads }),
  });
  const stop = () => database.interrupt();
  ask.signal?.addEventListener('abort', stop);
  const watch = setInterval(() => {
    ask.written(database.progress());
    if (ask.signal?.aborted === true) stop();
  }, watchEvery);
  try {
    await database.run(copy(ask));
  } finally {
    clearInterval(watch);
    ask.signal?.removeEventListener('abort', stop);
    database.close();
  }
}
