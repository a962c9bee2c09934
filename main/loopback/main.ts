import { join } from 'node:path';
import { dataFolder } from '../data-folder.ts';
import { endProgram } from '../end-program.ts';
import { forkLaunch } from '../engine-channel.ts';
import { exportView } from '../export/export-view.ts';
import { readPageFiles } from '../page-files.ts';
import { givenPassphrase } from '../passphrase-file.ts';
import { makePrivateFolder } from '../private-folder.ts';
import { asksForHelp, readProgramOptions, usage } from '../program-options.ts';
import { sampleIn } from '../sample.ts';
import { findBrowser, thisMachine } from './find-browser.ts';
import { runLoopback } from './program.ts';

const dist = import.meta.dirname;

/** Settles with 0 when a signal or the end of the program above asks us to end. */
function whenStopped(): Promise<number> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve(0));
    process.once('disconnect', () => resolve(0));
  });
}

async function main(): Promise<number> {
  const given = process.argv.slice(2);
  if (asksForHelp(given)) {
    console.log(usage);
    return 0;
  }
  const options = readProgramOptions(given);
  const passphrase = givenPassphrase(options, (line) => console.error(line));
  const stopped = whenStopped();
  const running = await runLoopback({
    options,
    passphrase,
    launch: forkLaunch(join(dist, 'engine.js')),
    folder: makePrivateFolder(),
    data: dataFolder(process.env, process.platform),
    page: readPageFiles(join(dist, 'renderer')),
    sample: sampleIn(join(dist, '..', 'sample-data')),
    exportView,
    browser: findBrowser(thisMachine),
    print: (line) => console.log(line),
  });
  const code = await Promise.race([running.ended, stopped]);
  await running.close();
  return code;
}

endProgram(main());
