import { fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { FromEngine, ToEngine } from '../analytics/contract/engine-message.ts';
import { policyFolder } from './policy-folder.ts';

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

/**
 * What the program of an engine process is told on its command line. `beside` is the folder beside the
 * program, where an organisation's policies lie.
 */
export function engineArguments(role: EngineRole, privateFolder: string, beside: string): string[] {
  const policies = policyFolder(beside, process.env);
  return [`--role=${role}`, `--private=${privateFolder}`, `--policies=${policies}`];
}

/** How long messages that are still on their way are waited for after the process has ended. */
const lastMessages = 1000;

/**
 * Starts engine processes with Node's own `fork`. What they print is dropped, because an uncaught
 * error may quote a cell; `QUINTILE_DEBUG=1` shows it to whoever develops the program. Beside the
 * program is the folder above the one that `program` is built into.
 */
export function forkLaunch(program: string): Launch {
  const beside = join(dirname(program), '..');
  return (role, privateFolder) => {
    const child = fork(program, engineArguments(role, privateFolder, beside), {
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
