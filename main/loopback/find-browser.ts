import { accessSync, constants, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/** What decides where a browser is looked for. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  isProgram(path: string): boolean;
}

const windowsPrograms = [
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
];

const macPrograms = [
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
];

const linuxNames = [
  'microsoft-edge',
  'microsoft-edge-stable',
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
];

const given = (values: readonly (string | undefined)[]) =>
  values.filter((value): value is string => value !== undefined && value !== '');

function windowsPlaces({ environment }: Machine): string[] {
  const roots = given([
    environment['ProgramFiles(x86)'],
    environment['ProgramFiles'],
    environment['ProgramW6432'],
    environment['LOCALAPPDATA'],
  ]);
  const onPath = given((environment['Path'] ?? environment['PATH'] ?? '').split(';'));
  return [
    ...windowsPrograms.flatMap((program) => roots.map((root) => win32.join(root, program))),
    ...['msedge.exe', 'chrome.exe'].flatMap((name) => onPath.map((root) => win32.join(root, name))),
  ];
}

function macPlaces({ environment }: Machine): string[] {
  const roots = given([
    '/Applications',
    environment['HOME'] && `${environment['HOME']}/Applications`,
  ]);
  return macPrograms.flatMap((program) => roots.map((root) => posix.join(root, program)));
}

/** A snap may not read hidden folders, so that neither our page nor our profile would open in one. */
function linuxPlaces({ environment }: Machine): string[] {
  const roots = given((environment['PATH'] ?? '').split(':')).filter(
    (root) => root.startsWith('/') && !root.startsWith('/snap'),
  );
  return linuxNames.flatMap((name) => roots.map((root) => posix.join(root, name)));
}

const places: Partial<Record<NodeJS.Platform, (machine: Machine) => string[]>> = {
  win32: windowsPlaces,
  darwin: macPlaces,
};

/**
 * The first of Edge, Chrome and Chromium that is installed, as an absolute path; `QUINTILE_BROWSER`
 * names another. Null where there is none, or no screen to open it on.
 */
export function findBrowser(machine: Machine): string | null {
  const { platform, environment } = machine;
  const hasScreen =
    platform === 'win32' ||
    platform === 'darwin' ||
    given([environment['DISPLAY'], environment['WAYLAND_DISPLAY']]).length > 0;
  if (!hasScreen) return null;
  const candidates = given([environment['QUINTILE_BROWSER']]).concat(
    (places[platform] ?? linuxPlaces)(machine),
  );
  return candidates.find((path) => machine.isProgram(path)) ?? null;
}

/** The computer that the program runs on. */
export const thisMachine: Machine = {
  platform: process.platform,
  environment: process.env,
  isProgram(path) {
    try {
      accessSync(path, constants.X_OK);
      return statSync(path).isFile();
    } catch {
      return false;
    }
  },
};
