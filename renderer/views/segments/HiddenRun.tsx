import { useAnswer } from '../../client/use-answer.ts';
import { useRunAsk } from '../../components/use-people.ts';

/** Why a run is hidden as a whole, and where its people are told, under a policy that hides nobody. */
export function HiddenRun() {
  const { answer: run } = useAnswer('segments.run', useRunAsk());
  if (run === null) return null;
  const { cells, policy } = run.note;
  if (cells.hidden === 0 || cells.shown > 0 || policy.zero === 'shown') return null;
  return (
    <p className="stated">
      <strong>Nothing of this run can be shown under {policy.title}.</strong> It hides a count of
      nobody: where a segment loses nobody to an earlier one, what it matches and claims would tell
      that. How many people each segment has is shown under Population.
    </p>
  );
}
