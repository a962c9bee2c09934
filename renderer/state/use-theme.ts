import { useEffect, useSyncExternalStore } from 'react';
import type { Theme } from './window-state.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');

function onChange(listener: () => void): () => void {
  dark.addEventListener('change', listener);
  return () => dark.removeEventListener('change', listener);
}

/** The theme in force: the one that was chosen, else the system's. Sets it on the document. */
export function useTheme(chosen: Theme | null): Theme {
  const isDark = useSyncExternalStore(onChange, () => dark.matches);
  const theme = chosen ?? (isDark ? 'dark' : 'light');
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return theme;
}
