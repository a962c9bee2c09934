import type { CallOptions, Transport } from '../analytics/contract/client.ts';
import type { FromEngine } from '../analytics/contract/engine-message.ts';
import type { Progress } from '../analytics/contract/methods.ts';
import type { Problem } from '../analytics/contract/problem.ts';
import { encodeReply } from '../analytics/contract/wire.ts';
import type { EngineChannel } from './engine-channel.ts';

/** How long an engine may take to answer a cancel, and to close, before it is killed. */
export const patience = 5_000;

/** How long an engine may take to say that it is ready: a virus scanner may read it first. */
export const startLimit = 60_000;

export const cancelled: Problem = { code: 'cancelled', reason: 'Cancelled.' };

export const lost: Problem = {
  code: 'engine-lost',
  reason: 'The engine stopped while it was working on this.',
  hint: 'Try again; if it happens again, close other programs or use a smaller extract.',
};

export const failure = (...problems: readonly Problem[]) => encodeReply({ ok: false, problems });

/** One engine process from its start to its end. */
export interface EngineLife {
  /** True once it takes calls; false where it ended before. */
  readonly ready: Promise<boolean>;
  /** Settles with what ended it: `killed` where the host itself did. */
  readonly ended: Promise<'died' | 'killed'>;
  readonly ask: Transport;
  close(): Promise<void>;
}

interface Pending {
  settle(bytes: Uint8Array): void;
  readonly progress: ((progress: Progress) => void) | undefined;
  isCancelled: boolean;
}

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Follows one engine process: numbers its calls, settles every one of them, and knows its end. */
export function followEngine(channel: EngineChannel): EngineLife {
  const pending = new Map<number, Pending>();
  const ready = deferred<boolean>();
  const ended = deferred<'died' | 'killed'>();
  let end: 'died' | 'killed' = 'died';
  let isOver = false;
  let lastId = 0;
  const kill = () => {
    end = 'killed';
    channel.kill();
  };
  const starting = setTimeout(kill, startLimit);

  channel.onMessage((message: FromEngine) => {
    if (message.kind === 'ready') {
      clearTimeout(starting);
      ready.resolve(true);
    } else if (message.kind === 'progress') pending.get(message.id)?.progress?.(message.progress);
    else pending.get(message.id)?.settle(message.bytes);
  });

  channel.onExit(() => {
    isOver = true;
    clearTimeout(starting);
    for (const call of [...pending.values()])
      call.settle(failure(call.isCancelled ? cancelled : lost));
    ready.resolve(false);
    ended.resolve(end);
  });

  /** An engine works on one call at a time: behind one that nobody cancelled, waiting is no fault. */
  const isQueued = (id: number) =>
    [...pending].some(([earlier, call]) => earlier < id && !call.isCancelled);

  const ask: Transport = (method, question, { signal, progress }: CallOptions) => {
    if (signal?.aborted === true) return Promise.resolve(failure(cancelled));
    if (isOver) return Promise.resolve(failure(lost));
    return new Promise((resolve) => {
      lastId += 1;
      const id = lastId;
      let deadline: NodeJS.Timeout | undefined;
      const insist = () => {
        if (isQueued(id)) deadline = setTimeout(insist, patience);
        else kill();
      };
      const cancel = () => {
        call.isCancelled = true;
        channel.send({ kind: 'cancel', id });
        deadline = setTimeout(insist, patience);
      };
      const call: Pending = {
        progress,
        isCancelled: false,
        settle(bytes) {
          pending.delete(id);
          clearTimeout(deadline);
          signal?.removeEventListener('abort', cancel);
          resolve(bytes);
        },
      };
      pending.set(id, call);
      signal?.addEventListener('abort', cancel, { once: true });
      channel.send({ kind: 'call', id, method, ask: question });
    });
  };

  return {
    ready: ready.promise,
    ended: ended.promise,
    ask,
    async close() {
      if (isOver) return;
      end = 'killed';
      channel.send({ kind: 'close' });
      const deadline = setTimeout(kill, patience);
      await ended.promise;
      clearTimeout(deadline);
    },
  };
}
