import { fork } from 'node:child_process';
import type { FromEngine, ToEngine } from '../analytics/contract/engine-message.ts';

export type EngineRole = 'engine' | 'reader';

/** One engine process as its host sees it, whatever started it. */
export interface EngineChannel {
  send(message: ToEngine): void;
  onMessage(listener: (message: FromEngine) => void): void;
  /** Called once, after the last message, however the process ended. */
  onExit(listener: () => void): void;
  kill(): void;
}

/** Starts an engine process. `privateFolder` is absolute and belongs to this run alone. */
export type Launch = (role: EngineRole, privateFolder: string) => EngineChannel;

/** What the program of an engine process is told on its command line. */
export function engineArguments(role: EngineRole, privateFolder: string): string[] {
  return [`--role=${role}`, `--private=${privateFolder}`];
}

/** How long messages that are still on their way are waited for after the process has ended. */
const lastMessages = 1000;

/**
 * Starts engine processes with Node's own `fork`. What they print is dropped, because an uncaught
 * error may quote a cell; `QUINTILE_DEBUG=1` shows it to whoever develops the program.
 */
export function forkLaunch(program: string): Launch {
  return (role, privateFolder) => {
    const child = fork(program, engineArguments(role, privateFolder), {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', process.env.QUINTILE_DEBUG === '1' ? 'inherit' : 'ignore', 'ipc'],
    });
    return {
      send(message) {
        if (child.connected) child.send(message, () => undefined);
      },
      onMessage(listener) {
        child.on('message', (message) => listener(message as FromEngine));
      },
      onExit(listener) {
        let told = false;
        const tell = () => {
          if (!told) listener();
          told = true;
        };
        child.once('error', tell);
        child.once('exit', () => {
          if (!child.connected) return tell();
          child.once('disconnect', tell);
          setTimeout(tell, lastMessages).unref();
        });
      },
      kill: () => void child.kill('SIGKILL'),
    };
  };
}
