import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
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

const toLight = { theme: 'light', label: 'Light', icon: <SunIcon /> } as const;
const toDark = { theme: 'dark', label: 'Dark', icon: <MoonIcon /> } as const;

/** The views in the order of the work, and the light. */
export function Rail() {
  const { state, change, theme } = useSession();
  const next = theme === 'dark' ? toLight : toDark;
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
      <Button
        className="rail-item rail-theme"
        aria-label={`${next.label} theme`}
        onPress={() => change({ kind: 'theme', theme: next.theme })}
      >
        {next.icon}
        <span>{next.label}</span>
      </Button>
    </nav>
  );
}
