import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const names = ['IBMPlexSans_400Regular.ttf', 'IBMPlexSans_600SemiBold.ttf'] as const;

/** A file of a folder, which holds it beside the others or, as the package does, under its weight. */
function fileIn(folder: string, name: string): string | null {
  const weight = /_(\w+)\.ttf$/.exec(name)?.[1] ?? '';
  return [join(folder, name), join(folder, weight, name)].find((path) => existsSync(path)) ?? null;
}

/** Native code cannot read inside the packed program's archive: its fonts lie beside that. */
function outsideArchive(path: string): string {
  return path.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
}

function packageFolder(): string | null {
  try {
    const manifest = '@expo-google-fonts/ibm-plex-sans/package.json';
    return dirname(createRequire(import.meta.url).resolve(manifest));
  } catch {
    return null;
  }
}

/**
 * The folder that holds IBM Plex Sans: `fonts/` beside the running program, else the npm package.
 * Throws where neither is there, as a picture without its letters would be a wrong one.
 */
function fontFolder(): string {
  const beside = join(dirname(fileURLToPath(import.meta.url)), 'fonts');
  const folder = [outsideArchive(beside), packageFolder()].find(
    (path) => path !== null && names.every((name) => fileIn(path, name) !== null),
  );
  if (folder == null) throw new Error('IBM Plex Sans is neither beside the program nor installed.');
  return folder;
}

/** The two font files that pictures are drawn with, regular and semi-bold. */
export function fontFiles(): string[] {
  const folder = fontFolder();
  return names.map((name) => fileIn(folder, name)).filter((path) => path !== null);
}
