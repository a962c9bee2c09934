import { basename, dirname, join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { SavedFile } from '../../analytics/contract/host.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import type { Reply } from '../../analytics/contract/wire.ts';
import type { Ready } from '../export/let-out.ts';
import { readyFile } from '../export/ready-file.ts';
import { asReply } from '../reply.ts';

type Electron = typeof import('electron');

/** Room for a file where the user wants it. */
export interface ChosenPlace extends Ready {
  /** Base name that the user has given it. */
  readonly name: string;
}

/** The save dialog of one window. */
export interface SaveFile {
  /** Asks where to, and takes the room that is needed there; null where the user thought better of it. */
  choose(file: SavedFile): Promise<ChosenPlace | null>;
  /** Asks where to, and writes what is no release. */
  save(file: SavedFile): Promise<Reply<{ name: string } | null>>;
}

const unwritable = (name: string, more = '') =>
  new Refusal({
    code: 'output-unwritable',
    reason: `${name} could not be written there.${more}`,
    hint: 'Choose another folder, or close the program that has the file open.',
  });

const recorded = ' It is recorded as a release all the same.';

/** Room for a file; its failures in words. */
function makeRoom(path: string, bytes: Uint8Array): Ready {
  try {
    return readyFile(path, bytes);
  } catch {
    throw unwritable(basename(path));
  }
}

/** The save dialog of one window; it opens in the folder that was used last. */
export function makeSaveFile(
  { app, dialog }: Pick<Electron, 'app' | 'dialog'>,
  window: BrowserWindow,
): SaveFile {
  let folder: string | null = null;
  async function place(file: SavedFile, whenFailed: string): Promise<ChosenPlace | null> {
    const extension = file.name.split('.').at(-1) ?? '';
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: 'Save',
      defaultPath: join(folder ?? app.getPath('documents'), basename(file.name)),
      filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
      properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
    });
    if (canceled || filePath === '') return null;
    const room = makeRoom(filePath, file.bytes);
    const name = basename(filePath);
    return {
      name,
      giveUp: room.giveUp,
      fill(letOut) {
        try {
          room.fill(letOut);
        } catch {
          throw unwritable(name, whenFailed);
        }
        folder = dirname(filePath);
      },
    };
  }
  return {
    choose: (file) => place(file, recorded),
    save: (file) =>
      asReply(async () => {
        const chosen = await place(file, '');
        if (chosen === null) return null;
        try {
          chosen.fill({ release: '', when: '', done: file });
        } catch (error) {
          chosen.giveUp();
          throw error;
        }
        return { name: chosen.name };
      }),
  };
}
