import { createContext, type ReactNode, useContext, useState } from 'react';
import type { ImportAnswer } from '../../analytics/contract/host.ts';
import type { IdentifierDecision } from '../../analytics/contract/identifiers.ts';
import type { ReadAs } from '../../analytics/contract/reading.ts';
import { useEngine } from '../client/engine.tsx';
import { useAsking } from './asking.ts';
import { type ChosenField, type ImportState, nothingChosen } from './import-state.ts';
import {
  addFiles,
  followMemory,
  giveUp,
  type Importing,
  load,
  loadFiles,
  lookAgain,
  readFileAs,
  removeFile,
} from './importing.ts';
import { useSession } from './session.tsx';

export interface ImportSession {
  readonly state: ImportState;
  readonly add: (files: readonly File[], zone: 'extract' | 'places') => void;
  /** Looks again at the files as they are. */
  readonly lookAgain: () => void;
  readonly remove: (handle: string) => void;
  /** Says how a file is read; null leaves it to what was found out. */
  readonly readAs: (file: string, change: ReadAs | null) => void;
  /** Says what the column of a key is taken for. */
  readonly choose: (key: string, chosen: ChosenField) => void;
  readonly decide: (column: string, decision: IdentifierDecision) => void;
  readonly follow: (followsMemory: boolean) => void;
  readonly date: (asAt: string) => void;
  readonly load: () => void;
  readonly loadSample: () => void;
  readonly cancel: () => void;
  readonly restart: () => void;
  /** Goes to where fields are chosen. */
  readonly toFields: () => void;
  /** Says that the place to arrive at has been reached. */
  readonly arrived: () => void;
}

function useImporting(): ImportSession {
  const { host, renew } = useEngine();
  const { change } = useSession();
  const [state, setState] = useState(nothingChosen);
  const update: Importing['update'] = (patch) =>
    setState((before) => ({ ...before, ...(typeof patch === 'function' ? patch(before) : patch) }));
  const { ask, cancel } = useAsking(host, update);
  const importing = { host, ask, state, update };
  const settle = (answer: ImportAnswer | null) => {
    if (answer === null) return;
    setState({ ...nothingChosen, stage: 'done', arrival: 'receipt' });
    change({ kind: 'new-extract' });
    renew();
  };
  return {
    state,
    add: (files, zone) => addFiles(importing, files, zone),
    lookAgain: () => lookAgain(importing),
    remove: (handle) => removeFile(importing, handle),
    readAs: (file, said) => readFileAs(importing, file, said),
    choose: (key, field) => update(({ chosen }) => ({ chosen: { ...chosen, [key]: field } })),
    decide: (column, decision) =>
      update(({ decisions }) => ({ decisions: { ...decisions, [column]: decision } })),
    follow: (followsMemory) => followMemory(importing, followsMemory),
    date: (asAt) => update({ asAt }),
    load: () => loadFiles(importing).then(settle),
    loadSample: () => load(importing, (call) => host.importSample(call)).then(settle),
    cancel,
    restart: () => {
      giveUp(
        importing,
        [...state.files, ...state.places].map(({ handle }) => handle),
      );
      setState({ ...nothingChosen, arrival: 'start' });
    },
    toFields: () => update({ arrival: 'fields' }),
    arrived: () => update({ arrival: null }),
  };
}

const ImportContext = createContext<ImportSession | null>(null);

/** Keeps an import going while other views are looked at. */
export function ImportProvider({ children }: { children: ReactNode }) {
  return <ImportContext value={useImporting()}>{children}</ImportContext>;
}

export function useImport(): ImportSession {
  const session = useContext(ImportContext);
  if (session === null) throw new Error('useImport is called outside ImportProvider.');
  return session;
}
