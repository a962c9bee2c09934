import type { Problem } from '../analytics/contract/problem.ts';
import type { EngineLife } from './engine-life.ts';

/** How an engine stands to what is asked of it; only `starting` is waited out. */
export type Standing =
  | { readonly kind: 'starting' }
  | { readonly kind: 'serving'; readonly life: EngineLife }
  /** It runs, and what would bring it to where the dead one was has failed. */
  | { readonly kind: 'faulty'; readonly life: EngineLife; readonly problems: readonly Problem[] }
  | { readonly kind: 'stopped'; readonly problem: Problem };

/** A standing that callers can wait for. */
export interface Stand {
  get(): Standing;
  set(standing: Standing): void;
  /** What it is once it is not `starting`, or as soon as the signal aborts. */
  settled(signal: AbortSignal | undefined): Promise<Standing>;
}

export function makeStand(): Stand {
  const waiting = new Set<() => void>();
  let standing: Standing = { kind: 'starting' };

  const change = (signal: AbortSignal | undefined) =>
    new Promise<void>((resolve) => {
      const done = () => {
        waiting.delete(done);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      waiting.add(done);
      signal?.addEventListener('abort', done, { once: true });
    });

  return {
    get: () => standing,
    set(next) {
      standing = next;
      for (const resume of [...waiting]) resume();
    },
    async settled(signal) {
      while (standing.kind === 'starting' && signal?.aborted !== true) await change(signal);
      return standing;
    },
  };
}
