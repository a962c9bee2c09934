import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { fileMetadata } from './file-metadata.ts';
import { type FilledColumn, tableCells } from './table-cells.ts';

function sourceOf({ name, kind, cells }: FilledColumn): ColumnSource {
  return { name, data: [...cells], type: kind === 'text' ? 'STRING' : 'DOUBLE', nullable: true };
}

/** A released table as Parquet: strings and doubles, and the notes in the file's key-value metadata. */
export function parquetFile(released: ReleasedTable): Uint8Array {
  const columns = tableCells(released);
  const kvMetadata = fileMetadata(released, columns).map(([key, value]) => ({ key, value }));
  const createdBy = `Quintile ${released.note.version}`;
  const columnData = columns.map(sourceOf);
  return new Uint8Array(parquetWriteBuffer({ columnData, kvMetadata, createdBy }));
}
