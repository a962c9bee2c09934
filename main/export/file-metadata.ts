import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { columnMeanings, type TableColumn } from './table-columns.ts';
import { fileNote } from './table-notes.ts';

/**
 * What formats with key-value metadata carry: `quintile`, the release note, the stamp of working
 * figures included, and `columns`, the name, unit and meaning of each; both as JSON.
 */
export function fileMetadata(
  { note }: ReleasedTable,
  columns: readonly TableColumn[],
): readonly (readonly [key: string, value: string])[] {
  return [
    ['quintile', JSON.stringify(fileNote(note))],
    ['columns', JSON.stringify(columnMeanings(columns))],
  ];
}
