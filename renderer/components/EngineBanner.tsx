import { useEffect, useState } from 'react';
import { useEngine } from '../client/engine.tsx';

const recoveredMilliseconds = 6000;

/** Says that the engine died, and that it is back. */
export function EngineBanner() {
  const { state, opening } = useEngine();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    setOver(false);
    if (state !== 'recovered') return;
    const timer = setTimeout(() => setOver(true), recoveredMilliseconds);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <div role="alert" className="banner-place">
      {state === 'lost' ? (
        <p className="banner banner-lost">
          <strong>The engine stopped.</strong> It is being started again; nothing is lost.
          {opening === null ? '' : ` ${opening.phrase}.`}
        </p>
      ) : null}
      {state === 'recovered' && !isOver ? (
        <p className="banner banner-recovered">
          <strong>The engine is running again.</strong> The figures have been read anew.
        </p>
      ) : null}
    </div>
  );
}
