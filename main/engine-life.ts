import type { Transport } from '../analytics/contract/client.ts';
import { makeEngineCalls, patience } from './engine-calls.ts';
import type { EngineChannel } from './engine-channel.ts';

/** How long an engine may take to say that it is ready: a virus scanner may read it first. */
const startLimit = 60_000;

/** One engine process from its start to its end. */
export interface EngineLife {
  /** True once it takes calls; false where it ended before. */
  readonly ready: Promise<boolean>;
  /** Settles with what ended it: `killed` where the host itself did. */
  readonly ended: Promise<'died' | 'killed'>;
  readonly ask: Transport;
  close(): Promise<void>;
}

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Follows one engine process: settles all that it is asked, and knows its end. */
export function followEngine(channel: EngineChannel): EngineLife {
  const ready = deferred<boolean>();
  const ended = deferred<'died' | 'killed'>();
  let end: 'died' | 'killed' = 'died';
  let isOver = false;
  const kill = () => {
    end = 'killed';
    channel.kill();
  };
  const calls = makeEngineCalls(channel, kill);
  const starting = setTimeout(kill, startLimit);

  channel.onMessage((message) => {
    if (message.kind !== 'ready') return calls.hear(message);
    clearTimeout(starting);
    ready.resolve(true);
  });
  channel.onExit(() => {
    isOver = true;
    clearTimeout(starting);
    calls.end();
    ready.resolve(false);
    ended.resolve(end);
  });

  async function close() {
    if (isOver) return;
    end = 'killed';
    channel.send({ kind: 'close' });
    const deadline = setTimeout(kill, patience);
    await ended.promise;
    clearTimeout(deadline);
  }
  return { ready: ready.promise, ended: ended.promise, ask: calls.ask, close };
}
