import { type Browser, chromium } from 'playwright-core';
import { findBrowser, thisMachine } from '../../main/loopback/find-browser.ts';

/** The browser program that tests drive, screen or no screen; null where there is none. */
export const browserProgram: string | null = findBrowser({
  ...thisMachine,
  environment: { ...thisMachine.environment, DISPLAY: ':0' },
});

export const noBrowser = 'no Edge, Chrome or Chromium here: set QUINTILE_BROWSER to one';

/** Flags that keep a browser off the network. */
const silent = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--no-pings',
  '--metrics-recording-only',
  '--disable-breakpad',
  '--dns-prefetch-disable',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--proxy-server=127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>;127.0.0.1',
];

/** Starts the browser without a screen and without any traffic of its own. */
export function launchBrowser(program: string): Promise<Browser> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: program, args: [...asRoot, ...silent] });
}
