import { createEngine } from './create-engine.ts';
import { readBook } from './read-book.ts';
import { type EnginePort, serve } from './serve.ts';

/** What Electron's utility process gives in place of `process.send`. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

type Received = Parameters<Parameters<EnginePort['receive']>[0]>[0];

function portOfThisProcess(): EnginePort {
  const end = () => process.exit(0);
  const parentPort = (process as { parentPort?: ParentPort }).parentPort;
  if (parentPort !== undefined) {
    return {
      send: (message) => parentPort.postMessage(message),
      receive: (listener) => parentPort.on('message', ({ data }) => listener(data as Received)),
      end,
    };
  }
  process.on('disconnect', end);
  return {
    send: (message) => process.send?.(message),
    receive: (listener) => process.on('message', (message) => listener(message as Received)),
    end,
  };
}

function given(name: string): string | undefined {
  const start = `--${name}=`;
  return process.argv.find((argument) => argument.startsWith(start))?.slice(start.length);
}

const privateFolder = given('private');
const policies = given('policies');

if (privateFolder === undefined || policies === undefined) {
  process.exitCode = 2;
} else {
  process.umask(0o077);
  process.on('SIGINT', () => undefined);
  serve(createEngine(privateFolder, undefined, readBook(policies)), portOfThisProcess());
}
