import { join } from 'node:path';
import { endProgram } from '../end-program.ts';
import { forkLaunch } from '../engine-channel.ts';
import { exportView } from '../export/export-view.ts';
import { readPageFiles } from '../page-files.ts';
import { makePrivateFolder } from '../private-folder.ts';
import { readProgramOptions } from '../program-options.ts';
import { sampleIn } from '../sample.ts';
import { findBrowser, thisMachine } from './find-browser.ts';
import { runLoopback } from './program.ts';

const dist = import.meta.dirname;

async function main(): Promise<number> {
  const options = readProgramOptions(process.argv.slice(2));
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve());
    process.once('disconnect', () => resolve());
  });
  const running = await runLoopback({
    options,
    launch: forkLaunch(join(dist, 'engine.js')),
    folder: makePrivateFolder(),
    page: readPageFiles(join(dist, 'renderer')),
    sample: sampleIn(join(dist, '..', 'sample-data')),
    exportView,
    browser: findBrowser(thisMachine),
    print: (line) => console.log(line),
  });
  await Promise.race([running.ended, stopped]);
  await running.close();
  return 0;
}

endProgram(main());
