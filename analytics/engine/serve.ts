import type { FromEngine, ToEngine } from '../contract/engine-message.ts';
import type { Handlers, Method } from '../contract/methods.ts';
import { type Problem, Refusal } from '../contract/problem.ts';
import { encodeReply } from '../contract/wire.ts';
import { makeSerial } from './serial.ts';

/** What an engine answers with, and how it stops. */
export interface Engine {
  readonly handlers: Handlers;
  /** Stops whatever is running now. */
  interrupt(): void;
  close(): void;
}

export interface EnginePort {
  send(message: FromEngine): void;
  receive(listener: (message: ToEngine) => void): void;
  /** Ends the process. */
  end(): void;
}

const cancelled: Problem = { code: 'cancelled', reason: 'Cancelled.' };

/** What went wrong, as problems: an error that is not a refusal is our fault, and quotes nothing. */
function problemsOf(error: unknown, aborted: boolean): readonly Problem[] {
  if (aborted) return [cancelled];
  if (error instanceof Refusal) return error.problems;
  return [
    {
      code: 'internal',
      reason: 'The engine met something that it was not made for.',
      hint: 'Try again; if it happens again, report the steps that led to it.',
    },
  ];
}

type Handle = (ask: unknown, context: Parameters<Handlers[Method]>[1]) => Promise<unknown>;

function handlerOf(handlers: Handlers, method: Method): Handle {
  if (Object.hasOwn(handlers, method)) return handlers[method] as Handle;
  throw new Refusal({ code: 'usage', reason: 'The engine knows no such method.' });
}

/** Answers calls one at a time until told to close. Every call is answered, whatever happens. */
export function serve(engine: Engine, port: EnginePort): void {
  const inTurn = makeSerial();
  const open = new Map<number, AbortController>();
  let running: number | null = null;

  const answer = async (id: number, method: Method, ask: unknown, signal: AbortSignal) => {
    const progress = (
      step: Parameters<Handlers[Method]>[1]['progress'] extends (p: infer P) => void ? P : never,
    ) => port.send({ kind: 'progress', id, progress: step });
    try {
      signal.throwIfAborted();
      running = id;
      const value = await handlerOf(engine.handlers, method)(ask, { signal, progress });
      return encodeReply({ ok: true, answer: value });
    } catch (error) {
      return encodeReply({ ok: false, problems: problemsOf(error, signal.aborted) });
    } finally {
      running = null;
    }
  };

  port.receive((message) => {
    if (message.kind === 'close') {
      engine.close();
      port.end();
    } else if (message.kind === 'cancel') {
      open.get(message.id)?.abort();
      if (running === message.id) engine.interrupt();
    } else {
      const { id, method, ask } = message;
      const controller = new AbortController();
      open.set(id, controller);
      void inTurn(() => answer(id, method, ask, controller.signal)).then((bytes) => {
        open.delete(id);
        port.send({ kind: 'reply', id, bytes });
      });
    }
  });
  port.send({ kind: 'ready' });
}
