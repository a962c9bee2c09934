import { join } from 'node:path';
import { makeCommittedSample } from './make.ts';

/** The program of `npm run make:sample`; built into `dist`, beside which `sample-data` lies. */
const folder = join(import.meta.dirname, '..', 'sample-data');
for (const file of await makeCommittedSample(folder)) console.log(`sample-data/${file}`);
