import { counted } from '../counted.ts';
import type { Part } from './part.ts';
import { refuseFile } from './refuse-file.ts';

/** Refuses files of one layout that hold no row, or none that can be read. */
export function checkRows(parts: readonly Part[]): void {
  const name = parts[0]?.file.name ?? '';
  const records = parts.reduce((sum, part) => sum + part.records, 0);
  const rejected = parts.reduce((sum, part) => sum + part.rejected, 0);
  if (records === 0) refuseFile(name, 'The file has no rows.', 'Export the extract again.');
  if (records === rejected) {
    const reason = `None of the ${counted(records, 'row')} of the file can be read.`;
    refuseFile(name, reason, 'Check that each row has as many cells as there are columns.');
  }
}
