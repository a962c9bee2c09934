import { Float64, Schema, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { fileMetadata } from './file-metadata.ts';
import { type FilledColumn, tableCells } from './table-cells.ts';

function vectorOf({ kind, cells }: FilledColumn) {
  return kind === 'text'
    ? vectorFromArray(cells, new Utf8())
    : vectorFromArray(cells, new Float64());
}

/** A released table as an Arrow file: texts and doubles, and the notes in the schema's metadata. */
export function arrowFile(released: ReleasedTable): Uint8Array {
  const columns = tableCells(released);
  const { schema, batches } = new Table(
    Object.fromEntries(columns.map((column) => [column.name, vectorOf(column)])),
  );
  const metadata = new Map(fileMetadata(released, columns));
  return tableToIPC(new Table(new Schema(schema.fields, metadata), batches), 'file');
}
