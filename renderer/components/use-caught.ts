import { useEffect, useRef } from 'react';

/**
 * Catches the keyboard where what it was on went together with what was removed: the element, which
 * needs a tabIndex, is focused when the count falls and nothing else is.
 */
export function useCaught<E extends HTMLElement>(count: number) {
  const ref = useRef<E>(null);
  const before = useRef(count);
  useEffect(() => {
    const isFewer = count < before.current;
    before.current = count;
    if (isFewer && document.activeElement === document.body) ref.current?.focus();
  }, [count]);
  return ref;
}
