import { ProblemList } from '../../components/ProblemList.tsx';
import { useImport } from '../../state/import-session.tsx';
import { useArrival } from '../../state/use-arrival.ts';

/** What came of the last step where it did not go through: why, or that it was cancelled. */
export function Outcome() {
  const { state } = useImport();
  const problems = useArrival<HTMLDivElement>('problems');
  const cancelled = useArrival<HTMLParagraphElement>('cancelled');
  if (state.problems.length > 0) {
    return (
      <div ref={problems} tabIndex={-1} className="outcome">
        <ProblemList title="The files were not loaded." problems={state.problems} />
      </div>
    );
  }
  if (!state.isCancelled) return null;
  return (
    <p ref={cancelled} tabIndex={-1} className="outcome outcome-cancelled">
      <strong>Cancelled.</strong> Nothing was loaded.
    </p>
  );
}
