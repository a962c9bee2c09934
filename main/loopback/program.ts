import { join } from 'node:path';
import type { Launch } from '../engine-channel.ts';
import type { PageFiles } from '../page-files.ts';
import type { PrivateFolder } from '../private-folder.ts';
import type { ProgramOptions } from '../program-options.ts';
import type { SampleAsk } from '../sample.ts';
import { type ExportView, startSession } from '../session.ts';
import { type OpenWindow, openWindow } from './open-window.ts';
import { serveWindow } from './server.ts';

export interface LoopbackProgram {
  readonly options: ProgramOptions;
  readonly launch: Launch;
  readonly folder: PrivateFolder;
  readonly page: PageFiles;
  readonly sample: SampleAsk | null;
  readonly exportView: ExportView;
  /** Absolute path of the browser; null where there is none, or no screen. */
  readonly browser: string | null;
  readonly print: (line: string) => void;
}

/** How long a printed address works, and how often a new one is printed while nobody comes. */
const printedLife = 60_000;
const printings = 30;

/** How long a browser may take to show the page before the address is printed instead. */
const browserLimit = 90_000;

/** A running program: `ended` settles when its window has gone or nobody opened it. */
export interface RunningProgram {
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** Prints addresses, each good for a minute, until one is used. */
function inviteByPrint(
  mint: (life: number) => string,
  print: (line: string) => void,
  giveUp: () => void,
) {
  let printed = 0;
  const again = () => {
    if (printed >= printings) return giveUp();
    const lead =
      printed === 0
        ? 'Open this address in a browser within a minute'
        : 'That one is too old; this one is new';
    printed += 1;
    return print(`${lead}:\n${mint(printedLife)}`);
  };
  again();
  const timer = setInterval(again, printedLife);
  return () => clearInterval(timer);
}

/** Serves the window, opens it, and lasts for as long as it is open. */
export async function runLoopback(program: LoopbackProgram): Promise<RunningProgram> {
  const { options, launch, folder, page, sample, exportView, browser, print } = program;
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let window: OpenWindow | null = null;
  let isBooted = false;
  let stopPrinting = () => {};

  const session = startSession({
    launch,
    privateFolder: folder.path,
    workspace: options.workspace,
    sample,
    startWithSample: options.sample,
    exportView,
  });
  const server = await serveWindow({
    session,
    page,
    offers: join(folder.path, 'offered'),
    onIdle: end,
    onBoot() {
      isBooted = true;
      stopPrinting();
      window?.forgetToken();
    },
    onLock: () =>
      print('Somebody tried wrong keys: no further window is let in. Start Quintile again.'),
  });
  const invite = () => {
    stopPrinting();
    stopPrinting = inviteByPrint(server.mintAddress, print, end);
  };

  if (browser === null || options.noBrowser) {
    if (!options.noBrowser)
      print('No Edge, Chrome or Chromium (or no screen to show it on) was found.');
    invite();
  } else {
    const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
    const opened = openWindow({
      browser,
      privateFolder: folder.path,
      mintAddress: server.mintAddress,
      isRoot,
    });
    window = opened;
    const late = setTimeout(opened.forgetToken, browserLimit);
    const insist = setTimeout(() => isBooted || invite(), browserLimit);
    opened.ended.then(() => {
      clearTimeout(late);
      clearTimeout(insist);
      if (isBooted) return end();
      print('The browser ended without showing the window.');
      return invite();
    });
  }

  return {
    ended,
    async close() {
      stopPrinting();
      await window?.close();
      await server.close();
    },
  };
}
