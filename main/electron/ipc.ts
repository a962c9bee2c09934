import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { HostEvent } from '../../analytics/contract/host.ts';
import type { Session } from '../session.ts';
import { origin } from './app-protocol.ts';
import { type Channel, channels, eventChannel } from './channels.ts';
import type { SaveFile } from './save-file.ts';

export interface BridgeOptions {
  readonly ipcMain: IpcMain;
  /** The page that may ask. */
  readonly contents: WebContents;
  readonly session: Session;
  readonly saveFile: SaveFile;
}

type Answers = Readonly<Record<Channel, (...parts: readonly unknown[]) => unknown>>;

/** How many parts each message has: one more or fewer is not from this bridge. */
const lengths: Readonly<Record<Channel, number>> = {
  call: 3,
  cancel: 1,
  offer: 1,
  inspect: 2,
  importFiles: 2,
  importSample: 1,
  save: 2,
  listen: 0,
};

/** Our own window, its top frame, and our own page in it: nothing else is answered. */
function isOurs({ sender, senderFrame }: IpcMainInvokeEvent, contents: WebContents): boolean {
  if (sender.id !== contents.id || senderFrame === null) return false;
  return senderFrame.parent === null && senderFrame.origin === origin;
}

function answersOf({ session, saveFile, contents }: BridgeOptions): Answers {
  let stop = () => {};
  const send = (event: HostEvent) => {
    if (!contents.isDestroyed()) contents.send(eventChannel, event);
  };
  return {
    call: (method, ask, call) => session.call(method, ask, call),
    cancel: (call) => session.cancel(call),
    offer: (path) => session.offer(typeof path === 'string' ? path : ''),
    inspect: (handles, call) => session.inspect(handles, call),
    importFiles: (ask, call) => session.importFiles(ask, call),
    importSample: (call) => session.importSample(call),
    async save(spec, format) {
      const drawn = await session.save(spec, format);
      return drawn.ok ? saveFile(drawn.answer) : drawn;
    },
    listen() {
      stop();
      stop = session.listen(send);
    },
  };
}

/**
 * Answers the bridge's messages. A sender that is not the page gets an error and nothing else; the
 * contents of a message are checked by the session.
 */
export function bridgeSession(options: BridgeOptions) {
  const answers = answersOf(options);
  for (const channel of Object.keys(channels) as Channel[]) {
    options.ipcMain.handle(channels[channel], (event, ...parts: unknown[]) => {
      const isSound = isOurs(event, options.contents) && parts.length === lengths[channel];
      if (!isSound) throw new Error('Refused.');
      return answers[channel](...parts);
    });
  }
}
