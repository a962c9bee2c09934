import type { Transport } from '../analytics/contract/client.ts';
import type { WorkspaceSummary } from '../analytics/contract/extract.ts';
import type { Method } from '../analytics/contract/methods.ts';
import { decodeReply } from '../analytics/contract/wire.ts';
import { failure } from './engine-calls.ts';
import { problemsOf } from './reply.ts';

/** Methods that change what the workspace holds, and are answered with its summary. */
const changing: readonly Method[] = ['extract.choose', 'extract.delete', 'extract.delete-column'];

/** A question that has changed the workspace; the register of releases changes no extract. */
export interface Change {
  readonly method: Method;
  readonly ask: unknown;
  /** Null where the extracts are what they were. */
  readonly summary: WorkspaceSummary | null;
}

function changeBy(method: Method, ask: unknown, bytes: Uint8Array): Change | null {
  const isRecording = method === 'release.keep';
  if (!isRecording && !changing.includes(method)) return null;
  const reply = decodeReply<WorkspaceSummary>(bytes);
  if (!reply.ok) return null;
  return { method, ask, summary: isRecording ? null : reply.answer };
}

/**
 * The way to an engine: every call waits until it is `ready`, and where one has changed the
 * workspace, `changed` is over before it is answered. What that throws is the answer.
 */
export function transportOver(
  ready: () => Promise<void>,
  ask: Transport,
  changed: (change: Change) => Promise<void>,
): Transport {
  return async (method, question, options) => {
    await ready();
    const bytes = await ask(method, question, options);
    const change = changeBy(method, question, bytes);
    if (change === null) return bytes;
    try {
      await changed(change);
      return bytes;
    } catch (error) {
      return failure(...problemsOf(error));
    }
  };
}
