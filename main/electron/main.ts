import { join } from 'node:path';
import * as electron from 'electron';
import { problemText, Refusal } from '../../analytics/contract/problem.ts';
import { exportView } from '../export/export-view.ts';
import { runElectron } from './program.ts';

const dist = import.meta.dirname;
const { app } = electron;

runElectron({
  electron,
  dist,
  resources: app.isPackaged ? process.resourcesPath : join(dist, '..'),
  exportView,
  argv: process.argv.slice(1),
}).catch((error) => {
  const text =
    error instanceof Refusal
      ? error.problems.map(problemText).join('\n')
      : 'Something in the program is missing or damaged. Install Quintile again.';
  electron.dialog.showErrorBox('Quintile could not start', text);
  app.exit(1);
});
