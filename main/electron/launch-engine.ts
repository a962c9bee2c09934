import type { FromEngine } from '../../analytics/contract/engine-message.ts';
import { engineArguments, type Launch } from '../engine-channel.ts';

type Electron = typeof import('electron');

/**
 * Starts engine processes as Electron's utility processes: `fork` would need the RunAsNode fuse. `beside`
 * is the folder beside the program.
 */
export function utilityLaunch(
  { utilityProcess }: Pick<Electron, 'utilityProcess'>,
  program: string,
  beside: string,
): Launch {
  return (role, privateFolder) => {
    const child = utilityProcess.fork(program, engineArguments(role, privateFolder, beside), {
      serviceName: role === 'engine' ? 'Quintile engine' : 'Quintile reader',
      stdio: 'ignore',
      execArgv: [],
    });
    return {
      send: (message) => child.postMessage(message),
      onMessage(listener) {
        child.on('message', (message: FromEngine) => listener(message));
      },
      onExit(listener) {
        child.once('exit', () => listener());
      },
      kill() {
        if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
      },
    };
  };
}
