import type { ReleasedTable } from '../../../analytics/contract/released.ts';
import { cellNoun } from '../../charts/provenance.ts';
import { counted } from '../../words/counted.ts';
import type { SaveOutcome } from './use-saving.ts';

function furtherWords(further: number | null): string {
  if (further === null) return 'The saved file does not hide what this preview hides.';
  const they = further === 1 ? 'it' : 'they';
  return `The saved file has ${counted(further, 'count')} hidden that this preview shows: with what left before, ${they} would have told too much.`;
}

interface SavedNoteProps {
  readonly outcome: SaveOutcome;
  readonly preview: ReleasedTable;
}

/** Where earlier releases had the saved file hide other cells than its preview: that it does, and how many. */
export function SavedNote({ outcome, preview: { note } }: SavedNoteProps) {
  if (outcome.kind !== 'saved') return null;
  const { further, hidden } = outcome;
  const isOther = hidden !== null && hidden !== note.cells.hidden;
  if (further === null && !isOther) return null;
  return (
    <p className="stated saved-note">
      <strong>{furtherWords(further)}</strong>
      {isOther
        ? ` Hidden in the file: ${counted(hidden, cellNoun(note))}; in this preview: ${note.cells.hidden}.`
        : ''}
    </p>
  );
}
