import { Button } from 'react-aria-components';
import { useEngine } from '../client/engine.tsx';
import { useImport } from '../state/import-session.tsx';
import { useSession } from '../state/session.tsx';
import { useArrival } from '../state/use-arrival.ts';
import { Busy } from './import/Busy.tsx';
import { Confirm } from './import/Confirm.tsx';
import { Needs } from './import/Needs.tsx';
import { Outcome } from './import/Outcome.tsx';
import { PlacesAlone } from './import/PlacesAlone.tsx';
import { Receipt } from './import/Receipt.tsx';
import { WaitingFiles } from './import/WaitingFiles.tsx';
import { Zones } from './import/Zones.tsx';

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
          : 'An extract that is loaded stands beside those that the workspace holds, and is opened.'}
      </p>
    </div>
  );
}

/** A browser gives bytes and no path, so that the host keeps a copy: for how long. */
function CopiesKept() {
  const { host } = useEngine();
  const { workspace } = useSession();
  if (host.kind !== 'loopback') return null;
  return (
    <p className="quiet-words copies-kept">
      A copy of each chosen file is kept in the program’s private folder until the file is taken off
      or the program ends.{' '}
      {workspace.answer?.file === null
        ? 'Loaded into memory, it stays there as it is, so that the extract can be read again should the engine stop; until the extract or a column of it is deleted, or another workspace is opened.'
        : 'Once it is loaded into the workspace file, its copy is deleted.'}
    </p>
  );
}

function Loaded() {
  const { state } = useImport();
  const { extract, change } = useSession();
  if (extract === null || state.inspection !== null) return null;
  return (
    <>
      <Receipt receipt={extract.receipt} title={`Loaded: ${extract.name}`} />
      <div className="next-steps">
        <Button
          className="button button-first"
          onPress={() => change({ kind: 'show', view: 'segments' })}
        >
          See the segments
        </Button>
        <Button className="button" onPress={() => change({ kind: 'show', view: 'quality' })}>
          Read the quality report
        </Button>
      </div>
    </>
  );
}

/** Bring an extract in: choose, look at what was found, decide, load, read the receipt. */
export function ImportView() {
  const { state } = useImport();
  const { extract } = useSession();
  const isFound = state.inspection !== null;
  return (
    <>
      <Head />
      <Zones />
      <CopiesKept />
      <PlacesAlone />
      <Outcome />
      <WaitingFiles />
      <Sample />
      {isFound ? null : <Busy />}
      <Confirm />
      {extract === null && state.stage === 'choosing' && state.files.length === 0 ? (
        <Needs />
      ) : null}
      <Loaded />
    </>
  );
}
