import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { HostEvent, SavedFile } from '../../analytics/contract/host.ts';
import type { Reply } from '../../analytics/contract/wire.ts';
import type { Session } from '../session.ts';
import { origin } from './app-protocol.ts';
import { type Channel, channels, eventChannel } from './channels.ts';
import type { ChosenPlace, SaveFile } from './save-file.ts';

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
  forget: 1,
  inspect: 3,
  importFiles: 2,
  importSample: 1,
  save: 3,
  remembered: 1,
  saveMapping: 1,
  saveDefinition: 1,
  saveQuality: 1,
  workspaces: 0,
  openWorkspace: 2,
  sealWith: 1,
  deleteWorkspace: 1,
  keepRecent: 1,
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
  const handOver = async (saved: Promise<Reply<SavedFile>>) => {
    const reply = await saved;
    return reply.ok ? saveFile.save(reply.answer) : reply;
  };
  /** A release is recorded between the dialog and the writing. */
  const letOut = async (...[spec, format, hideFurther]: readonly unknown[]) => {
    let chosen: ChosenPlace | null = null;
    const reply = await session.save(spec, format, hideFurther, async (file) => {
      chosen = await saveFile.choose(file);
      return chosen;
    });
    if (!reply.ok) return reply;
    const { name } = (chosen as ChosenPlace | null) ?? {};
    return { ok: true, answer: reply.answer === null || name === undefined ? null : { name } };
  };
  return {
    call: (method, ask, call) => session.call(method, ask, call),
    cancel: (call) => session.cancel(call),
    offer: (path) => session.offer(typeof path === 'string' ? path : ''),
    forget: (handles) => session.forget(handles),
    inspect: (handles, call, mapping) => session.inspect(handles, call, mapping),
    importFiles: (ask, call) => session.importFiles(ask, call),
    importSample: (call) => session.importSample(call),
    save: letOut,
    remembered: (signature) => session.remembered(signature),
    saveMapping: (mapping) => handOver(session.saveMapping(mapping)),
    saveDefinition: (definition) => handOver(session.saveDefinition(definition)),
    saveQuality: (format) => handOver(session.saveQuality(format)),
    workspaces: () => session.workspaces(),
    openWorkspace: (ask, call) => session.openWorkspace(ask, call),
    sealWith: (passphrase) => session.sealWith(passphrase),
    deleteWorkspace: (handle) => session.deleteWorkspace(handle),
    keepRecent: (isOn) => session.keepRecent(isOn),
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
