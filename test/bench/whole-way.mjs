// Times the whole way on synthetic people: sample, import, first run, report; and its peak memory.
//   npm run build && node test/bench/whole-way.mjs 100000 1000000
// Figures are seconds of wall clock and the resident memory of the largest process of each step.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const cli = join(root, 'dist/cli.js');
const timer = '/usr/bin/time';
const sizes = process.argv.slice(2).map(Number);

function run(label, ...words) {
  const begun = process.hrtime.bigint();
  const timed = existsSync(timer);
  const [program, ...rest] = timed
    ? [timer, '-f', '%M', process.execPath, cli, ...words]
    : [process.execPath, cli, ...words];
  const { status, stderr } = spawnSync(program, rest, { encoding: 'utf8' });
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  if (status !== 0) throw new Error(`${label} failed: ${stderr}`);
  const peak = timed ? `${Math.round(Number(stderr.trim().split('\n').at(-1)) / 1024)} MB` : '';
  console.log(`  ${label.padEnd(34)} ${seconds.toFixed(2).padStart(8)} s  ${peak.padStart(8)}`);
}

for (const persons of sizes.length > 0 ? sizes : [100_000, 1_000_000]) {
  const folder = mkdtempSync(join(tmpdir(), 'quintile-bench-'));
  const at = (name) => join(folder, name);
  const workspace = at('w.quintile');
  console.log(`${persons} people`);
  run('sample', 'sample', '--persons', String(persons), '--seed', '1', '--out', at('sample'));
  const places = ['--places', at('sample/places'), '--as-at', '2025-03-31'];
  run(
    'import of Parquet',
    'import',
    at('sample/people.parquet'),
    '--workspace',
    workspace,
    ...places,
  );
  run(
    'import of CSV',
    'import',
    at('sample/people.csv'),
    '--workspace',
    at('c.quintile'),
    ...places,
  );
  run('segments', 'segment', '--workspace', workspace, '--definition', 'snee');
  run(
    'one chart, cold',
    'table',
    '--workspace',
    workspace,
    '--measure',
    'share:segment',
    '--by',
    'segment,quintile',
    '--out',
    at('t.csv'),
  );
  run(
    'whole report',
    'report',
    join(root, 'sample-data/report.yaml'),
    '--workspace',
    workspace,
    '--out',
    at('report'),
  );
  const megabytes = (name) => (statSync(at(name)).size / 2 ** 20).toFixed(1);
  console.log(
    `  Parquet ${megabytes('sample/people.parquet')} MB, CSV ${megabytes('sample/people.csv')} MB, workspace ${megabytes('w.quintile')} MB`,
  );
  rmSync(folder, { recursive: true, force: true });
}
