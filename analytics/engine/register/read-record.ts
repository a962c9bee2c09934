import { readReleased } from '../../audit/read-released.ts';
import type { ReadTable } from '../../audit/read-table.ts';
import type { ReleaseRecord } from '../../disclosure/register/release-record.ts';

/** A table of a record in words: what it measures, and by what. */
export function tableWords({ table: { note } }: Pick<ReleaseRecord, 'table'>): string {
  const by = note.dimensions.map(({ label }) => label.toLowerCase());
  return by.length === 0 ? note.measure.label : `${note.measure.label} by ${by.join(', ')}`;
}

/** A record as its reader has it. */
export function readRecord({ title, when, asked, extract, table }: ReleaseRecord): ReadTable {
  const bundle = `"${title}" of ${when.slice(0, 10)}`;
  const file = tableWords({ table });
  return readReleased({ bundle, file, where: asked.ask['where'], extract, table });
}
