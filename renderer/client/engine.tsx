import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type Client, makeClient } from '../../analytics/contract/client.ts';
import type { EngineState, Host } from '../../analytics/contract/host.ts';
import { makeTransport } from './transport.ts';

/** The way to the engine, its state, and the answers that still hold. */
export interface Engine {
  readonly host: Host;
  readonly client: Client;
  readonly state: EngineState;
  /** Answers by question; a new map whenever what they were read from has changed. */
  readonly answers: Map<string, unknown>;
  /** Says that the workspace has changed: every answer is asked for again. */
  readonly renew: () => void;
}

const EngineContext = createContext<Engine | null>(null);

export function EngineProvider({ host, children }: { host: Host; children: ReactNode }) {
  const [state, setState] = useState<EngineState>('ready');
  const [answers, setAnswers] = useState(() => new Map<string, unknown>());
  const client = useMemo(() => makeClient(makeTransport(host)), [host]);

  useEffect(
    () =>
      host.listen((event) => {
        if (event.kind !== 'engine') return;
        setState(event.state);
        if (event.state === 'recovered') setAnswers(new Map());
      }),
    [host],
  );

  const engine = useMemo(
    () => ({ host, client, state, answers, renew: () => setAnswers(new Map()) }),
    [host, client, state, answers],
  );
  return <EngineContext value={engine}>{children}</EngineContext>;
}

export function useEngine(): Engine {
  const engine = useContext(EngineContext);
  if (engine === null) throw new Error('useEngine is called outside EngineProvider.');
  return engine;
}
