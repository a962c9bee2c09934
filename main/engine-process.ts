import { type Client, makeClient, type Transport } from '../analytics/contract/client.ts';
import type { EngineState } from '../analytics/contract/host.ts';
import type { Problem } from '../analytics/contract/problem.ts';
import type { EngineRole, Launch } from './engine-channel.ts';
import { cancelled, type EngineLife, failure, followEngine, lost } from './engine-life.ts';

/** An engine that outlives its process: where one dies, another takes its place. */
export interface EngineProcess {
  readonly transport: Transport;
  readonly client: Client;
  /** Tells every later change of state; returns the function that stops telling. */
  onState(listener: (state: EngineState) => void): () => void;
  /** Closes the workspace and ends the process; what is still asked for fails. */
  close(): Promise<void>;
}

export interface EngineOptions {
  readonly launch: Launch;
  /** Absolute path of this run's private folder. */
  readonly privateFolder: string;
  /** A `reader` is never started again: the same file would end it again. */
  readonly role?: EngineRole;
  /** Brings a new engine to where the dead one was; calls wait until it has settled. */
  readonly revive?: (client: Client) => Promise<void>;
}

const loopDeaths = 3;
const loopWindow = 30_000;

const loop: Problem = {
  code: 'engine-lost',
  reason: `The engine stopped ${loopDeaths} times in a row and is not started again.`,
  hint: 'Close this window and start Quintile again; if it happens again, use a smaller extract.',
};

const closed: Problem = { code: 'engine-lost', reason: 'The engine has been closed.' };

/** Resolves when `promise` does, or as soon as the signal aborts. */
function orAborted(promise: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return promise;
  return new Promise((resolve) => {
    const done = () => {
      signal.removeEventListener('abort', done);
      resolve();
    };
    signal.addEventListener('abort', done, { once: true });
    promise.then(done);
  });
}

/**
 * Starts an engine process and keeps one running. Every call settles: with its reply, with
 * `cancelled`, or with `engine-lost`. Calls made between a death and the revival wait for it.
 */
export function startEngine(options: EngineOptions): EngineProcess {
  const { launch, privateFolder, role = 'engine', revive } = options;
  const listeners = new Set<(state: EngineState) => void>();
  const waiting = new Set<() => void>();
  let deaths: readonly number[] = [];
  let vainStarts = 0;
  let life: EngineLife | null = null;
  let serving: EngineLife | null = null;
  let stopped: Problem | null = null;
  let isClosing = false;

  const tell = (state: EngineState) => {
    for (const listener of [...listeners]) listener(state);
  };
  const wake = () => {
    for (const resume of [...waiting]) resume();
    waiting.clear();
  };
  const stop = (problem: Problem) => {
    stopped = problem;
    wake();
  };

  function mourn(end: 'died' | 'killed', hasServed: boolean) {
    serving = null;
    if (isClosing) return stop(closed);
    tell('lost');
    if (role === 'reader') return stop(lost);
    const now = Date.now();
    deaths = [...deaths, ...(end === 'died' ? [now] : [])].filter((at) => now - at < loopWindow);
    vainStarts = hasServed ? 0 : vainStarts + 1;
    if (deaths.length >= loopDeaths || vainStarts >= loopDeaths) return stop(loop);
    try {
      raise('recovered');
    } catch {
      stop(loop);
    }
  }

  function raise(state: EngineState) {
    const born = followEngine(launch(role, privateFolder));
    life = born;
    let isOver = false;
    let hasServed = false;
    born.ended.then((end) => {
      isOver = true;
      mourn(end, hasServed);
    });
    born.ready.then(async (isReady) => {
      if (!isReady) return;
      if (state === 'recovered') await revive?.(makeClient(born.ask)).catch(() => undefined);
      if (isOver) return;
      serving = born;
      hasServed = true;
      tell(state);
      wake();
    });
  }

  const transport: Transport = async (method, ask, call) => {
    while (serving === null && stopped === null && call.signal?.aborted !== true) {
      await orAborted(new Promise<void>((resolve) => waiting.add(resolve)), call.signal);
    }
    if (call.signal?.aborted === true) return failure(cancelled);
    return serving === null ? failure(stopped ?? lost) : serving.ask(method, ask, call);
  };

  raise('ready');
  return {
    transport,
    client: makeClient(transport),
    onState(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      isClosing = true;
      await life?.close();
    },
  };
}
