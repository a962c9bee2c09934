import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where Electron's package is, and how long its binary may keep us waiting. Milliseconds. */
export interface FetchOptions {
  /** Absolute path of the package's folder. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Until the first byte has to be there. */
  readonly firstByte?: number;
  /** Without a further byte, once some are there. */
  readonly stall?: number;
  /** Told every second while bytes arrive. */
  readonly onBytes?: (bytes: number) => void;
}

export type Fetched =
  | { readonly kind: 'ready'; readonly binary: string }
  | { readonly kind: 'absent'; readonly reason: string };

/** The folder of Electron's package; null where it is not installed. */
export function electronFolder(from: string): string | null {
  try {
    return dirname(createRequire(from).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/** The binary that the package has already; null where it has none yet. */
function electronBinary(folder: string, environment: NodeJS.ProcessEnv): string | null {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const dist = environment['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist');
  const binary = join(dist, readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : null;
}

function bytesBelow(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true }).reduce((sum, entry) => {
    const found =
      entry.isFile() && statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false });
    return sum + (found ? found.size : 0);
  }, 0);
}

const ended = (child: ChildProcess) =>
  new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });

/** Kills the child when bytes have stopped arriving; returns the function that ends the watch. */
function watchBytes(child: ChildProcess, arrived: () => number, options: FetchOptions) {
  const { firstByte = 8_000, stall = 30_000, onBytes } = options;
  let bytes = arrived();
  let since = Date.now();
  let hasBegun = false;
  const timer = setInterval(
    () => {
      const now = arrived();
      if (now !== bytes) {
        [bytes, since, hasBegun] = [now, Date.now(), true];
        onBytes?.(now);
      } else if (Date.now() - since > (hasBegun ? stall : firstByte)) child.kill('SIGKILL');
    },
    Math.min(1_000, firstByte / 4),
  );
  return () => clearInterval(timer);
}

/**
 * Electron's binary, fetched by the package's own installer where it is missing. Gives up when
 * nothing arrives; a folder that grows is waited for.
 */
export async function fetchElectron(options: FetchOptions): Promise<Fetched> {
  const { folder, environment } = options;
  const present = electronBinary(folder, environment);
  if (present !== null) return { kind: 'ready', binary: present };
  const skips = environment['ELECTRON_SKIP_BINARY_DOWNLOAD'];
  if (skips !== undefined && skips !== '' && skips !== '0') {
    return {
      kind: 'absent',
      reason: 'Electron is not fetched (ELECTRON_SKIP_BINARY_DOWNLOAD is set)',
    };
  }
  const temporary = mkdtempSync(join(tmpdir(), 'quintile-electron-'));
  const child = spawn(process.execPath, [join(folder, 'install.js')], {
    env: {
      ...environment,
      TMPDIR: temporary,
      TEMP: temporary,
      TMP: temporary,
      ELECTRON_GET_NO_PROGRESS: '1',
    },
    stdio: 'ignore',
  });
  const stop = () => child.kill('SIGKILL');
  process.once('exit', stop);
  const arrived = () => bytesBelow(temporary) + bytesBelow(join(folder, 'dist'));
  const unwatch = watchBytes(child, arrived, options);
  await ended(child);
  unwatch();
  process.removeListener('exit', stop);
  rmSync(temporary, { recursive: true, force: true });
  const binary = electronBinary(folder, environment);
  if (binary !== null) return { kind: 'ready', binary };
  return { kind: 'absent', reason: 'Electron is not here and cannot be fetched from this network' };
}
