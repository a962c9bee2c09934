// Sorting people into ten segments and counting them by segment, quintile, age band, sex and LCP: the
// engine beside its peers, in one run, on the same people, their answers compared cell by cell.
//   npm run build && node test/bench/segments-speed.mjs 1000000 FOLDER [GIGABYTES]
// FOLDER keeps the people, and the peers' own copies of them, for the next run. GIGABYTES is how
// much memory the engine is told is free, of which DuckDB takes six tenths. Where there are more than two
// cores, begin with `taskset -c 0,1`.
import { mkdirSync, statSync } from 'node:fs';
import { availableParallelism, cpus, freemem } from 'node:os';
import { join, resolve } from 'node:path';
import { codesOf } from './segments/codes.mjs';
import { columnsOf } from './segments/columns.mjs';
import { differing, gridOfReleased, readGrid } from './segments/grid.mjs';
import { peersOf, runPeer } from './segments/peers.mjs';
import { peopleOf } from './segments/people.mjs';
import { median, threads } from './segments/race.mjs';
import { timeEngine } from './segments/sorting.mjs';

const rounds = 5;
const [persons, folder] = [Number(process.argv[2]), resolve(process.argv[3] ?? '.')];
if (!Number.isInteger(persons) || process.argv[3] === undefined) {
  console.error('node test/bench/segments-speed.mjs NUMBER FOLDER [GIGABYTES]');
  process.exit(2);
}
if (availableParallelism() !== threads) {
  console.error(`This is a comparison at ${threads} threads: begin with taskset -c 0,1`);
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const seconds = (value) => value.toFixed(value < 10 ? 3 : 1);
const mebibytes = (bytes) => `${Math.round(bytes / 2 ** 20)}`;

const times = (ratio) => `${ratio.toFixed(ratio < 10 ? 2 : 1)} x`;
const row = (cells) =>
  [9, 17, 8, 9, 9, 7].map((width, index) => cells[index].padStart(width)).join('');

/** A line of the table; `ours` is the engine's time for the cube, and for the table of all its cells. */
function line({ name, seconds: runs, peak, versions, way }, ours) {
  const middle = median(runs);
  const cells = [
    seconds(middle),
    `${seconds(Math.min(...runs))} to ${seconds(Math.max(...runs))}`,
    ((middle / persons) * 1e9).toFixed(1),
    ...ours.map((own) => times(middle / own)),
    mebibytes(peak),
  ];
  return `${name.padEnd(16)}${row(cells)}  ${versions}; ${way}`;
}

const free = process.argv[4] === undefined ? undefined : Number(process.argv[4]) * 2 ** 30;
const workspace = await peopleOf(persons, folder, free);
const about = await columnsOf(workspace, join(folder, `columns-${persons}`));
const codes = await codesOf(workspace, about.lcps, join(folder, `codes-${persons}`));
const peers = peersOf({ workspace, about, codes, rounds, folder });

console.log(
  `${about.persons} people, ${about.names.length} columns asked about, a workspace of ${mebibytes(statSync(workspace).size)} MiB; the middle of ${rounds} runs; ${cpus()[0]?.model}, ${threads} cores, ${mebibytes(free ?? freemem())} MiB free${free === undefined ? '' : ' as the engine is told'}`,
);
const engine = await timeEngine(workspace, folder, { rounds, free });
const grid = gridOfReleased(engine.answer.table, about.lcps);
const ours = [median(engine.cube), median(engine.table)];
console.log(
  `engine: opened in ${seconds(engine.opening)} s; first document ${seconds(engine.first)} s, asked again ${seconds(engine.again)} s; a new one run in ${seconds(median(engine.run))} s; table of ${engine.answer.table.numRows} rows, ${mebibytes(engine.bytes)} MiB`,
);
console.log(
  `\n${' '.repeat(16)}${row(['seconds', 'from, to', 'ns each', 'to cube', 'to table', 'MiB'])}`,
);
const versions = `${engine.answer.note.version}, ${threads} threads`;
const kinds = { cube: 'cubed, a small table out', table: 'cubed, a table of all cells out' };
for (const [kind, what] of Object.entries(kinds)) {
  const way = `a new document run, ${what}`;
  const own = { name: 'Quintile', seconds: engine[kind], peak: engine.peak, versions, way };
  console.log(line(own, ours));
}
for (const peer of peers) {
  const result = await runPeer(peer);
  if (result.reason !== undefined) {
    console.log(`${result.name.padEnd(16)} left out: ${result.reason}`);
    if (result.isFault) process.exitCode = 1;
    continue;
  }
  console.log(line(result, ours));
  const wrong = differing(grid, readGrid(peer.answer));
  if (wrong > 0) {
    console.log(`${result.name.padEnd(16)} ${wrong} cells differ from Quintile's`);
    process.exitCode = 1;
  }
}
