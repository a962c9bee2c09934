import { type ReactNode, useEffect, useRef } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Host } from '../analytics/contract/host.ts';
import { EngineProvider, useEngine } from './client/engine.tsx';
import { CopyBanner } from './components/CopyBanner.tsx';
import { EngineBanner } from './components/EngineBanner.tsx';
import { Inspector } from './components/Inspector.tsx';
import { NoticeBanner } from './components/NoticeBanner.tsx';
import { ProblemList } from './components/ProblemList.tsx';
import { Rail } from './components/Rail.tsx';
import { TopBar } from './components/TopBar.tsx';
import { Waiting } from './components/Waiting.tsx';
import { ImportProvider } from './state/import-session.tsx';
import { useLeaveCheck } from './state/leave-check.ts';
import { SessionProvider, useSession } from './state/session.tsx';
import type { View } from './state/window-state.ts';
import { WorkspaceProvider } from './state/workspace-session.tsx';
import { ImportView } from './views/ImportView.tsx';
import { MapView } from './views/MapView.tsx';
import { MeasuresView } from './views/MeasuresView.tsx';
import { PopulationView } from './views/PopulationView.tsx';
import { QualityView } from './views/QualityView.tsx';
import { SaveView } from './views/SaveView.tsx';
import { SegmentsView } from './views/SegmentsView.tsx';
import { WorkspaceView } from './views/WorkspaceView.tsx';

const work: Readonly<Record<View, ReactNode>> = {
  import: <ImportView />,
  quality: <QualityView />,
  segments: <SegmentsView />,
  population: <PopulationView />,
  measures: <MeasuresView />,
  map: <MapView />,
  save: <SaveView />,
  workspace: <WorkspaceView />,
};

/** What shows how files are read, not how many people are counted. */
const withoutFigures: readonly View[] = ['import', 'quality', 'workspace'];

/** A workspace that opens with an extract opens at its segments. */
function useFirstView(): void {
  const { workspace, change } = useSession();
  const decided = useRef(false);
  const answer = workspace.answer;
  useEffect(() => {
    if (decided.current || answer === null) return;
    decided.current = true;
    if (answer.extract !== null) change({ kind: 'show', view: 'segments' });
  }, [answer, change]);
}

function Work() {
  const { state, trouble, workspace } = useSession();
  const { opening } = useEngine();
  const main = useRef<HTMLElement>(null);
  const view = useRef(state.view);
  const isFirst = useRef(true);
  useFirstView();
  useLeaveCheck();
  useEffect(() => {
    if (view.current === state.view) return;
    view.current = state.view;
    const isShown = !isFirst.current;
    isFirst.current = false;
    main.current?.scrollTo(0, 0);
    scrollTo(0, 0);
    if (isShown && document.activeElement === document.body) {
      main.current?.focus({ preventScroll: true });
    }
  }, [state.view]);
  return (
    <main
      id="work"
      ref={main}
      className="work"
      tabIndex={-1}
      data-figures={withoutFigures.includes(state.view) ? undefined : ''}
    >
      {trouble !== null ? (
        <ProblemList
          title="The workspace could not be read."
          problems={trouble.problems}
          onRetry={trouble.retry}
        />
      ) : workspace.answer === null ? (
        <div className="opening">
          <Waiting progress={opening} label="Opening the workspace" />
        </div>
      ) : (
        work[state.view]
      )}
    </main>
  );
}

function SkipLink() {
  return (
    <button type="button" className="skip" onClick={() => document.getElementById('work')?.focus()}>
      Skip to the work
    </button>
  );
}

/** The frame: the rail, what is always said, the work, and what explains it. */
export function App({ host }: { host: Host }) {
  return (
    <I18nProvider locale="en-GB">
      <EngineProvider host={host}>
        <SessionProvider>
          <ImportProvider>
            <WorkspaceProvider>
              <div className="window">
                <SkipLink />
                <Rail />
                <TopBar />
                <div className="banner-place">
                  <EngineBanner />
                  <NoticeBanner />
                  <CopyBanner />
                </div>
                <Work />
                <Inspector />
              </div>
            </WorkspaceProvider>
          </ImportProvider>
        </SessionProvider>
      </EngineProvider>
    </I18nProvider>
  );
}
