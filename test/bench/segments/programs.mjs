import { join, resolve } from 'node:path';

/** Where `npm run build` puts the programs; `QUINTILE_DIST` names another folder. */
const dist = resolve(process.env.QUINTILE_DIST ?? join(import.meta.dirname, '../../../dist'));

/** Absolute path of a built program, e.g. `cli.js`. */
export const program = (name) => join(dist, name);
