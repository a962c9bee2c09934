// Forty measures by 19 LCPs, five quintiles and two sexes, age-standardised with 95% intervals: the engine
// from a cube, beside R with PHEindicatormethods on counts that are ready for it. Every value is compared.
//   npm run build && node test/bench/standardised-rates.mjs FOLDER [PEOPLE]
// FOLDER is that of segments-speed.mjs. The package is found by R's own library path: set R_LIBS where
// it lies elsewhere. Without it only the engine is timed.
import { mkdirSync, rmSync } from 'node:fs';
import { cpus, freemem, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { runPeer } from './segments/peers.mjs';
import { peopleOf } from './segments/people.mjs';
import { median, peakOf } from './segments/race.mjs';
import { compare, tally } from './standardised-rates/compare.mjs';
import { timeOurs } from './standardised-rates/ours.mjs';
import { writePersons } from './standardised-rates/persons.mjs';

const rounds = 5;
const roundsOfR = 3;
const wanted = { seconds: 2, times: 10 };
const [folder, number = '1000000'] = process.argv.slice(2);
if (folder === undefined || !Number.isInteger(Number(number))) {
  console.error('node test/bench/standardised-rates.mjs FOLDER [PEOPLE]');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const seconds = (value) => `${value.toFixed(3)} s`.padStart(10);
const mebibytes = (bytes) => `${Math.round(bytes / 2 ** 20)} MiB`;
const fault = (text) => {
  console.log(text);
  process.exitCode = 1;
};
const row = (name, text) => console.log(`  ${name.padEnd(46)}${text}`);
const spread = (runs) =>
  `${seconds(median(runs))}  (${Math.min(...runs).toFixed(3)} to ${Math.max(...runs).toFixed(3)})`;
const ofTimes = ([first, ...runs]) => `${spread(runs)}  first ${first.toFixed(3)}`;

function printOurs(ours) {
  const { measures, filters, times, reply } = ours;
  const shipped = measures.filter(({ reference }) => typeof reference === 'string');
  const rates = measures.filter(({ measure }) => measure.statistic === 'rate');
  const { groups, values, reasons, unreasoned } = tally(ours.tables, ours.by);
  console.log(
    `${measures.length} measures: ${shipped.length} of the library that the people can give (no means, none twice), ${measures.length - shipped.length} documents of pairs of conditions; ${rates.length} are rates of repeat events`,
  );
  console.log(
    `${filters.lcp.length} LCPs x ${filters.quintile.length} quintiles x ${filters.sex.length} sexes x ${measures.length} measures: ${groups} groups, ${values} with a value and an interval`,
  );
  for (const [reason, count] of reasons) console.log(`  ${count} without: ${reason}`);
  if (unreasoned > 0) fault(`${unreasoned} groups have neither a value nor a reason`);
  console.log(`Quintile ${ours.version}, in this process, Node ${process.versions.node}`);
  row('codes of the workspace read', seconds(ours.codes));
  row(`a cube of ${ours.cells} cells, people counted`, seconds(ours.people));
  row(`${ours.columns - 1} further counts of its cells`, seconds(ours.counts));
  row('from the cube: measured, with intervals', ofTimes(times.measured));
  row('through the gate (policy working)', ofTimes(times.released));
  row('both', ofTimes(times.both));
  row('  of the proportions', ofTimes(times.proportion));
  row('  of the rates of repeat events', ofTimes(times.rate));
  row('the same over the contract, as bytes', ofTimes(times.contract));
  row('bytes of the replies, most memory so far', `${reply.bytes}, ${mebibytes(peakOf())}`);
  const { refused } = reply;
  if (refused.length > 0) fault(`${refused.length} questions are refused, e.g. ${refused[0]}`);
}

function printPeer(peer, ours, answer) {
  const calls = peer.proportions.map((run, at) => run + peer.rates[at]);
  console.log(`${peer.versions}; counts ready in data frames, only the calls timed`);
  row('calculate_dsr of the proportions', `${spread(peer.proportions)}  ${peer.rows[0]} rows`);
  row(
    'calculate_dsr of the rates, by event frequency',
    `${spread(peer.rates)}  ${peer.rows[1]} rows`,
  );
  row('both', spread(calls));
  row('data.table: the counts, from the persons', spread(peer.grouping));
  row('most memory', mebibytes(peer.peak));
  const { compared, without, absent, differing, most, extra } = compare(
    ours.tables,
    ours.by,
    answer,
    ours.filters,
  );
  console.log(
    `${peer.dropped} groups are not put to R, which refuses an age band without people; Quintile gives ${absent} with a reason`,
  );
  console.log(
    `${compared} groups compared: values, limits, events and people; ${without} more without a value in both; furthest apart ${most.toExponential(1)} (relative)`,
  );
  for (const text of differing.slice(0, 5)) console.log(`  differs: ${text}`);
  const wrong = differing.length + extra + Math.abs(absent - peer.dropped);
  if (wrong > 0) {
    fault(`${differing.length} groups differ, ${extra} are only R's: no ratio`);
    return;
  }
  const { proportion, rate, both } = ours.times;
  const times = (theirs, [, ...own]) => (median(theirs) / median(own)).toFixed(1);
  console.log(
    `R takes ${times(calls, both)} times as long as Quintile with its gate: ${times(peer.proportions, proportion)} for the proportions, ${times(peer.rates, rate)} for the rates; ${(median(calls) / both[0]).toFixed(1)} times as long as its first time`,
  );
  const isSlow = median(calls) / median(both.slice(1)) < wanted.times;
  if (isSlow) fault(`That is under ${wanted.times} times.`);
}

const workspace = await peopleOf(Number(number), folder);
console.log(
  `${number} people; the middle of ${rounds} runs, ${roundsOfR} of R; ${cpus()[0]?.model}, ${cpus().length} cores, ${mebibytes(freemem())} free, load ${loadavg()[0].toFixed(2)}`,
);
const ours = await timeOurs(workspace, rounds);
printOurs(ours);
const slowest = Math.max(...ours.times.both);
if (slowest > wanted.seconds) fault(`That is over ${wanted.seconds} s.`);
const persons = join(resolve(folder), `standardised-${process.pid}`);
try {
  await writePersons(workspace, persons, ours);
  const answer = join(persons, 'answer.f64');
  const script = join(import.meta.dirname, 'standardised-rates/peer.R');
  const command = ['Rscript', script, persons, answer, roundsOfR];
  const peer = await runPeer({ name: 'PHEindicatormethods', command });
  if (peer.reason === undefined) printPeer(peer, ours, answer);
  else {
    console.log(`${peer.name} left out: ${peer.reason}`);
    if (peer.isFault) process.exitCode = 1;
  }
} finally {
  rmSync(persons, { recursive: true, force: true });
}
