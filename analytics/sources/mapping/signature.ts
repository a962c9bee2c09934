import { createHash } from 'node:crypto';
import type { FileRole } from '../../contract/reading.ts';

/** What a file of an extract looks like, whatever its name and its rows. */
export interface FileLayout {
  readonly role: FileRole;
  /** Column names in the order of the file. */
  readonly columns: readonly string[];
}

/**
 * The same for files with the same columns in the same order, whatever their names, their rows and
 * the order in which they are given: SHA-256 of roles and column names, in hexadecimal.
 */
export function signatureOf(files: readonly FileLayout[]): string {
  const layouts = files.map(({ role, columns }) => JSON.stringify([role, columns])).toSorted();
  return createHash('sha256').update(JSON.stringify(layouts)).digest('hex');
}
