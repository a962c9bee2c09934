import type { ServerResponse } from 'node:http';
import type { HostEvent } from '../../analytics/contract/host.ts';

/** The lasting replies that carry events to the page; their end is how the program knows of its own. */
export interface EventStreams {
  /** Keeps a reply open and writes every event into it. */
  add(response: ServerResponse, listen: (listener: (event: HostEvent) => void) => () => void): void;
  /** From now on a time without any stream counts. */
  watch(): void;
  close(): void;
}

const heartbeat = 5_000;

/** Calls `onIdle` once when no stream has been open for `patience` milliseconds. */
export function makeEventStreams(patience: number, onIdle: () => void): EventStreams {
  const open = new Set<ServerResponse>();
  let waiting: NodeJS.Timeout | undefined;
  const beat = setInterval(() => {
    for (const response of open) response.write('\n');
  }, heartbeat);
  beat.unref();
  const watch = () => {
    clearTimeout(waiting);
    if (open.size === 0) waiting = setTimeout(onIdle, patience);
  };
  return {
    add(response, listen) {
      clearTimeout(waiting);
      open.add(response);
      response.write('\n');
      const stop = listen((event) => response.write(`${JSON.stringify(event)}\n`));
      response.on('close', () => {
        stop();
        open.delete(response);
        watch();
      });
    },
    watch,
    close() {
      clearInterval(beat);
      clearTimeout(waiting);
      for (const response of open) {
        response.removeAllListeners('close');
        response.end();
      }
      open.clear();
    },
  };
}
