import type { CallOptions, Transport } from '../analytics/contract/client.ts';
import type { FromEngine } from '../analytics/contract/engine-message.ts';
import type { Progress } from '../analytics/contract/methods.ts';
import type { Problem } from '../analytics/contract/problem.ts';
import { encodeReply } from '../analytics/contract/wire.ts';
import type { EngineChannel } from './engine-channel.ts';

/** How long an engine may take to answer a cancel, and to close, before it is killed. */
export const patience = 5_000;

export const cancelled: Problem = { code: 'cancelled', reason: 'Cancelled.' };

export const lost: Problem = {
  code: 'engine-lost',
  reason: 'The engine stopped while it was working on this.',
  hint: 'Try again; if it happens again, close other programs or use a smaller extract.',
};

export const failure = (...problems: readonly Problem[]) => encodeReply({ ok: false, problems });

/** What one engine process has been asked and has not answered yet. */
export interface EngineCalls {
  readonly ask: Transport;
  hear(message: Exclude<FromEngine, { readonly kind: 'ready' }>): void;
  /** Settles everything: the process has ended, and answers nothing more. */
  end(): void;
}

interface Pending {
  settle(bytes: Uint8Array): void;
  readonly progress: ((progress: Progress) => void) | undefined;
  isCancelled: boolean;
}

/** How a call is followed to its end. */
interface Following {
  readonly cancel: () => void;
  /** Whether the engine is still at work on an earlier call that nobody cancelled. */
  readonly isQueued: () => boolean;
  readonly kill: () => void;
  readonly settle: (bytes: Uint8Array) => void;
}

/** A call that its signal can cancel; an engine that then stays deaf is killed. */
function followCall({ signal, progress }: CallOptions, following: Following): Pending {
  const { isQueued, kill, settle } = following;
  let deadline: NodeJS.Timeout | undefined;
  const insist = () => {
    if (isQueued()) deadline = setTimeout(insist, patience);
    else kill();
  };
  const cancel = () => {
    call.isCancelled = true;
    following.cancel();
    deadline = setTimeout(insist, patience);
  };
  const call: Pending = {
    progress,
    isCancelled: false,
    settle(bytes) {
      clearTimeout(deadline);
      signal?.removeEventListener('abort', cancel);
      settle(bytes);
    },
  };
  signal?.addEventListener('abort', cancel, { once: true });
  return call;
}

/** Numbers the calls of one process and settles every one of them; a deaf engine is killed. */
export function makeEngineCalls(channel: EngineChannel, kill: () => void): EngineCalls {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let isOver = false;

  function follow(id: number, options: CallOptions, resolve: Pending['settle']) {
    const call = followCall(options, {
      kill,
      cancel: () => channel.send({ kind: 'cancel', id }),
      /** An engine works on one call at a time: behind one that nobody cancelled, waiting is no fault. */
      isQueued: () =>
        [...pending].some(([earlier, { isCancelled }]) => earlier < id && !isCancelled),
      settle(bytes) {
        pending.delete(id);
        resolve(bytes);
      },
    });
    pending.set(id, call);
  }

  return {
    ask(method, ask, options) {
      if (options.signal?.aborted === true) return Promise.resolve(failure(cancelled));
      if (isOver) return Promise.resolve(failure(lost));
      return new Promise((resolve) => {
        lastId += 1;
        follow(lastId, options, resolve);
        channel.send({ kind: 'call', id: lastId, method, ask });
      });
    },
    hear(message) {
      const call = pending.get(message.id);
      if (message.kind === 'progress') call?.progress?.(message.progress);
      else call?.settle(message.bytes);
    },
    end() {
      isOver = true;
      for (const call of [...pending.values()])
        call.settle(failure(call.isCancelled ? cancelled : lost));
    },
  };
}
