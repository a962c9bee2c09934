import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { provenance } from '../../renderer/charts/provenance.ts';

interface NotedTable {
  /** The name of its files, without an extension. */
  readonly file: string;
  readonly title: string;
  readonly table: ReleasedTable;
}

/** The plain text that goes with a bundle: who each table counts, how, by what, and what is doubted. */
export function methodNote(title: string, tables: readonly NotedTable[]): string {
  const parts = tables.map(({ file, title: heading, table }) =>
    [
      `${file}: ${heading}`,
      ...provenance(table.note).map(({ key, text }) => `  ${key}: ${text.replace(/\s+/g, ' ')}`),
    ].join('\n'),
  );
  return `${title}\n\n${parts.join('\n\n')}\n`;
}
