import { Button } from 'react-aria-components';
import type { ReleasedTable } from '../../../../analytics/contract/released.ts';
import { useSession } from '../../../state/session.tsx';
import { counted } from '../../../words/counted.ts';
import { moves } from '../pairs.ts';
import type { DraftAnswers } from './use-draft-answers.ts';

/** Whether the text can be used, in a few words. */
function standing({ checked, problems }: DraftAnswers): string {
  if (checked.status === 'asking') return 'Checking …';
  if (problems.length > 0) return `${counted(problems.length, 'problem')}: not in use`;
  return 'No problem found';
}

/** How many people move in all, as far as that is shown: rounded counts add up to about as many. */
function moversWords(table: ReleasedTable): string {
  const pairs = moves(table, new Map());
  const shown = pairs.flatMap(({ row }) => row.count ?? []);
  const hidden = pairs.length - shown.length;
  const people = shown.reduce((sum, count) => sum + count, 0);
  const about = shown.length > 1 && table.note.policy.rounding > 1 ? 'About ' : '';
  const told = shown.length === 0 ? [] : [about + counted(people, 'person moves', 'people move')];
  const untold = hidden === 0 ? [] : [counted(hidden, 'move is hidden', 'moves are hidden')];
  return [...told, ...untold].join(', ') || 'Nobody moves';
}

/** What a change does in a few words; null while that is counted, and where nothing is changed. */
function effectWords({ changes, movers }: DraftAnswers, isCounted: boolean): string | null {
  if (changes.status !== 'answer') return null;
  if (!isCounted || movers.status === 'problem') return counted(changes.answer.length, 'change');
  return movers.status === 'answer' ? moversWords(movers.answer) : null;
}

interface StandingProps {
  readonly answers: DraftAnswers;
  readonly isChanged: boolean;
  /** Leads to what the change does. */
  readonly onSee: () => void;
}

/** How the text stands, said as it changes: what is wrong with it, or what it would do. */
export function Standing({ answers, isChanged, onSee }: StandingProps) {
  const { extract } = useSession();
  const isWrong = answers.problems.length > 0;
  const effect = isChanged && !answers.isLate ? effectWords(answers, extract !== null) : null;
  return (
    <div className={isWrong ? 'edit-standing edit-wrong' : 'edit-standing'} role="status">
      <span>{standing(answers)}</span>
      {effect === null ? null : (
        <Button className="quiet" onPress={onSee}>
          {`${effect}: see the effect`}
        </Button>
      )}
    </div>
  );
}
