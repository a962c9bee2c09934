import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useSession } from '../state/session.tsx';
import { type View, views } from '../state/window-state.ts';
import {
  ImportIcon,
  MapIcon,
  MeasuresIcon,
  MoonIcon,
  PopulationIcon,
  QualityIcon,
  SaveIcon,
  SegmentsIcon,
  SunIcon,
  WorkspaceIcon,
} from './icons.tsx';

const places: Readonly<Record<View, { readonly label: string; readonly icon: ReactNode }>> = {
  import: { label: 'Import', icon: <ImportIcon /> },
  quality: { label: 'Quality', icon: <QualityIcon /> },
  segments: { label: 'Segments', icon: <SegmentsIcon /> },
  population: { label: 'Population', icon: <PopulationIcon /> },
  measures: { label: 'Measures', icon: <MeasuresIcon /> },
  map: { label: 'Map', icon: <MapIcon /> },
  save: { label: 'Save', icon: <SaveIcon /> },
  workspace: { label: 'Workspace', icon: <WorkspaceIcon /> },
};

const toLight = { theme: 'light', label: 'Light', icon: <SunIcon /> } as const;
const toDark = { theme: 'dark', label: 'Dark', icon: <MoonIcon /> } as const;

function Place({ view, className = '' }: { view: View; className?: string }) {
  const { state, change } = useSession();
  return (
    <Button
      className={`rail-item ${className}`}
      aria-current={state.view === view ? 'page' : false}
      onPress={() => change({ kind: 'show', view })}
    >
      {places[view].icon}
      <span>{places[view].label}</span>
    </Button>
  );
}

/** The views in the order of the work; the workspace and the light at the foot. */
export function Rail() {
  const { change, theme } = useSession();
  const next = theme === 'dark' ? toLight : toDark;
  return (
    <nav className="rail" aria-label="Views">
      <p className="rail-mark">Quintile</p>
      <ul>
        {views.map((view) => (
          <li key={view}>
            <Place view={view} />
          </li>
        ))}
      </ul>
      <Place view="workspace" className="rail-foot" />
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
