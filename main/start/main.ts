import { join } from 'node:path';
import { endProgram } from '../end-program.ts';
import { asksForHelp, readProgramOptions, usage } from '../program-options.ts';
import { chooseWindow } from './choose.ts';
import { electronFolder, type Fetched, fetchElectron } from './electron-binary.ts';
import { runChild } from './run-child.ts';

const dist = import.meta.dirname;
const megabyte = 1_000_000;

/** Electron that ends this soon with an error never showed a window: its sandbox or a library is missing. */
const tooSoon = 10_000;

function showBytes(bytes: number) {
  const text = `Fetching Electron, once: ${Math.round(bytes / megabyte)} MB`;
  if (process.stdout.isTTY) process.stdout.write(`\r${text}`);
}

async function findElectron(): Promise<Fetched> {
  const folder = electronFolder(import.meta.filename);
  if (folder === null) return { kind: 'absent', reason: 'Electron is not installed' };
  const fetched = await fetchElectron({ folder, environment: process.env, onBytes: showBytes });
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
  return fetched;
}

const runLoopback = (given: readonly string[]) =>
  runChild(process.execPath, [join(dist, 'loopback.js'), ...given], process.env);

async function main(): Promise<number> {
  const given = process.argv.slice(2);
  if (asksForHelp(given)) {
    console.log(usage);
    return 0;
  }
  const options = readProgramOptions(given);
  const choice = await chooseWindow({
    platform: process.platform,
    environment: process.env,
    isRoot: process.getuid?.() === 0,
    noBrowser: options.noBrowser,
    fetch: findElectron,
  });
  if (choice.kind === 'loopback') {
    if (choice.reason !== null)
      console.log(`${choice.reason}: the window is served to a browser instead.`);
    return (await runLoopback(given)).code;
  }
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env;
  const end = await runChild(choice.binary, [join(dist, 'electron.js'), ...given], environment);
  if (end.code === 0 || end.wasAsked || end.lasted > tooSoon) return end.code;
  console.log('Electron ended without showing a window: it is served to a browser instead.');
  return (await runLoopback(given)).code;
}

endProgram(main());
