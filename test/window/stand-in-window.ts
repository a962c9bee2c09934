import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserProgram, launchBrowser, noBrowser } from '../setup/browser.ts';
import { buildWindow } from './build-window.ts';
import { type OpenedWindow, openWindow } from './open-window.ts';
import { serveWindow } from './serve-window.ts';

export interface StandInOptions {
  /** What the stand-in is asked to be, e.g. `?open` for one with an extract loaded. */
  readonly query: string;
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
}

/**
 * For one file of tests: builds the window once and serves it over a stand-in host. Gives the
 * function that makes a test in a window of its own, which must not complain of anything.
 */
export function standInTests() {
  let browser: Browser | null = null;
  let standIn = '';
  let server: Awaited<ReturnType<typeof serveWindow>> | null = null;

  beforeAll(async () => {
    if (browserProgram === null) return;
    browser = await launchBrowser(browserProgram);
    const built = await buildWindow();
    standIn = built.standIn;
    server = await serveWindow(built.page);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  return (name: string, options: StandInOptions, run: (window: OpenedWindow) => Promise<void>) => {
    test(name, async (context) => {
      if (browser === null || server === null) return context.skip(noBrowser);
      const { query, ...look } = options;
      const address = `${server.address}${query}`;
      const opened = await openWindow(browser, { address, standIn, ...look });
      await run(opened);
      expect(opened.complaints).toEqual([]);
      await opened.page.context().close();
    });
  };
}
