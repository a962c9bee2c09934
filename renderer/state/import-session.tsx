import { createContext, type ReactNode, useContext, useRef, useState } from 'react';
import type { Host, ImportAnswer, OfferedFile } from '../../analytics/contract/host.ts';
import type { Progress } from '../../analytics/contract/methods.ts';
import type { Reply } from '../../analytics/contract/wire.ts';
import { useEngine } from '../client/engine.tsx';
import { underCall } from '../client/transport.ts';
import { problemsOf } from '../client/use-answer.ts';
import { type ImportState, isPlaces, mappingOf, nothingChosen } from './import-state.ts';
import { useSession } from './session.tsx';

export interface ImportSession {
  readonly state: ImportState;
  readonly add: (files: readonly File[], zone: 'extract' | 'places') => void;
  readonly remove: (handle: string) => void;
  readonly choose: (column: string, field: string | null) => void;
  readonly date: (asAt: string) => void;
  readonly load: () => void;
  readonly loadSample: () => void;
  readonly cancel: () => void;
  readonly restart: () => void;
}

type Update = (patch: Partial<ImportState>) => void;
type Asking = <T>(run: (call: string) => Promise<Reply<T>>) => Promise<T | null>;

/** Asks the host one thing at a time; a failure becomes problems on screen, and null here. */
function useAsking(host: Host, update: Update) {
  const abort = useRef<AbortController | null>(null);
  const ask: Asking = async (run) => {
    const own = new AbortController();
    abort.current = own;
    const progress = (heard: Progress) => update({ progress: heard });
    try {
      const reply = await underCall(host, { signal: own.signal, progress }, run);
      if (reply.ok) return reply.answer;
      const cancelled = reply.problems.every(({ code }) => code === 'cancelled');
      update({ problems: cancelled ? [] : reply.problems });
    } catch (failure) {
      update({ problems: problemsOf(failure) });
    }
    return null;
  };
  return { ask, cancel: () => abort.current?.abort() };
}

async function offerAll(host: Host, ask: Asking, files: readonly File[]): Promise<OfferedFile[]> {
  const offered: OfferedFile[] = [];
  for (const file of files) {
    const taken = await ask<OfferedFile>((call) => host.offer(file, call));
    if (taken !== null) offered.push(taken);
  }
  return offered;
}

function useImporting(): ImportSession {
  const { host, renew } = useEngine();
  const { change } = useSession();
  const [state, setState] = useState(nothingChosen);
  const update: Update = (patch) => setState((before) => ({ ...before, ...patch }));
  const { ask, cancel } = useAsking(host, update);

  const inspect = async (files: readonly OfferedFile[], places: readonly OfferedFile[]) => {
    if (files.length === 0) return update({ stage: 'choosing', inspection: null, progress: null });
    update({ stage: 'inspecting', files, places, progress: null });
    const handles = files.map(({ handle }) => handle);
    const inspection = await ask((call) => host.inspect(handles, call));
    update({ stage: inspection === null ? 'choosing' : 'ready', inspection, progress: null });
  };
  const add: ImportSession['add'] = async (files, zone) => {
    const toPlaces = (file: File) => zone === 'places' || isPlaces(file);
    update({ stage: 'offering', problems: [], receipt: null });
    const people = await offerAll(
      host,
      ask,
      files.filter((file) => !toPlaces(file)),
    );
    const added = await offerAll(host, ask, files.filter(toPlaces));
    const next = { files: [...state.files, ...people], places: [...state.places, ...added] };
    update(next);
    if (people.length > 0) await inspect(next.files, next.places);
    else update({ stage: state.inspection === null ? 'choosing' : 'ready', progress: null });
  };
  const remove = async (handle: string) => {
    const stays = (file: OfferedFile) => file.handle !== handle;
    const files = state.files.filter(stays);
    const places = state.places.filter(stays);
    update({ files, places, problems: [] });
    if (files.length !== state.files.length) await inspect(files, places);
  };
  const take = async (run: (call: string) => Promise<Reply<ImportAnswer>>) => {
    const before = state.inspection === null ? 'choosing' : 'ready';
    update({ stage: 'loading', problems: [], progress: null, receipt: null });
    const answer = await ask(run);
    if (answer === null) return update({ stage: before, progress: null });
    setState({ ...nothingChosen, stage: 'done', receipt: answer.receipt });
    change({ kind: 'new-extract' });
    renew();
  };
  const handlesOf = (files: readonly OfferedFile[]) => files.map(({ handle }) => handle);
  return {
    state,
    add,
    remove,
    choose: (column, field) => update({ chosen: { ...state.chosen, [column]: field } }),
    date: (asAt) => update({ asAt }),
    load: () =>
      take((call) =>
        host.importFiles(
          {
            files: handlesOf(state.files),
            places: handlesOf(state.places),
            mapping: mappingOf(state),
            ...(state.asAt === '' ? {} : { asAt: state.asAt }),
          },
          call,
        ),
      ),
    loadSample: () => take((call) => host.importSample(call)),
    cancel,
    restart: () => setState(nothingChosen),
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
