import type { ReleasedTable, ReleaseNote } from '../../analytics/contract/released.ts';
import { type ProvenanceLine, provenance } from '../../renderer/charts/provenance.ts';

const crude = 'Crude values are worked out from the rounded counts';
const adjusted = 'standardised values and means are told in steps as coarse as those counts';

/** What the rounding of counts does to a table's values, a sentence; null where it does nothing. */
export function roundingWords({ policy, measure }: ReleaseNote): string | null {
  return policy.rounding <= 1 || measure.unit === 'people' ? null : `${crude}; ${adjusted}`;
}

/** A release note as files of data hold it: with `rounding` in words, where values are rounded. */
export function fileNote(note: ReleaseNote): ReleaseNote & { readonly rounding?: string } {
  const rounding = roundingWords(note);
  return rounding === null ? note : { ...note, rounding };
}

/** What a table's file says of itself, a line each: its title, then where its numbers come from. */
export function tableNotes({ note }: ReleasedTable, title: string): ProvenanceLine[] {
  const rounding = roundingWords(note);
  const lines = [{ key: 'Title', text: title }, ...provenance(note)];
  return lines.map(({ key, text }) => {
    const said = key === 'Disclosure' && rounding !== null ? `${text}. ${rounding}` : text;
    return { key, text: said.replace(/\s+/g, ' ') };
  });
}
