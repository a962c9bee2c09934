import { Refusal } from '../contract/problem.ts';

/** Stops between two steps once a cancel has come in. */
export function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new Refusal({ code: 'cancelled', reason: 'Cancelled.' });
}
