import { useEffect } from 'react';
import { isUnsaved } from './draft.ts';
import { useSession } from './session.tsx';

/** Lets the window ask before it is left with a changed definition that has not been saved. */
export function useLeaveCheck(): void {
  const { state } = useSession();
  const mustAsk = isUnsaved(state.draft);
  useEffect(() => {
    if (!mustAsk) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [mustAsk]);
}
