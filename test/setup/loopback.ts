import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** The built loopback program, running with a home of its own. */
export interface RunningLoopback {
  /** A one-use address of the window. */
  readonly address: string;
  readonly home: string;
  /** Process ids of the engine processes that it runs now. */
  engines(): number[];
  /** Ends the program as Ctrl+C does; gives its exit code and what it left in its home. */
  stop(): Promise<{ readonly code: number | null; readonly left: readonly string[] }>;
}

/** Ids of a process's children, from the process table of Linux. */
export function childrenOf(pid: number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return text.trim().split(/\s+/).filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function firstAddress(child: ChildProcess): Promise<string> {
  return new Promise((found, fail) => {
    let printed = '';
    child.stdout?.on('data', (bytes: Buffer) => {
      printed += bytes.toString();
      const address = /http:\/\/127\.0\.0\.1\S+/.exec(printed);
      if (address !== null) found(address[0]);
    });
    child.once('exit', (code) => fail(new Error(`the program ended with ${code}: ${printed}`)));
  });
}

/** Starts `dist/loopback.js` as `npm start` does, without a browser of its own. */
export async function startLoopback(...options: readonly string[]): Promise<RunningLoopback> {
  const home = mkdtempSync(join(tmpdir(), 'quintile-home-'));
  const program = join(root, 'dist/loopback.js');
  const child = spawn(process.execPath, [program, '--no-browser', ...options], {
    env: { ...process.env, QUINTILE_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const address = await firstAddress(child);
  return {
    address,
    home,
    engines: () => childrenOf(child.pid ?? 0),
    async stop() {
      child.kill('SIGINT');
      const code = await ended;
      const left = readdirSync(home);
      rmSync(home, { recursive: true, force: true });
      return { code, left };
    },
  };
}
