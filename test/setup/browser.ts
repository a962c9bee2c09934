import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const candidates = [
  process.env['QUINTILE_BROWSER'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
];

/** The browser program that tests drive; null where there is none. */
export const browserProgram: string | null =
  candidates.find((path) => path !== undefined && existsSync(path)) ?? null;

export const noBrowser = 'no Edge, Chrome or Chromium here: set QUINTILE_BROWSER to one';

/** Starts the browser without a screen and without any traffic of its own. */
export function launchBrowser(program: string): Promise<Browser> {
  return chromium.launch({
    executablePath: program,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
