import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { formatCount } from '../charts/number-format.ts';

function hiddenWords({ note }: ReleasedTable): string {
  const { hidden, total } = note.cells;
  if (hidden === 0) return 'no cell hidden';
  return `${formatCount(hidden)} of ${formatCount(total)} cells hidden`;
}

/** By which rule a table's numbers show, how many do not, and what a reader must know. */
export function FigureNote({ table }: { table: ReleasedTable }) {
  const { measure, policy, warnings } = table.note;
  const parts = [
    policy.working ? 'Working numbers: nothing hidden' : `${policy.title}: ${hiddenWords(table)}`,
    ...(measure.method === null ? [] : [`intervals: ${measure.method}`]),
  ];
  return (
    <div className="figure-note">
      <p>{parts.join(' · ')}</p>
      {warnings.map((warning) => (
        <p key={warning} className="figure-warning">
          {warning}
        </p>
      ))}
    </div>
  );
}
