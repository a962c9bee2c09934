import { EmptyState } from '../../components/EmptyState.tsx';
import { Figure } from '../../components/Figure.tsx';
import { useSession } from '../../state/session.tsx';
import { DefinitionText } from './DefinitionText.tsx';
import { HiddenRun } from './HiddenRun.tsx';
import { LossesFigure } from './LossesFigure.tsx';
import { RefusedDefinition } from './RefusedDefinition.tsx';
import { TrustPanel } from './TrustPanel.tsx';

/** The run: matched, claimed and lost, who took the lost, and what to know before relying on it. */
export function CountsPart() {
  const { extract, document, explained, isOverlay } = useSession();
  if (explained.status === 'problem') return <RefusedDefinition />;
  const isRefused = (document?.problems.length ?? 0) > 0;
  return (
    <div className="segments">
      <div className="column">
        {extract === null ? (
          <EmptyState
            title="Nobody to sort yet"
            next={{ view: 'import', label: 'Open an extract' }}
          >
            The definition can be read without an extract. To count its segments, open one.
          </EmptyState>
        ) : isRefused ? (
          <RefusedDefinition />
        ) : (
          <>
            {isOverlay ? null : <HiddenRun />}
            <Figure
              figure="waterfall"
              heading={isOverlay ? 'People in each segment' : 'Matched, claimed and lost'}
            />
            {isOverlay ? null : <LossesFigure />}
          </>
        )}
      </div>
      {document === null ? null : (
        <div className="column">
          <TrustPanel document={document} />
          <DefinitionText document={document} />
        </div>
      )}
    </div>
  );
}
