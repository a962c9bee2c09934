import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A folder of one reading's own, which goes with all that is in it when the work is over. */
export async function withOwnFolder<T>(
  temporary: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(temporary, 'reading-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
