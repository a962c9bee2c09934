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

/** Never settles: the question that took its place is the one that goes on. */
const superseded = new Promise<null>(() => undefined);

function outcome(problems: readonly Problem[]): Heard {
  const isCancelled = problems.every(({ code }) => code === 'cancelled');
  return isCancelled
    ? { problems: [], isCancelled, arrival: 'cancelled' }
    : { problems, arrival: 'problems' };
}

/** Asks the host one thing at a time; a new question cancels the one that runs, and takes its place. */
export function useAsking(host: Host, tell: (heard: Heard) => void) {
  const running = useRef<AbortController | null>(null);
  const ask: Asking = async <T>(run: (call: string) => Promise<Reply<T>>) => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    const isOwn = () => running.current === own;
    const progress = (heard: Progress) => isOwn() && tell({ progress: heard });
    const reply = await underCall(host, { signal: own.signal, progress }, run).catch(
      (failure: unknown): Reply<T> => ({ ok: false, problems: problemsOf(failure) }),
    );
    if (!isOwn()) return superseded;
    running.current = null;
    if (reply.ok) return reply.answer;
    tell(outcome(reply.problems));
    return null;
  };
  return { ask, cancel: () => running.current?.abort() };
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
