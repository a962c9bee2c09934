import type { Progress } from '../../contract/methods.ts';
import type { Database } from '../../engine/duckdb/database.ts';
import { digits } from '../counted.ts';
import type { Loaded } from '../reading/loaded.ts';

const lookMilliseconds = 200;

const megabytes = (bytes: number) => digits(Math.ceil(bytes / 1e6));

/** How far a reading has come, in rows and bytes. */
export function readingPhrase({ name, records, bytes }: Loaded, share: number): string {
  const rows = `${digits(Math.floor(records * share))} of ${digits(records)} rows`;
  return `Reading ${name}: ${rows}, ${megabytes(bytes * share)} of ${megabytes(bytes)} MB`;
}

/** Runs one reading of a whole file and tells how far it has come; shares go from 0 to 1. */
export async function watchReading<T>(
  database: Database,
  loaded: Loaded,
  progress: (progress: Progress) => void,
  run: () => Promise<T>,
): Promise<T> {
  let furthest = 0;
  const look = () => {
    furthest = Math.max(furthest, database.progress());
    progress({ share: furthest, phrase: readingPhrase(loaded, furthest) });
  };
  look();
  const timer = setInterval(look, lookMilliseconds);
  try {
    return await run();
  } finally {
    clearInterval(timer);
  }
}
