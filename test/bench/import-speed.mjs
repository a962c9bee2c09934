// The whole import of a CSV of synthetic people beside its peers, in one run:
//   node test/bench/import-speed.mjs 1000000 10000000
// Wants `npm run build`; data.table and pandas come from Debian (r-cran-data.table, python3-pandas)
// and are left out, with a word, where they are not there. Above two million people they are left out
// as well, and what is left runs once.
import { closeSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measure } from './process-tree.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const cli = join(here, '../../dist/cli.js');
const most = 2_000_000;
const roundsOf = (persons) => (persons > most ? 1 : 3);

const folder = mkdtempSync(join(tmpdir(), 'quintile-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

function firstLine(path) {
  const bytes = Buffer.alloc(4000);
  const file = openSync(path, 'r');
  readSync(file, bytes);
  closeSync(file);
  return bytes.toString('utf8').split('\n')[0];
}

/** The middle of some runs; each begins with nothing left of the one before. */
async function run(label, command, args, clean, rounds) {
  const runs = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const path of clean) rmSync(path, { recursive: true, force: true });
    const result = await measure(command, args);
    if (result.code !== 0)
      return console.log(`${label}: ${result.output.trim().split('\n').at(-1)}`);
    runs.push(result);
  }
  runs.sort((a, b) => a.seconds - b.seconds);
  const { seconds } = runs[Math.floor(runs.length / 2)];
  const peak = Math.max(...runs.map((result) => result.peak));
  return { label, seconds, peak };
}

function row(result, bare) {
  const ratio = bare === undefined ? '' : `${(result.seconds / bare.seconds).toFixed(2)} x`;
  const memory = `${Math.round(result.peak / 2 ** 20)} MiB`;
  console.log(
    `${result.label.padEnd(28)}${result.seconds.toFixed(2).padStart(8)} s${ratio.padStart(9)}${memory.padStart(11)}`,
  );
}

for (const persons of process.argv.slice(2).map(Number)) {
  const rounds = roundsOf(persons);
  const sample = join(folder, String(persons));
  await measure('node', [
    cli,
    'sample',
    '--persons',
    String(persons),
    '--seed',
    '11',
    '--out',
    sample,
  ]);
  const [source, places] = [join(sample, 'people.csv'), join(sample, 'places')];
  const columns = firstLine(source).split(',').length;
  const megabytes = Math.round(statSync(source).size / 1e6);
  console.log(
    `\n${persons} people, ${columns} columns, ${megabytes} MB; the middle of ${rounds} run(s)`,
  );
  const out = join(folder, 'out');
  mkdirSync(out, { recursive: true });
  const [bareFile, workspace] = [join(folder, 'bare.duckdb'), join(folder, 'work.duckdb')];
  const bare = await run(
    'DuckDB alone, no checks',
    'node',
    [join(here, 'import/bare.mjs'), source, bareFile],
    [bareFile],
    rounds,
  );
  const whole = [
    'import',
    source,
    '--workspace',
    workspace,
    '--places',
    places,
    '--as-at',
    '2025-03-31',
  ];
  const ours = await run('quintile import', 'node', [cli, ...whole], [workspace], rounds);
  const peers =
    persons > most
      ? []
      : [
          await run(
            'data.table',
            'Rscript',
            [join(here, 'import/peer.R'), source, places, out],
            [],
            rounds,
          ),
          await run(
            'pandas',
            process.env.PYTHON ?? 'python3',
            [join(here, 'import/peer.py'), source, places, out],
            [],
            rounds,
          ),
        ];
  for (const result of [bare, ours, ...peers]) if (result !== undefined) row(result, bare);
  rmSync(sample, { recursive: true, force: true });
}
