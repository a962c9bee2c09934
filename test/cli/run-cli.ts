import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

const built = resolve(import.meta.dirname, '../../dist/cli.js');

export interface CliResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Calls back once a command has staged something in its private folder. */
function whenAtWork(home: string, begun: () => void): void {
  const timer = setInterval(() => {
    const names = existsSync(home) ? readdirSync(home, { recursive: true }) : [];
    if (!names.some((name) => String(name).includes('staging'))) return;
    clearInterval(timer);
    begun();
  }, 20);
}

export interface CliOptions {
  /** Another built command line than that of the repository. */
  readonly program?: string;
  readonly begun?: (kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs the built command line to its end, in a folder, with a home of its own. */
export function runCli(
  folder: string,
  words: readonly string[],
  { program = built, begun }: CliOptions = {},
): Promise<CliResult> {
  const home = resolve(folder, 'home');
  return new Promise((done) => {
    const child = spawn(process.execPath, [program, ...words], {
      cwd: folder,
      env: { ...process.env, QUINTILE_HOME: home },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (bytes: Buffer) => {
      out += bytes.toString();
    });
    child.stderr.on('data', (bytes: Buffer) => {
      err += bytes.toString();
    });
    child.once('close', (code) => done({ code, out, err }));
    if (begun !== undefined) whenAtWork(home, () => begun((signal) => child.kill(signal)));
  });
}
