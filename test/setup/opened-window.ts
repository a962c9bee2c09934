import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { _electron, type Browser, type Page } from 'playwright-core';
import { browserProgram, noBrowser } from './browser.ts';
import { childrenOf, startLoopback } from './loopback.ts';

/** The built program with its window open, whichever way in. */
export interface OpenedWindow {
  readonly page: Page;
  /** Process ids of the engine processes that run now: Linux only. */
  engines(): number[];
  /** Does what saves a file, and gives its bytes. */
  saved(press: () => Promise<void>): Promise<Buffer>;
  close(): Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');

/** True under `npm run test:electron`. */
export const inElectron = process.env['MODE'] === 'electron';

/** Electron's binary; null where it has not been fetched. */
export function electronProgram(): string | null {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const named = join(folder, 'path.txt');
  if (!existsSync(named)) return null;
  const program = join(folder, 'dist', readFileSync(named, 'utf8'));
  return existsSync(program) ? program : null;
}

async function openElectron(program: string, options: readonly string[]): Promise<OpenedWindow> {
  const home = mkdtempSync(join(tmpdir(), 'quintile-home-'));
  const app = await _electron.launch({
    executablePath: program,
    args: [join(root, 'dist/electron.js'), ...options],
    env: { ...(process.env as Record<string, string>), QUINTILE_HOME: home },
  });
  const page = await app.firstWindow();
  const isEngine = (pid: number) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node.mojom.NodeService');
  return {
    page,
    engines: () => childrenOf(app.process().pid ?? 0).filter(isEngine),
    async saved(press) {
      const path = join(home, 'saved');
      await app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      }, path);
      await press();
      await page.getByText(/^Saved: /).waitFor();
      return readFileSync(path);
    },
    async close() {
      await app.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function openLoopback(browser: Browser, options: readonly string[]): Promise<OpenedWindow> {
  const running = await startLoopback(...options);
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
  });
  const page = await context.newPage();
  await page.goto(running.address);
  return {
    page,
    engines: running.engines,
    async saved(press) {
      const download = page.waitForEvent('download');
      await press();
      return readFileSync(await (await download).path());
    },
    async close() {
      await context.close();
      await running.stop();
    },
  };
}

/**
 * Starts the built program and opens its window: in real Electron under `npm run test:electron`,
 * otherwise in the given browser. Errors of the page fail whoever waits for it.
 */
export async function openProgram(
  browser: Browser | null,
  ...options: readonly string[]
): Promise<OpenedWindow> {
  const program = inElectron ? electronProgram() : null;
  if (program !== null) return openElectron(program, options);
  if (browser === null) throw new Error('There is neither a browser nor Electron.');
  return openLoopback(browser, options);
}

/** Why a window cannot be opened here; null where it can. */
export const hindrance =
  inElectron && electronProgram() === null
    ? 'the binary of Electron has not been fetched: npx install-electron'
    : !inElectron && browserProgram === null
      ? noBrowser
      : null;
