import { createContext, type ReactNode, useContext, useEffect, useReducer, useRef } from 'react';
import type { OpenWorkspaceAsk, WorkspaceList } from '../../analytics/contract/host.ts';
import type { Ask, Progress } from '../../analytics/contract/methods.ts';
import type { Reply } from '../../analytics/contract/wire.ts';
import { useEngine } from '../client/engine.tsx';
import { underCall } from '../client/transport.ts';
import { problemsOf } from '../client/use-answer.ts';
import { answerOf } from './answer-of.ts';
import { useSession } from './session.tsx';
import { nothingKnown, reduceWorkspace, type WorkspaceState } from './workspace-state.ts';

type ExtractMethod = 'extract.choose' | 'extract.delete' | 'extract.delete-column';

/** What is being done, where on the page, and how it is told when it is done. */
interface Deed {
  readonly part: string;
  readonly doing: string;
  readonly said: string;
}

/** Each deed says whether it was done; what went wrong is in the state. */
interface WorkspaceSession {
  readonly state: WorkspaceState;
  readonly refresh: () => Promise<boolean>;
  readonly open: (ask: OpenWorkspaceAsk, deed: Deed) => Promise<boolean>;
  readonly seal: (passphrase: string | null, deed: Deed) => Promise<boolean>;
  readonly remove: (handle: string, deed: Deed) => Promise<boolean>;
  readonly keepRecent: (isOn: boolean, deed: Deed) => Promise<boolean>;
  /** Chooses or deletes an extract, or deletes a column of one. */
  readonly change: <M extends ExtractMethod>(
    method: M,
    ask: Ask<M>,
    deed: Deed,
  ) => Promise<boolean>;
  readonly cancel: () => void;
  /** Forgets what was done last, or went wrong. */
  readonly forget: () => void;
}

const walking = ['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'Escape'];

/** What was done last is said until the next thing is done, anywhere in the window. */
function useGoingOn(isSaid: boolean, goOn: () => void): void {
  const go = useRef(goOn);
  useEffect(() => {
    if (!isSaid) return;
    const onPress = () => go.current();
    const onKey = ({ key }: KeyboardEvent) => walking.includes(key) || go.current();
    document.addEventListener('pointerdown', onPress, true);
    document.addEventListener('keydown', onKey, true);
    return () => {
      document.removeEventListener('pointerdown', onPress, true);
      document.removeEventListener('keydown', onKey, true);
    };
  }, [isSaid]);
}

/** Runs a deed and tells of its beginning, its course and its end. */
function useDeeds() {
  const [state, tell] = useReducer(reduceWorkspace, nothingKnown);
  const abort = useRef<AbortController | null>(null);
  useGoingOn(state.said !== null, () => tell({ kind: 'go-on' }));
  const run = async (deed: Deed | null, work: () => Promise<void>): Promise<boolean> => {
    if (deed !== null) tell({ kind: 'begin', part: deed.part, doing: deed.doing });
    try {
      await work();
      if (deed !== null) tell({ kind: 'done', said: deed.said });
      return true;
    } catch (failure) {
      tell({ kind: 'failed', problems: problemsOf(failure) });
      return false;
    }
  };
  const list = async (asked: Promise<Reply<WorkspaceList>>) =>
    tell({ kind: 'listed', list: answerOf(await asked) });
  const options = () => {
    abort.current = new AbortController();
    const progress = (heard: Progress) => tell({ kind: 'progress', progress: heard });
    return { signal: abort.current.signal, progress };
  };
  return {
    state,
    run,
    list,
    options,
    cancel: () => abort.current?.abort(),
    forget: () => tell({ kind: 'forget' }),
  };
}

function useWorkspaceSession(): WorkspaceSession {
  const { host, client, renew } = useEngine();
  const session = useSession();
  const { state, run, list, options, cancel, forget } = useDeeds();
  const renewed = () => {
    session.change({ kind: 'new-extract' });
    renew();
  };
  return {
    state,
    refresh: () => run(null, () => list(host.workspaces())),
    open: (ask, deed) =>
      run(deed, async () => {
        answerOf(await underCall(host, options(), (call) => host.openWorkspace(ask, call)));
        renewed();
        await list(host.workspaces());
      }),
    seal: (passphrase, deed) => run(deed, () => list(host.sealWith(passphrase))),
    remove: (handle, deed) =>
      run(deed, async () => {
        const wasOpen = state.list?.entries.some(
          (entry) => entry.handle === handle && entry.isOpen,
        );
        await list(host.deleteWorkspace(handle));
        if (wasOpen === true) renewed();
      }),
    keepRecent: (isOn, deed) => run(deed, () => list(host.keepRecent(isOn))),
    change: (method, ask, deed) =>
      run(deed, async () => {
        await client.call(method, ask, options());
        renewed();
      }),
    cancel,
    forget,
  };
}

const WorkspaceContext = createContext<WorkspaceSession | null>(null);

/** Keeps the opening of a workspace going while other views are looked at. */
export function WorkspaceProvider({ children }: { children: ReactNode }) {
  return <WorkspaceContext value={useWorkspaceSession()}>{children}</WorkspaceContext>;
}

export function useWorkspaces(): WorkspaceSession {
  const session = useContext(WorkspaceContext);
  if (session === null) throw new Error('useWorkspaces is called outside WorkspaceProvider.');
  return session;
}
