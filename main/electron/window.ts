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

/** Asks where the page would rather not be left: it has a changed definition that is not saved. */
function askBeforeLeaving(window: BrowserWindow, dialog: Electron['dialog']): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const chosen = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: 'Leave without saving the changed definition?',
      detail: 'It can be saved under Segments, Edit.',
      buttons: ['Stay', 'Leave'],
      defaultId: 0,
      cancelId: 0,
    });
    if (chosen === 1) event.preventDefault();
  });
}

/** Opens the window on the page. */
export function openWindow(
  { BrowserWindow, dialog }: Pick<Electron, 'BrowserWindow' | 'dialog'>,
  options: WindowOptions,
): BrowserWindow {
  const window = new BrowserWindow(windowOptions(options));
  askBeforeLeaving(window, dialog);
  window.once('ready-to-show', () => window.show());
  window.loadURL(`${origin}/`);
  return window;
}
