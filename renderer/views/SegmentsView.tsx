import { lazy, Suspense } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { isChanged } from '../state/draft.ts';
import { useSession } from '../state/session.tsx';
import { segmentParts } from '../state/window-state.ts';
import { ComparePart } from './segments/ComparePart.tsx';
import { CountsPart } from './segments/CountsPart.tsx';
import { DefinitionChoice } from './segments/DefinitionChoice.tsx';
import { OverlapPart } from './segments/OverlapPart.tsx';

const EditPart = lazy(() =>
  import('./segments/EditPart.tsx').then((module) => ({ default: module.EditPart })),
);

/** A dot on the tab of the editor while it holds what nobody has put in force. */
function DraftSign() {
  const { draft } = useSession().state;
  if (draft === null || !isChanged(draft) || draft.text === draft.applied) return null;
  return (
    <span className="tab-sign">
      <span className="unseen">, not applied</span>
    </span>
  );
}

/** How the definition sorts everyone, how far to trust it, what a change would do, and how it compares. */
export function SegmentsView() {
  const { state, change } = useSession();
  return (
    <>
      <div className="view-head">
        <h1>Segments</h1>
        <DefinitionChoice />
      </div>
      <Tabs
        className="tabs"
        selectedKey={state.part}
        onSelectionChange={(key) => {
          const part = segmentParts.find((known) => known === key);
          if (part !== undefined) change({ kind: 'show-part', part });
        }}
      >
        <TabList className="tab-list" aria-label="Parts of this view">
          <Tab id="counts" className="tab">
            Counts
          </Tab>
          <Tab id="overlap" className="tab">
            Overlap
          </Tab>
          <Tab id="edit" className="tab">
            Edit
            <DraftSign />
          </Tab>
          <Tab id="compare" className="tab">
            Compare
          </Tab>
        </TabList>
        <TabPanel id="counts">
          <CountsPart />
        </TabPanel>
        <TabPanel id="overlap">
          <OverlapPart />
        </TabPanel>
        <TabPanel id="edit">
          <Suspense fallback={<p className="quiet-words">Opening the editor …</p>}>
            <EditPart />
          </Suspense>
        </TabPanel>
        <TabPanel id="compare">
          <ComparePart />
        </TabPanel>
      </Tabs>
    </>
  );
}
