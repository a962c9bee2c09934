import type { Transport } from '../analytics/contract/client.ts';
import type { WorkspaceSummary } from '../analytics/contract/extract.ts';
import type { Method } from '../analytics/contract/methods.ts';
import { decodeReply } from '../analytics/contract/wire.ts';
import { failure } from './engine-calls.ts';
import { problemsOf } from './reply.ts';

/** Methods of a window that change what the workspace holds. */
const changing: readonly Method[] = ['extract.choose', 'extract.delete', 'extract.delete-column'];

/**
 * The way to an engine: every call waits until it is `ready`, and where one has changed the
 * workspace, `changed` is over before it is answered. What that throws is the answer.
 */
export function transportOver(
  ready: () => Promise<void>,
  ask: Transport,
  changed: (method: Method, question: unknown, summary: WorkspaceSummary) => Promise<void>,
): Transport {
  return async (method, question, options) => {
    await ready();
    const bytes = await ask(method, question, options);
    if (!changing.includes(method)) return bytes;
    const reply = decodeReply<WorkspaceSummary>(bytes);
    if (!reply.ok) return bytes;
    try {
      await changed(method, question, reply.answer);
      return bytes;
    } catch (error) {
      return failure(...problemsOf(error));
    }
  };
}
