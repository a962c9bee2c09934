// Makes a workspace of synthetic people, once: what is there already is not made again.
//   node test/bench/segments/people.mjs 1000000 FOLDER
// One sample and one import whatever the number, so that every person has an id of their own. What lies
// between (CSV, Parquet) is deleted as soon as it has been read. Prints the path of the workspace.
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { measure } from '../process-tree.mjs';
import { keepCodes } from './codes.mjs';
import { program } from './programs.mjs';

const seed = 7;
const asAt = '2025-03-31';

async function run(label, words) {
  const result = await measure(process.execPath, [program('cli.js'), ...words]);
  if (result.code !== 0) throw new Error(`${label} failed: ${result.output.trim()}`);
  const peak = Math.round(result.peak / 2 ** 20);
  console.error(`  ${label}: ${result.seconds.toFixed(1)} s, ${peak} MiB`);
}

async function make(persons, folder, workspace) {
  const at = (name) => join(folder, name);
  mkdirSync(folder, { recursive: true });
  const [sample, unfinished] = [at(`sample-${persons}`), at(`unfinished-${persons}.quintile`)];
  for (const left of [sample, unfinished]) rmSync(left, { recursive: true, force: true });
  const number = ['--persons', String(persons), '--seed', String(seed)];
  await run('sample', ['sample', ...number, '--out', sample]);
  rmSync(join(sample, 'people.csv'));
  const from = [join(sample, 'people.parquet'), '--places', join(sample, 'places')];
  await run('import', ['import', ...from, '--as-at', asAt, '--workspace', unfinished]);
  rmSync(sample, { recursive: true, force: true });
  renameSync(unfinished, workspace);
}

/**
 * The workspace of so many people in a folder, made where it is not there yet; `free` as in engine.mjs,
 * for the codes of people where an earlier program has kept none.
 */
export async function peopleOf(persons, folder, free) {
  const workspace = join(resolve(folder), `people-${persons}.quintile`);
  if (!existsSync(workspace)) await make(persons, resolve(folder), workspace);
  await keepCodes(workspace, free);
  return workspace;
}

if (import.meta.filename === process.argv[1]) {
  const [persons, folder] = [Number(process.argv[2]), process.argv[3]];
  if (!Number.isInteger(persons) || folder === undefined) {
    console.error('node test/bench/segments/people.mjs NUMBER FOLDER');
    process.exit(2);
  }
  const workspace = await peopleOf(persons, folder);
  console.log(`${workspace} (${(statSync(workspace).size / 2 ** 20).toFixed(0)} MiB)`);
}
