import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { EmptyState } from '../components/EmptyState.tsx';
import { useSession } from '../state/session.tsx';
import { FilePart } from './save/FilePart.tsx';
import { ReleasesPart } from './save/ReleasesPart.tsx';

/** What can be saved, as it will look, and under which policy; and what has left already. */
export function SaveView() {
  const { extract } = useSession();
  const [title, setTitle] = useState('');
  return (
    <>
      <div className="view-head">
        <h1>Save</h1>
      </div>
      <Tabs className="tabs">
        <TabList className="tab-list" aria-label="Parts of this view">
          <Tab id="file" className="tab">
            File
          </Tab>
          <Tab id="releases" className="tab">
            Releases
          </Tab>
        </TabList>
        <TabPanel id="file">
          {extract === null ? (
            <EmptyState
              title="Nothing to save yet"
              next={{ view: 'import', label: 'Open an extract' }}
            >
              Figures and their tables are saved from here, small numbers protected.
            </EmptyState>
          ) : (
            <FilePart extract={extract} title={title} setTitle={setTitle} />
          )}
        </TabPanel>
        <TabPanel id="releases">
          <ReleasesPart />
        </TabPanel>
      </Tabs>
    </>
  );
}
