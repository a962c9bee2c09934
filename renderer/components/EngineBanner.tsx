import { useEffect, useState } from 'react';
import { useEngine } from '../client/engine.tsx';
import { ProblemList } from './ProblemList.tsx';

const recoveredMilliseconds = 6000;

/** Says that the engine died, that it is back, and where it is not started again. */
export function EngineBanner() {
  const { state, opening, ownProblem } = useEngine();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    setOver(false);
    if (state !== 'recovered') return;
    const timer = setTimeout(() => setOver(true), recoveredMilliseconds);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <div role="alert">
      {state === 'lost' ? (
        <p className="banner banner-lost">
          <strong>The engine stopped.</strong> It is being started again.
          {opening === null ? '' : ` ${opening.phrase}.`}
        </p>
      ) : null}
      {state === 'stopped' ? (
        <p className="banner banner-lost">
          <strong>The engine stopped 3 times in a row and is not started again.</strong> Close this
          window and start Quintile again; if it happens again, use a smaller extract. A changed
          definition can still be saved before: Segments, Edit, Save as.
        </p>
      ) : null}
      {state === 'recovered' && !isOver ? (
        <p className="banner banner-recovered">
          <strong>The engine is running again.</strong>
          {ownProblem === null ? ' The figures have been read anew.' : ''}
        </p>
      ) : null}
      {ownProblem === null ? null : (
        <ProblemList
          title={
            ownProblem.call === 'revive'
              ? 'Not all that was in memory is back: what follows is not loaded.'
              : 'The extract to begin with could not be read: nothing is loaded.'
          }
          problems={ownProblem.problems}
        />
      )}
    </div>
  );
}
