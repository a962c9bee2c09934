import { join } from 'node:path';
import type { Launch } from '../engine-channel.ts';
import type { PageFiles } from '../page-files.ts';
import type { PrivateFolder } from '../private-folder.ts';
import type { ProgramOptions } from '../program-options.ts';
import type { SampleAsk } from '../sample.ts';
import { type ExportView, startSession } from '../session.ts';
import { openWindow } from './open-window.ts';
import { noPrint, printAddresses } from './print-addresses.ts';
import { type LoopbackServer, serveWindow } from './server.ts';

export interface LoopbackProgram {
  readonly options: ProgramOptions;
  readonly passphrase: string | undefined;
  readonly launch: Launch;
  readonly folder: PrivateFolder;
  /** Absolute path of what outlives this run. */
  readonly data: string;
  readonly page: PageFiles;
  readonly sample: SampleAsk | null;
  readonly exportView: ExportView;
  /** Absolute path of the browser; null where there is none, or no screen. */
  readonly browser: string | null;
  readonly print: (line: string) => void;
}

/** How long a browser may take to show the page before the address is printed instead. */
const browserLimit = 90_000;

/** A running program. */
export interface RunningProgram {
  /** Settles with the exit code: 0 when its window has gone or nobody opened it, 1 once locked. */
  readonly ended: Promise<number>;
  close(): Promise<void>;
}

const locked =
  'Somebody tried five wrong keys: no window is let in any more, and Quintile ends. Start it again.';

/** What brings a window to the page: a browser, a printed address, or the one after the other. */
interface Invitation {
  /** The page is in: nobody else needs a way to it. */
  accept(): void;
  close(): Promise<void>;
}

/** Opens a browser on the page; where it shows nothing, an address is printed instead. */
function inviteByBrowser(
  browser: string,
  { folder, print }: LoopbackProgram,
  mintAddress: LoopbackServer['mintAddress'],
  end: () => void,
): Invitation {
  let isAccepted = false;
  let printed = noPrint;
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const window = openWindow({ browser, privateFolder: folder.path, mintAddress, isRoot });
  const printInstead = () => {
    window.forgetToken();
    printed.stop();
    if (!isAccepted) printed = printAddresses(mintAddress, print, end);
  };
  const late = setTimeout(printInstead, browserLimit);
  window.ended.then(() => {
    clearTimeout(late);
    if (isAccepted) return end();
    print('The browser ended without showing the window.');
    return printInstead();
  });
  const accept = () => {
    isAccepted = true;
    printed.stop();
    window.forgetToken();
  };
  async function close() {
    clearTimeout(late);
    isAccepted = true;
    printed.stop();
    await window.close();
  }
  return { accept, close };
}

function invite(
  program: LoopbackProgram,
  mintAddress: LoopbackServer['mintAddress'],
  end: () => void,
): Invitation {
  const { options, browser, print } = program;
  if (browser !== null && !options.noBrowser) {
    return inviteByBrowser(browser, program, mintAddress, end);
  }
  if (!options.noBrowser)
    print('No Edge, Chrome or Chromium (or no screen to show it on) was found.');
  const { stop } = printAddresses(mintAddress, print, end);
  return { accept: stop, close: async () => stop() };
}

/** Serves the window, opens it, and lasts for as long as it is open. */
export async function runLoopback(program: LoopbackProgram): Promise<RunningProgram> {
  const { options, launch, folder, page, sample, exportView, print } = program;
  let end: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  let invitation: Invitation | null = null;
  let isBooted = false;

  const session = startSession({
    launch,
    privateFolder: folder.path,
    dataFolder: program.data,
    workspace: options.workspace,
    passphrase: program.passphrase,
    sample,
    startWithSample: options.sample,
    exportView,
  });
  const server = await serveWindow({
    session,
    page,
    offers: join(folder.path, 'offered'),
    onIdle: () => end(0),
    onBoot() {
      isBooted = true;
      invitation?.accept();
    },
    onLock() {
      if (isBooted) return print('Somebody tried five wrong keys: no further window is let in.');
      print(locked);
      return end(1);
    },
  });
  invitation = invite(program, server.mintAddress, () => end(0));

  async function close() {
    await invitation?.close();
    await server.close();
  }
  return { ended, close };
}
