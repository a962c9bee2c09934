import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A window that shows the page, in a browser process of its own. */
export interface OpenWindow {
  /** Settles when the browser has ended, or could not be started. */
  readonly ended: Promise<void>;
  /** Takes the token's file away: once the page is in, nobody needs it. */
  forgetToken(): void;
  close(): Promise<void>;
}

export interface WindowOptions {
  /** Absolute path of the browser. */
  readonly browser: string;
  /** Absolute path of this run's private folder: the browser's profile is below it. */
  readonly privateFolder: string;
  /** A fresh address with a one-use token that lives for so many milliseconds. */
  readonly mintAddress: (life: number) => string;
  readonly isRoot: boolean;
}

const tokenLife = 10_000;
const renewal = 4_000;

/**
 * What keeps the browser off the network: with every request but ours sent to a dead proxy, it asks
 * no DNS question (measured; without these flags, 64 in 14 s). `--host-resolver-rules` would add
 * nothing but a bar across the window that warns of it. The bypass list must name `<-loopback>`
 * before 127.0.0.1, or the page itself goes to the dead proxy.
 */
const silence = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--no-pings',
  '--metrics-recording-only',
  '--disable-breakpad',
  '--dns-prefetch-disable',
  '--proxy-server=127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>;127.0.0.1',
] as const;

const plain = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-translate',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
  '--password-store=basic',
  '--use-mock-keychain',
  '--window-size=1440,900',
] as const;

/** The command line of the browser: it names a file, and never the token. */
export function browserArguments(profile: string, page: string, isRoot: boolean): string[] {
  return [
    `--app=${pathToFileURL(page).href}`,
    `--user-data-dir=${profile}`,
    ...silence,
    ...plain,
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
  ];
}

function writeRedirect(path: string, address: string) {
  const target = JSON.stringify(address);
  const text = `<!doctype html><meta charset="utf-8"><title>Quintile</title><script>location.replace(${target})</script>`;
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function whenEnded(browser: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    browser.once('error', () => resolve());
    browser.once('exit', () => resolve());
  });
}

/**
 * Opens an application window on the page. The token reaches it by a file that only this user may
 * read; while the browser starts, the file is renewed so that no token lives longer than 10 s.
 */
export function openWindow(options: WindowOptions): OpenWindow {
  const { browser, privateFolder, mintAddress, isRoot } = options;
  const profile = join(privateFolder, 'browser');
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  const page = join(privateFolder, 'open.html');
  const renew = () => writeRedirect(page, mintAddress(tokenLife));
  renew();
  const renewing = setInterval(renew, renewal);
  const child = spawn(browser, browserArguments(profile, page, isRoot), { stdio: 'ignore' });
  const ended = whenEnded(child);
  const forgetToken = () => {
    clearInterval(renewing);
    rmSync(page, { force: true });
  };
  ended.then(forgetToken);
  return {
    ended,
    forgetToken,
    async close() {
      forgetToken();
      child.kill();
      const late = setTimeout(() => child.kill('SIGKILL'), 3_000);
      await ended;
      clearTimeout(late);
    },
  };
}
