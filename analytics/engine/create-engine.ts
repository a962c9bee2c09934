import { makeDesk } from './desk.ts';
import { makeHandlers } from './handlers.ts';
import type { Engine } from './serve.ts';

/** An engine with no workspace open yet. `privateFolder` is absolute and belongs to this run alone. */
export function createEngine(privateFolder: string): Engine {
  const desk = makeDesk(privateFolder);
  return {
    handlers: makeHandlers(desk, privateFolder),
    interrupt: () => desk.interrupt(),
    keep: desk.keep,
    close: desk.close,
  };
}
