import type { ReactNode } from 'react';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { formatCount } from '../charts/number-format.ts';
import { sentence, upperFirst } from '../charts/phrase.ts';
import { cellNoun } from '../charts/provenance.ts';

function hiddenWords({ note }: ReleasedTable): string {
  const { hidden, total } = note.cells;
  const noun = cellNoun(note);
  if (hidden === 0) return `no ${noun} hidden`;
  return `${formatCount(hidden)} of ${formatCount(total)} ${noun}s hidden`;
}

interface FigureNoteProps {
  readonly table: ReleasedTable;
  /** Says who is counted, where nothing else does. */
  readonly isCounted?: boolean;
  /** Leaves out what the extract lacks, where that is said beside the figure. */
  readonly isWarned?: boolean;
  /** Leaves out how intervals are made, where that is said beside the figure. */
  readonly isMethodSaid?: boolean;
  /** What can be done where values are hidden; in the line that says how many are. */
  readonly remedy?: ReactNode;
}

/** Who is counted, by which policy a table's figures show, how many do not, and what a reader must know. */
export function FigureNote(props: FigureNoteProps) {
  const { table, isCounted = false, isWarned = true, isMethodSaid = false, remedy = null } = props;
  const { measure, policy, population, warnings } = table.note;
  const parts = [
    policy.working ? 'Working figures: nothing hidden' : `${policy.title}: ${hiddenWords(table)}`,
    ...(measure.method === null || isMethodSaid ? [] : [`intervals: ${measure.method}`]),
  ];
  return (
    <div className="figure-note">
      {isCounted ? (
        <p>
          <strong>Counted:</strong> {sentence(upperFirst(population))}
        </p>
      ) : null}
      <p>
        {parts.join(' · ')}
        {table.note.cells.hidden > 0 ? remedy : null}
      </p>
      {(isWarned ? warnings : []).map((warning) => (
        <p key={warning} className="figure-warning">
          {warning}
        </p>
      ))}
    </div>
  );
}
