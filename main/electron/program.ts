import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { problemText } from '../../analytics/contract/problem.ts';
import { dataFolder } from '../data-folder.ts';
import { readPageFiles } from '../page-files.ts';
import { givenPassphrase } from '../passphrase-file.ts';
import { cacheHome, makePrivateFolder } from '../private-folder.ts';
import { readProgramOptions } from '../program-options.ts';
import { problemsOf } from '../reply.ts';
import { sampleIn } from '../sample.ts';
import { type ExportView, type Session, startSession } from '../session.ts';
import { bridgeSession } from './ipc.ts';
import { utilityLaunch } from './launch-engine.ts';
import { lockProgram, lockSession } from './lockdown.ts';
import { menuTemplate } from './menu.ts';
import { makeSaveFile } from './save-file.ts';
import { openWindow } from './window.ts';

type Electron = typeof import('electron');

export interface ElectronProgram {
  readonly electron: Electron;
  /** Absolute path of the folder of the built program. */
  readonly dist: string;
  /** Absolute path of the folder beside the program, which holds `sample-data` and policies. */
  readonly resources: string;
  readonly exportView: ExportView;
  readonly argv: readonly string[];
}

const valued = ['--workspace', '--passphrase-file'];

/** Chromium and macOS add arguments of their own: only ours are read. */
export function ownArguments(argv: readonly string[]): string[] {
  return argv.flatMap((argument, index) => {
    const isWhole = valued.some((name) => argument.startsWith(`${name}=`));
    if (argument === '--sample' || isWhole) return [argument];
    const value = argv[index + 1];
    return valued.includes(argument) && value !== undefined ? [`${argument}=${value}`] : [];
  });
}

function keepOneInstance(app: Electron['app'], window: () => BrowserWindow | null): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  app.on('second-instance', () => {
    const open = window();
    if (open?.isMinimized() === true) open.restore();
    open?.focus();
  });
  return true;
}

/** Lets the engine close its workspace before the program goes, once. */
function closeBeforeQuit(app: Electron['app'], close: () => Promise<void>) {
  let isClosed = false;
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
  app.on('window-all-closed', () => app.quit());
}

/** What Chromium keeps goes with this run; only the lock of the one instance outlives it. */
function setFolder(app: Electron['app'], name: 'userData' | 'sessionData', path: string) {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  app.setPath(name, path);
}

function startEngineSession(program: ElectronProgram, privateFolder: string): Session {
  const options = readProgramOptions(ownArguments(program.argv));
  return startSession({
    launch: utilityLaunch(program.electron, join(program.dist, 'engine.js'), program.resources),
    privateFolder,
    dataFolder: dataFolder(process.env, process.platform),
    workspace: options.workspace,
    passphrase: givenPassphrase(options, () => undefined),
    sample: sampleIn(join(program.resources, 'sample-data')),
    startWithSample: options.sample,
    exportView: program.exportView,
  });
}

/** Starts the desktop program: lock, one instance, then the engine, the session and the window. */
export async function runElectron(program: ElectronProgram): Promise<void> {
  const { electron, dist } = program;
  const { app } = electron;
  let window: BrowserWindow | null = null;

  lockProgram(electron);
  setFolder(app, 'userData', join(cacheHome(process.env, process.platform), 'window'));
  if (!keepOneInstance(app, () => window)) return;
  const folder = makePrivateFolder();
  setFolder(app, 'sessionData', join(folder.path, 'session'));
  await app.whenReady();

  const isPackaged = app.isPackaged;
  const browsing = electron.session.fromPartition('quintile', { cache: false });
  lockSession(browsing, readPageFiles(join(dist, 'renderer')), !isPackaged);
  const template = menuTemplate({ isMac: process.platform === 'darwin', isPackaged });
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(template));

  const session = startEngineSession(program, folder.path);
  closeBeforeQuit(app, async () => {
    await session.close().catch((error) => {
      const text = problemsOf(error).map(problemText).join('\n');
      electron.dialog.showErrorBox('The workspace could not be sealed', text);
    });
    await browsing.clearStorageData();
  });
  const preload = join(dist, 'preload.cjs');
  window = openWindow(electron, { session: browsing, preload, isPackaged });
  window.on('closed', () => {
    window = null;
  });
  bridgeSession({
    ipcMain: electron.ipcMain,
    contents: window.webContents,
    session,
    saveFile: makeSaveFile(electron, window),
  });
}
