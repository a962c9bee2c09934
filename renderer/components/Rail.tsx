import type { ReactNode } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { useSession } from '../state/session.tsx';
import { type View, views } from '../state/window-state.ts';
import {
  ImportIcon,
  MapIcon,
  MoonIcon,
  PopulationIcon,
  SaveIcon,
  SegmentsIcon,
  SunIcon,
} from './icons.tsx';

const places: Readonly<Record<View, { readonly label: string; readonly icon: ReactNode }>> = {
  import: { label: 'Import', icon: <ImportIcon /> },
  segments: { label: 'Segments', icon: <SegmentsIcon /> },
  population: { label: 'Population', icon: <PopulationIcon /> },
  map: { label: 'Map', icon: <MapIcon /> },
  save: { label: 'Save', icon: <SaveIcon /> },
};

/** The views in the order of the work, and the light. */
export function Rail() {
  const { state, change, theme } = useSession();
  return (
    <nav className="rail" aria-label="Views">
      <p className="rail-mark">Quintile</p>
      <ul>
        {views.map((view) => (
          <li key={view}>
            <Button
              className="rail-item"
              aria-current={state.view === view ? 'page' : false}
              onPress={() => change({ kind: 'show', view })}
            >
              {places[view].icon}
              <span>{places[view].label}</span>
            </Button>
          </li>
        ))}
      </ul>
      <ToggleButton
        className="rail-item rail-theme"
        isSelected={theme === 'dark'}
        onChange={(isDark) => change({ kind: 'theme', theme: isDark ? 'dark' : 'light' })}
      >
        {theme === 'dark' ? <MoonIcon /> : <SunIcon />}
        <span>Dark</span>
      </ToggleButton>
    </nav>
  );
}
