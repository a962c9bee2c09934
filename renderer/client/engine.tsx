import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type Client, makeClient } from '../../analytics/contract/client.ts';
import type { EngineState, Host, HostEvent } from '../../analytics/contract/host.ts';
import type { Method, Progress } from '../../analytics/contract/methods.ts';
import { makeTransport } from './transport.ts';

type OwnProblem = Extract<HostEvent, { readonly kind: 'problem' }>;

/** The way to the engine, its state, and the answers that still hold. */
export interface Engine {
  readonly host: Host;
  readonly client: Client;
  readonly state: EngineState;
  /** How far the host has come with what nobody asked for: the first sample, or a repair. */
  readonly opening: Progress | null;
  /** Why the host's own work failed, so that nothing is loaded; null where it did not. */
  readonly ownProblem: OwnProblem | null;
  /** Answers by question; a new map whenever what they were read from has changed. */
  readonly answers: Map<string, unknown>;
  /** Says that the workspace has changed: every answer is asked for again. */
  readonly renew: () => void;
  /** Drops what one method without a question has answered: it is asked again when it is next shown. */
  readonly forget: (method: Method) => void;
}

/** What an answer is kept by. */
export const answerKey = (method: Method, ask: unknown) => JSON.stringify([method, ask]);

/** Ids under which a host tells of its own work (main/session.ts). */
const ownCalls = ['start', 'revive'];

const EngineContext = createContext<Engine | null>(null);

export function EngineProvider({ host, children }: { host: Host; children: ReactNode }) {
  const [state, setState] = useState<EngineState>('ready');
  const [opening, setOpening] = useState<Progress | null>(null);
  const [ownProblem, setOwnProblem] = useState<OwnProblem | null>(null);
  const [answers, setAnswers] = useState(() => new Map<string, unknown>());
  const client = useMemo(() => makeClient(makeTransport(host)), [host]);

  useEffect(() => {
    let last: EngineState = 'ready';
    return host.listen((event) => {
      if (event.kind === 'progress') {
        if (ownCalls.includes(event.call)) setOpening(event.progress);
        return;
      }
      setOpening(null);
      if (event.kind === 'problem') return setOwnProblem(event);
      const isBack = event.state === 'recovered' || (last === 'lost' && event.state === 'ready');
      last = event.state;
      setState(event.state);
      if (isBack) setAnswers(new Map());
    });
  }, [host]);

  const engine = useMemo(
    () => ({
      host,
      client,
      state,
      opening,
      ownProblem,
      answers,
      renew: () => {
        setOwnProblem(null);
        setAnswers(new Map());
      },
      forget: (method: Method) => void answers.delete(answerKey(method, {})),
    }),
    [host, client, state, opening, ownProblem, answers],
  );
  return <EngineContext value={engine}>{children}</EngineContext>;
}

export function useEngine(): Engine {
  const engine = useContext(EngineContext);
  if (engine === null) throw new Error('useEngine is called outside EngineProvider.');
  return engine;
}
