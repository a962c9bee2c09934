import { useEffect, useRef } from 'react';
import { useImport } from './import-session.tsx';
import type { Arrival } from './import-state.ts';

/** Longer than the window: their beginning is shown. */
const starts: readonly Arrival[] = ['columns', 'fields', 'receipt'];

/** Takes the keyboard and the eye to an element when the import arrives there; it needs a tabIndex. */
export function useArrival<E extends HTMLElement>(place: Arrival) {
  const { state, arrived } = useImport();
  const ref = useRef<E>(null);
  useEffect(() => {
    const element = ref.current;
    if (state.arrival !== place || element === null) return;
    element.focus({ preventScroll: true });
    element.scrollIntoView({
      block: starts.includes(place) ? 'start' : 'center',
    });
    arrived();
  });
  return ref;
}
