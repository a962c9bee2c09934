import { spawn } from 'node:child_process';

/** How a child program ended. */
export interface ChildEnd {
  /** Its exit code; 1 where it could not be started or was killed. */
  readonly code: number;
  /** Milliseconds. */
  readonly lasted: number;
  /** True where Ctrl+C or a signal to us asked it to end. */
  readonly wasAsked: boolean;
}

/**
 * Runs a program in this terminal until it ends, and passes signals on to it: we end after it, so
 * that the prompt comes back when everything is gone. A Node program also has a channel to us, by
 * whose end it knows that we are gone.
 */
export function runChild(
  program: string,
  given: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<ChildEnd> {
  const began = Date.now();
  const isNode = program === process.execPath;
  const child = spawn(program, given, {
    stdio: ['inherit', 'inherit', 'inherit', ...(isNode ? (['ipc'] as const) : [])],
    env: environment,
  });
  let wasAsked = false;
  const pass = (signal: NodeJS.Signals) => {
    wasAsked = true;
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, pass);
  return new Promise((resolve) => {
    const end = (code: number) => {
      for (const signal of signals) process.removeListener(signal, pass);
      resolve({ code, lasted: Date.now() - began, wasAsked });
    };
    child.once('error', () => end(1));
    child.once('exit', (code) => end(code ?? 1));
  });
}
