import type { CallOptions } from '../analytics/contract/client.ts';
import type { HostEvent } from '../analytics/contract/host.ts';
import { Refusal } from '../analytics/contract/problem.ts';

/** What a window has asked and not been answered yet, by the ids that it gave. */
export interface RunningCalls {
  /** Runs work that `cancel` can stop and that reports its progress under the id. */
  run<T>(call: string, work: (options: Required<CallOptions>) => Promise<T>): Promise<T>;
  cancel(call: string): void;
  cancelAll(): void;
}

export function makeRunningCalls(tell: (event: HostEvent) => void): RunningCalls {
  const running = new Map<string, AbortController>();
  return {
    async run(call, work) {
      if (running.has(call)) {
        throw new Refusal({ code: 'usage', reason: 'The window used the id of a call twice.' });
      }
      const controller = new AbortController();
      running.set(call, controller);
      try {
        return await work({
          signal: controller.signal,
          progress: (progress) => tell({ kind: 'progress', call, progress }),
        });
      } finally {
        running.delete(call);
      }
    },
    cancel: (call) => running.get(call)?.abort(),
    cancelAll() {
      for (const controller of running.values()) controller.abort();
    },
  };
}
