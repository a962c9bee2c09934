import type { BrowserWindow, BrowserWindowConstructorOptions, Session } from 'electron';
import { origin } from './app-protocol.ts';

type Electron = typeof import('electron');

export interface WindowOptions {
  readonly session: Session;
  /** Absolute path of the built bridge. */
  readonly preload: string;
  readonly isPackaged: boolean;
}

/** The one window: sandboxed, isolated, without Node, and hidden until there is something to see. */
function windowOptions({ session, preload, isPackaged }: WindowOptions) {
  return {
    title: 'Quintile',
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 640,
    show: false,
    webPreferences: {
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !isPackaged,
      preload,
      session,
    },
  } satisfies BrowserWindowConstructorOptions;
}

/** Opens the window on the page. */
export function openWindow(
  { BrowserWindow }: Pick<Electron, 'BrowserWindow'>,
  options: WindowOptions,
): BrowserWindow {
  const window = new BrowserWindow(windowOptions(options));
  window.once('ready-to-show', () => window.show());
  window.loadURL(`${origin}/`);
  return window;
}
