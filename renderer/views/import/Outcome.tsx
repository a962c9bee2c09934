import { ProblemList } from '../../components/ProblemList.tsx';
import { useImport } from '../../state/import-session.tsx';
import { useArrival } from '../../state/use-arrival.ts';

interface OutcomeProps {
  /** Name of the file whose card it stands in; left out above them all. */
  readonly file?: string;
}

/** What came of the last step where it did not go through: why, or that it was cancelled. */
export function Outcome({ file }: OutcomeProps) {
  const { state } = useImport();
  const problems = useArrival<HTMLDivElement>('problems');
  const cancelled = useArrival<HTMLParagraphElement>('cancelled');
  if (state.about !== (file ?? null)) return null;
  if (state.problems.length > 0) {
    const title =
      file === undefined
        ? 'The files were not loaded.'
        : 'It cannot be read like this: what was in force before still is.';
    return (
      <div ref={problems} tabIndex={-1} className="outcome">
        <ProblemList title={title} problems={state.problems} />
      </div>
    );
  }
  if (!state.isCancelled) return null;
  return (
    <p ref={cancelled} tabIndex={-1} className="outcome outcome-cancelled">
      <strong>Cancelled.</strong>{' '}
      {file === undefined ? 'Nothing was loaded.' : 'The file is read as before.'}
    </p>
  );
}
