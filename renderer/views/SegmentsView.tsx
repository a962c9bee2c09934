import { EmptyState } from '../components/EmptyState.tsx';
import { Figure } from '../components/Figure.tsx';
import { ProblemList } from '../components/ProblemList.tsx';
import { useSession } from '../state/session.tsx';
import { DefinitionChoice } from './segments/DefinitionChoice.tsx';
import { DefinitionText } from './segments/DefinitionText.tsx';

/** How the definition sorts everyone: matched, claimed, lost, and the criteria in plain English. */
export function SegmentsView() {
  const { extract, explained } = useSession();
  return (
    <>
      <div className="view-head">
        <h1>Segments</h1>
        <DefinitionChoice />
      </div>
      {explained.status === 'problem' ? (
        <ProblemList
          title="The definition could not be read."
          problems={explained.problems}
          onRetry={explained.retry}
        />
      ) : null}
      <div className="segments">
        {extract === null ? (
          <EmptyState
            title="Nobody to sort yet"
            next={{ view: 'import', label: 'Open an extract' }}
          >
            The definition can be read without an extract. To count its segments, open one.
          </EmptyState>
        ) : (
          <Figure chart="waterfall" heading="Matched, claimed and lost" />
        )}
        {explained.answer === null ? null : <DefinitionText document={explained.answer} />}
      </div>
    </>
  );
}
