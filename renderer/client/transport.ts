import type { CallOptions, Transport } from '../../analytics/contract/client.ts';
import type { Host } from '../../analytics/contract/host.ts';
import type { Ask, Method, Progress } from '../../analytics/contract/methods.ts';

/** A call id of the shape that every host takes: 1 to 64 of `A-Za-z0-9-`. */
function newCall(): string {
  return crypto.randomUUID();
}

/** Runs one host call under an id: passes its progress on, and cancels it when the signal aborts. */
export async function underCall<T>(
  host: Host,
  options: CallOptions,
  run: (call: string) => Promise<T>,
): Promise<T> {
  const call = newCall();
  const forward = (progress: Progress) => options.progress?.(progress);
  const cancel = () => host.cancel(call);
  const stopListening = host.listen((event) => {
    if (event.kind === 'progress' && event.call === call) forward(event.progress);
  });
  options.signal?.addEventListener('abort', cancel, { once: true });
  try {
    return await run(call);
  } finally {
    options.signal?.removeEventListener('abort', cancel);
    stopListening();
  }
}

/** The way to the engine through a host, for `makeClient`. */
export function makeTransport(host: Host): Transport {
  return (method: Method, ask: unknown, options: CallOptions) =>
    underCall(host, options, (call) => host.call(method, ask as Ask<Method>, call));
}
