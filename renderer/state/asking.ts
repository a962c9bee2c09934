import { useRef } from 'react';
import type { Host, OfferedFile } from '../../analytics/contract/host.ts';
import type { Progress } from '../../analytics/contract/methods.ts';
import type { Problem } from '../../analytics/contract/problem.ts';
import type { Reply } from '../../analytics/contract/wire.ts';
import { underCall } from '../client/transport.ts';
import { problemsOf } from '../client/use-answer.ts';

interface Heard {
  readonly progress?: Progress;
  readonly problems?: readonly Problem[];
  readonly isCancelled?: boolean;
  readonly arrival?: 'problems' | 'cancelled';
}

/** Asks the host; a failure is told as problems (none where it was cancelled), and null here. */
export type Asking = <T>(run: (call: string) => Promise<Reply<T>>) => Promise<T | null>;

/** Asks the host one thing at a time, so that the one that runs can be cancelled. */
export function useAsking(host: Host, tell: (heard: Heard) => void) {
  const abort = useRef<AbortController | null>(null);
  const ask: Asking = async (run) => {
    const own = new AbortController();
    abort.current = own;
    const progress = (heard: Progress) => tell({ progress: heard });
    try {
      const reply = await underCall(host, { signal: own.signal, progress }, run);
      if (reply.ok) return reply.answer;
      const isCancelled = reply.problems.every(({ code }) => code === 'cancelled');
      tell(
        isCancelled
          ? { problems: [], isCancelled, arrival: 'cancelled' }
          : { problems: reply.problems, arrival: 'problems' },
      );
    } catch (failure) {
      tell({ problems: problemsOf(failure), arrival: 'problems' });
    }
    return null;
  };
  return { ask, cancel: () => abort.current?.abort() };
}

/** Hands files to the host in order; the first that it does not take ends it. */
export async function offerAll(
  host: Host,
  ask: Asking,
  files: readonly File[],
): Promise<OfferedFile[]> {
  const offered: OfferedFile[] = [];
  for (const file of files) {
    const taken = await ask<OfferedFile>((call) => host.offer(file, call));
    if (taken === null) break;
    offered.push(taken);
  }
  return offered;
}
