import { type Client, makeClient, type Transport } from '../analytics/contract/client.ts';
import type { EngineState } from '../analytics/contract/host.ts';
import type { Problem } from '../analytics/contract/problem.ts';
import { cancelled, failure, lost } from './engine-calls.ts';
import type { EngineRole, Launch } from './engine-channel.ts';
import { countDeaths, loop } from './engine-deaths.ts';
import { type EngineLife, followEngine } from './engine-life.ts';
import { makeStand, type Stand } from './engine-standing.ts';
import { problemsOf } from './reply.ts';

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
  /**
   * Brings a new engine to where the dead one was; calls wait until it has settled. Where it
   * throws, its problems answer every call, each of which tries it once more.
   */
  readonly revive?: (client: Client) => Promise<void>;
}

const closed: Problem = { code: 'engine-lost', reason: 'The engine has been closed.' };

function tellers() {
  const listeners = new Set<(state: EngineState) => void>();
  return {
    tell(state: EngineState) {
      for (const listener of [...listeners]) listener(state);
    },
    onState(listener: (state: EngineState) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Asks whichever engine serves; a faulty one is first tried to be brought back. */
function transportOver(stand: Stand, retry: () => void): Transport {
  return async (method, ask, call) => {
    const before = await stand.settled(call.signal);
    if (before.kind === 'faulty' && call.signal?.aborted !== true) retry();
    const now = await stand.settled(call.signal);
    if (call.signal?.aborted === true) return failure(cancelled);
    if (now.kind === 'serving') return now.life.ask(method, ask, call);
    if (now.kind === 'faulty') return failure(...now.problems);
    return failure(now.kind === 'stopped' ? now.problem : lost);
  };
}

/** What kept an engine from being brought to where the dead one was; null where nothing did. */
async function faultOf(work: Promise<void> | undefined): Promise<readonly Problem[] | null> {
  try {
    await work;
    return null;
  } catch (error) {
    return problemsOf(error);
  }
}

/** Starts engines one after the other, and sets `stand` to how the present one is. */
function keepRunning(options: EngineOptions, stand: Stand, tell: (state: EngineState) => void) {
  const { launch, privateFolder, role = 'engine', revive } = options;
  const deaths = countDeaths();
  let life: EngineLife | null = null;
  let hasServed = false;
  let isClosing = false;
  const stop = (problem: Problem) => stand.set({ kind: 'stopped', problem });
  const giveUp = (problem: Problem) => {
    tell('stopped');
    stop(problem);
  };

  function mourn(end: 'died' | 'killed') {
    life = null;
    if (isClosing) return stop(closed);
    if (role === 'reader') return giveUp(lost);
    if (deaths.isLoop(end, hasServed)) return giveUp(loop);
    stand.set({ kind: 'starting' });
    tell('lost');
    try {
      raise('recovered');
    } catch {
      giveUp(loop);
    }
  }
  async function admit(born: EngineLife, state: EngineState) {
    stand.set({ kind: 'starting' });
    const isNew = state === 'ready';
    const problems = isNew ? null : await faultOf(revive?.(makeClient(born.ask)));
    if (life !== born) return;
    if (problems !== null) return stand.set({ kind: 'faulty', life: born, problems });
    hasServed = true;
    tell(state);
    stand.set({ kind: 'serving', life: born });
  }
  function raise(state: EngineState) {
    const born = followEngine(launch(role, privateFolder));
    life = born;
    hasServed = false;
    born.ended.then(mourn);
    born.ready.then((isReady) => (isReady ? admit(born, state) : undefined));
  }
  async function close() {
    isClosing = true;
    await life?.close();
  }
  return { raise, admit, close };
}

/**
 * Starts an engine process and keeps one running. Every call settles: with its reply, with
 * `cancelled`, with `engine-lost`, or with what keeps the engine from being revived. Calls made
 * between a death and the revival wait for it.
 */
export function startEngine(options: EngineOptions): EngineProcess {
  const { tell, onState } = tellers();
  const stand = makeStand();
  const { raise, admit, close } = keepRunning(options, stand, tell);
  const transport = transportOver(stand, () => {
    const present = stand.get();
    if (present.kind === 'faulty') admit(present.life, 'recovered');
  });
  raise('ready');
  return { transport, client: makeClient(transport), onState, close };
}
