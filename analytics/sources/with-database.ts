import { type Database, type DatabaseOptions, openDatabase } from '../engine/duckdb/database.ts';
import { stopIfAborted } from './stop-if-aborted.ts';

/** How often a cancelled statement is told again: one that began just after would not have heard. */
const againMilliseconds = 100;

/** Opens a database for one piece of work, interrupts it when the signal says so, and closes it. */
export async function withDatabase<Result>(
  options: DatabaseOptions,
  signal: AbortSignal,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  stopIfAborted(signal);
  const database = await openDatabase({ ...options, readsFiles: true });
  let again: NodeJS.Timeout | undefined;
  const interrupt = () => {
    database.interrupt();
    again ??= setInterval(() => database.interrupt(), againMilliseconds);
  };
  signal.addEventListener('abort', interrupt);
  try {
    return await work(database);
  } finally {
    signal.removeEventListener('abort', interrupt);
    clearInterval(again);
    database.close();
  }
}
