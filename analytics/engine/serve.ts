import type { FromEngine, ToEngine } from '../contract/engine-message.ts';
import type { CallContext, Handlers, Method, Progress } from '../contract/methods.ts';
import { type Problem, Refusal } from '../contract/problem.ts';
import { encodeReply } from '../contract/wire.ts';
import { makeSerial } from './serial.ts';

/** What an engine answers with, and how it stops. */
export interface Engine {
  readonly handlers: Handlers;
  /** Stops whatever is running now. */
  interrupt(): void;
  /** Writes down what is worth having at the next start; never throws. */
  keep(): Promise<void>;
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

type Handle = (ask: unknown, context: CallContext) => Promise<unknown>;

function handlerOf(handlers: Handlers, method: Method): Handle {
  if (Object.hasOwn(handlers, method)) return handlers[method] as Handle;
  throw new Refusal({ code: 'usage', reason: 'The engine knows no such method.' });
}

async function answer(
  { handlers }: Engine,
  method: Method,
  ask: unknown,
  context: CallContext,
): Promise<Uint8Array> {
  try {
    const value = await handlerOf(handlers, method)(ask, context);
    return encodeReply({ ok: true, answer: value });
  } catch (error) {
    return encodeReply({ ok: false, problems: problemsOf(error, context.signal.aborted) });
  }
}

/** A call that has come in and has not been answered yet. */
interface OpenCall {
  readonly controller: AbortController;
  readonly settle: (bytes: Uint8Array) => void;
}

/** Answers calls one at a time until told to close. Every call is answered, and answered once. */
export function serve(engine: Engine, port: EnginePort): void {
  const inTurn = makeSerial();
  const open = new Map<number, OpenCall>();
  let running: number | null = null;

  const take = (id: number, method: Method, ask: unknown) => {
    const controller = new AbortController();
    const { signal } = controller;
    const settle = (bytes: Uint8Array) => {
      if (open.delete(id)) port.send({ kind: 'reply', id, bytes });
    };
    open.set(id, { controller, settle });
    void inTurn(async () => {
      if (signal.aborted) return;
      running = id;
      const progress = (step: Progress) => port.send({ kind: 'progress', id, progress: step });
      settle(await answer(engine, method, ask, { signal, progress }));
      running = null;
    });
  };

  const cancel = (id: number) => {
    const call = open.get(id);
    call?.controller.abort();
    if (running === id) engine.interrupt();
    else call?.settle(encodeReply({ ok: false, problems: [cancelled] }));
  };

  /** A question that is being answered is not waited for: nothing is then written down. */
  const leave = async () => {
    if (running === null) await engine.keep();
    engine.close();
    port.end();
  };

  port.receive((message) => {
    switch (message.kind) {
      case 'call':
        return take(message.id, message.method, message.ask);
      case 'cancel':
        return cancel(message.id);
      case 'close':
        return void leave();
    }
  });
  port.send({ kind: 'ready' });
}
