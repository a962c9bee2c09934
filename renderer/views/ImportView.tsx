import { Button } from 'react-aria-components';
import { Waiting } from '../components/Waiting.tsx';
import { useImport } from '../state/import-session.tsx';
import { useSession } from '../state/session.tsx';
import { useArrival } from '../state/use-arrival.ts';
import { Confirm } from './import/Confirm.tsx';
import { FileList } from './import/FileList.tsx';
import { FileZone } from './import/FileZone.tsx';
import { extractTypes, placesTypes } from './import/file-types.ts';
import { Needs } from './import/Needs.tsx';
import { Outcome } from './import/Outcome.tsx';
import { PlacesAlone } from './import/PlacesAlone.tsx';
import { Receipt } from './import/Receipt.tsx';

const busyWords = {
  offering: 'Taking the files',
  inspecting: 'Looking at the columns',
  loading: 'Loading',
} as const;

function Zones() {
  const { state, add, remove } = useImport();
  const busy = state.stage in busyWords;
  return (
    <div className="zones">
      <div>
        <FileZone
          title="Extract"
          button="Choose an extract …"
          dropLabel="Drop an extract here"
          accepts={extractTypes}
          onFiles={(files) => add(files, 'extract')}
          isDisabled={busy}
        >
          Drop a file here: CSV or Parquet, one row per person.
        </FileZone>
        <FileList
          label="Extract"
          zone="extract"
          files={state.files}
          onRemove={remove}
          isDisabled={busy}
        />
      </div>
      <div>
        <FileZone
          title="Places"
          button="Choose places …"
          dropLabel="Drop places here"
          accepts={placesTypes}
          onFiles={(files) => add(files, 'places')}
          isDisabled={busy}
        >
          Boundaries, lookups and a deprivation table, in their official layouts: each is recognised
          by what it holds. They are loaded together with an extract; without them there is no map.
        </FileZone>
        <FileList
          label="Places"
          zone="places"
          files={state.places}
          onRemove={remove}
          isDisabled={busy}
        />
      </div>
    </div>
  );
}

function Busy() {
  const { state, cancel } = useImport();
  const { stage } = state;
  if (stage !== 'offering' && stage !== 'inspecting' && stage !== 'loading') return null;
  return (
    <div className="busy">
      <Waiting progress={state.progress} label={busyWords[stage]} />
      <Button className="button" onPress={cancel}>
        Cancel
      </Button>
    </div>
  );
}

function Sample() {
  const { state, loadSample } = useImport();
  const { extract } = useSession();
  if (state.files.length > 0 || extract?.synthetic === true) return null;
  return (
    <p className="sample">
      No extract at hand?{' '}
      <Button
        className="button"
        isDisabled={state.stage !== 'choosing' && state.stage !== 'done'}
        onPress={loadSample}
      >
        Open the synthetic sample
      </Button>{' '}
      100,000 invented people of an invented city.
    </p>
  );
}

function Head() {
  const start = useArrival<HTMLHeadingElement>('start');
  const { extract } = useSession();
  return (
    <div className="view-head">
      <h1 ref={start} tabIndex={-1}>
        {extract === null ? 'Open an extract' : 'Import'}
      </h1>
      <p>
        {extract === null
          ? 'An anonymised extract stays on this laptop. It is looked at first, and nothing is loaded before it is confirmed.'
          : 'An extract that is loaded takes the place of the one that is open.'}
      </p>
    </div>
  );
}

function Loaded() {
  const { state } = useImport();
  const { extract, change } = useSession();
  if (extract === null || state.inspection !== null) return null;
  return (
    <>
      <Receipt receipt={state.receipt ?? extract.receipt} title={`Loaded: ${extract.name}`} />
      <Button
        className="button button-first"
        onPress={() => change({ kind: 'show', view: 'segments' })}
      >
        See the segments
      </Button>
    </>
  );
}

/** Bring an extract in: choose, look at its columns, confirm, load, read the receipt. */
export function ImportView() {
  const { state } = useImport();
  const { extract } = useSession();
  return (
    <>
      <Head />
      <Zones />
      <PlacesAlone />
      {state.inspection === null ? <Outcome /> : null}
      <Sample />
      <Confirm />
      <Busy />
      {state.inspection === null ? null : <Outcome />}
      {extract === null && state.stage === 'choosing' ? <Needs /> : null}
      <Loaded />
    </>
  );
}
