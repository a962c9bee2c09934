import type { Inspection, MappedColumn } from '../../analytics/contract/extract.ts';

/** Names a column among those of all files: two files may have columns of one name. */
export function columnKey({ column, file }: Pick<MappedColumn, 'column' | 'file'>): string {
  return JSON.stringify([file ?? '', column]);
}

function whole(key: string, { files }: Inspection): readonly [file: string, column: string] {
  const [file, column] = JSON.parse(key) as [string, string];
  return [file === '' ? (files[0]?.name ?? '') : file, column];
}

/**
 * What was kept by column of one inspection, by the columns of the next: a file is named only where
 * there are several.
 */
export function rekeyed<T>(
  kept: Readonly<Record<string, T>>,
  before: Inspection | null,
  after: Inspection,
): Readonly<Record<string, T>> {
  if (before === null) return kept;
  const isAlone = after.files.length === 1;
  return Object.fromEntries(
    Object.entries(kept).map(([key, value]) => {
      const [file, column] = whole(key, before);
      return [columnKey(isAlone ? { column } : { column, file }), value];
    }),
  );
}
