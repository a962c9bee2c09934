import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { arrowFile } from './arrow.ts';
import { csvFile } from './csv.ts';
import { jsonFile } from './json.ts';
import { parquetFile } from './parquet.ts';
import { xlsxFile } from './xlsx.ts';

/** Formats of a table's file, by the ending of its name. */
export const tableFormats = ['csv', 'parquet', 'arrow', 'json', 'xlsx'] as const;
export type TableFormat = (typeof tableFormats)[number];

const writers: { readonly [F in TableFormat]: (released: ReleasedTable) => Uint8Array } = {
  csv: (released) => csvFile(released),
  parquet: parquetFile,
  arrow: arrowFile,
  json: jsonFile,
  xlsx: (released) => xlsxFile(released),
};

/** A released table as the bytes of a file: the same columns, numbers and notes in each format. */
export function tableFile(released: ReleasedTable, format: TableFormat): Uint8Array {
  return writers[format](released);
}
