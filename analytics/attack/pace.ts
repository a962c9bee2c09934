/** Lets other work of the process have its turn between the steps of a long one, and ends it if asked. */
export interface Pace {
  /** Throws the signal's reason once it is aborted. */
  pause(): Promise<void>;
}

const longest = 50;

const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** A pace that yields whenever 50 ms have gone by. */
export function paceOf(signal: AbortSignal | undefined): Pace {
  let since = performance.now();
  return {
    async pause() {
      signal?.throwIfAborted();
      if (performance.now() - since < longest) return;
      await turn();
      since = performance.now();
      signal?.throwIfAborted();
    },
  };
}
