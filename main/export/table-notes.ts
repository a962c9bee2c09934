import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { type ProvenanceLine, provenance } from '../../renderer/charts/provenance.ts';

/** What a table's file says of itself, a line each: its title, then where its numbers come from. */
export function tableNotes({ note }: ReleasedTable, title: string): ProvenanceLine[] {
  const lines = [{ key: 'Title', text: title }, ...provenance(note)];
  return lines.map(({ key, text }) => ({ key, text: text.replace(/\s+/g, ' ') }));
}
