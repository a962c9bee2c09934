import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

export interface BuiltWindow {
  /** Folder of the page as it is delivered. */
  readonly page: string;
  /** Script that puts the stand-in host where the bridge would be. */
  readonly standIn: string;
}

/** Builds the window as `vite build` does, and the stand-in host beside it, in a temporary folder. */
export async function buildWindow(): Promise<BuiltWindow> {
  const folder = await mkdtemp(join(tmpdir(), 'quintile-window-'));
  const page = join(folder, 'page');
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'renderer'),
    build: { outDir: page },
    logLevel: 'error',
  });
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: {
        entry: join(import.meta.dirname, 'stand-in-page.ts'),
        formats: ['iife'],
        name: 'standInPage',
        fileName: () => 'stand-in.js',
      },
    },
  });
  return { page, standIn: join(folder, 'stand-in.js') };
}
