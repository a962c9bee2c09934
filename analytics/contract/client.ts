import type { Answer, Ask, Method, Progress } from './methods.ts';
import { Refusal } from './problem.ts';
import { decodeReply } from './wire.ts';

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly progress?: (progress: Progress) => void;
}

/**
 * How a question reaches the engine: one method, whatever lies between. It settles always, with a
 * whole reply; an engine that dies is a reply too (`engine-lost`).
 */
export type Transport = (method: Method, ask: unknown, options: CallOptions) => Promise<Uint8Array>;

export interface Client {
  /** The answer, or a thrown {@link Refusal} that holds the engine's problems. */
  call<M extends Method>(method: M, ask: Ask<M>, options?: CallOptions): Promise<Answer<M>>;
}

export function makeClient(transport: Transport): Client {
  return {
    async call<M extends Method>(method: M, ask: Ask<M>, options: CallOptions = {}) {
      const reply = decodeReply<Answer<M>>(await transport(method, ask, options));
      if (!reply.ok) throw new Refusal(...reply.problems);
      return reply.answer;
    },
  };
}
