import { basename, dirname, join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { SavedFile } from '../../analytics/contract/host.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import type { Reply } from '../../analytics/contract/wire.ts';
import { asReply } from '../reply.ts';
import { writeWhole } from '../write-file.ts';

type Electron = typeof import('electron');

/** Asks where to, and writes; null where the user thought better of it. */
export type SaveFile = (file: SavedFile) => Promise<Reply<{ name: string } | null>>;

function write(path: string, bytes: Uint8Array) {
  try {
    writeWhole(path, bytes);
  } catch {
    throw new Refusal({
      code: 'output-unwritable',
      reason: `${basename(path)} could not be written there.`,
      hint: 'Choose another folder, or close the program that has the file open.',
    });
  }
}

/** The save dialog of one window; it opens in the folder that was used last. */
export function makeSaveFile(
  { app, dialog }: Pick<Electron, 'app' | 'dialog'>,
  window: BrowserWindow,
): SaveFile {
  let folder: string | null = null;
  return (file) =>
    asReply(async () => {
      const extension = file.name.split('.').at(-1) ?? '';
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Save',
        defaultPath: join(folder ?? app.getPath('documents'), basename(file.name)),
        filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
      });
      if (canceled || filePath === '') return null;
      write(filePath, file.bytes);
      folder = dirname(filePath);
      return { name: basename(filePath) };
    });
}
