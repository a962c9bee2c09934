import { join } from 'node:path';
import * as electron from 'electron';
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
}).catch(() => {
  electron.dialog.showErrorBox(
    'Quintile could not start',
    'Something in the program is missing or damaged. Install Quintile again.',
  );
  app.exit(1);
});
