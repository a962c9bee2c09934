import type { AuditTable } from '../../audit/manifest.ts';
import { readReleased } from '../../audit/read-released.ts';
import type { ReadTable } from '../../audit/read-table.ts';
import type { LeavingMethod } from '../../contract/release-summary.ts';
import type { ReleaseRecord } from '../../disclosure/register/release-record.ts';

/** A label within a sentence: one that has capitals of its own is a name, and keeps them. */
export const withinSentence = (label: string): string =>
  /^\p{Lu}\P{Lu}*$/u.test(label) ? label.toLowerCase() : label;

/** A table of a record in words: what it measures, and by what. */
export function tableWords({ table: { note } }: Pick<ReleaseRecord, 'table'>): string {
  const by = note.dimensions.map(({ label }) => withinSentence(label));
  return by.length === 0 ? note.measure.label : `${note.measure.label} by ${by.join(', ')}`;
}

/**
 * What the segments of a table of pairs say: that of a row is one that its people match, whoever claims
 * them, and so no group of a table by segment; the other one of a loss is the one that claims them.
 */
const meantBy: { readonly [M in LeavingMethod]?: (table: AuditTable) => Record<string, string> } = {
  'segments.overlap': matching,
  'segments.losses': (table) => ({ ...matching(table), other_segment: 'segment' }),
};

function matching({ definition }: AuditTable): Record<string, string> {
  return { segment: `matched segment of ${definition ?? 'a definition'}` };
}

/** A table with its columns called by what they mean. */
function renamed(read: ReadTable, names: Readonly<Record<string, string>>): ReadTable {
  const { table, columns } = read;
  const dimensions = table.dimensions.map((one) => ({ ...one, name: names[one.name] ?? one.name }));
  const own = new Set([...columns].map((name) => names[name] ?? name));
  return { ...read, table: { ...table, dimensions }, columns: own };
}

/** A record as its reader has it. */
export function readRecord({ title, when, asked, extract, table }: ReleaseRecord): ReadTable {
  const bundle = `"${title}" of ${when.slice(0, 10)}`;
  const file = tableWords({ table });
  const read = readReleased({ bundle, file, where: asked.ask['where'], extract, table });
  return renamed(read, meantBy[asked.method]?.(read.table) ?? {});
}
