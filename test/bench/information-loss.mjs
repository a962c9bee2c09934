// What protecting hidden cells costs: further cells hidden, the people in them, and time, on seeded random
// tables: ours, the plain rules of thumb, and the methods of sdcTable and GaussSuppression in R. Every
// answer is attacked by linear programming: a method that does not protect is no fair best.
//   node test/bench/information-loss.mjs [FOLDER] [TABLES] [SEED] [--limit SECONDS] [--without-ours]
// FOLDER is where R reads the tables, and is kept (a temporary one is not). The packages are found by R's
// own library path: set R_LIBS where they lie elsewhere. What R cannot do is said in the output.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { methods, runMethod, writeTables } from './disclosure/in-r.mjs';
import { startOurs } from './disclosure/ours.mjs';
import { knownTooWell } from './disclosure/outsider.mjs';
import { twoInEachLine, wholeLines } from './disclosure/plain.mjs';
import { randomTables } from './disclosure/random-tables.mjs';
import { median } from './segments/race.mjs';

const classes = [
  {
    name: '2-D, 5x5 to 12x8',
    shapes: [
      [5, 5],
      [8, 5],
      [8, 6],
      [10, 8],
      [12, 5],
      [12, 8],
    ],
  },
  { name: '3-D, 8x5x3', shapes: [[8, 5, 3]] },
  {
    name: '2-D with sub-totals, 9-12 in 3-4 groups x 5-6',
    shapes: [
      [[3, 2, 4], 5],
      [[4, 3, 5], 6],
      [[2, 4, 3, 3], 5],
    ],
  },
  { name: '19x9x5x2', shapes: [[19, 9, 5, 2]], few: true },
];

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'without-ours': { type: 'boolean', default: false },
    limit: { type: 'string', default: '60' },
  },
});
const [given, number = '30', seed = '6'] = positionals;
const limit = Number(flags.limit);
if (![number, seed, flags.limit].every((word) => /^[1-9]\d{0,5}$/.test(word))) {
  console.error(
    'node test/bench/information-loss.mjs [FOLDER] [TABLES] [SEED] [--limit SECONDS] [--without-ours]',
  );
  process.exit(2);
}

/** An answer as it is printed: what it hid, and whether an outsider is held off. */
function judge(table, answer) {
  if (answer.hidden === undefined) return answer;
  const { counts, primary } = table;
  const further = [...answer.hidden.keys()].filter(
    (cell) => answer.hidden[cell] === 1 && primary[cell] === 0,
  );
  const every = knownTooWell(table, answer.hidden, answer.hidden, 1).length;
  return {
    ...answer,
    cells: further.length,
    people: further.reduce((sum, cell) => sum + counts[cell], 0),
    known: every,
    knownFromZero: every && knownTooWell(table, answer.hidden, answer.hidden, 0).length,
    knownPrimary: every && knownTooWell(table, answer.hidden, primary, 0).length,
  };
}

const middle = (done, key, digits) => median(done.map((one) => one[key])).toFixed(digits);
const columns = [42, 7, 10, 11, 11, 11, 12, 12];
const line = (words) =>
  console.log(
    `  ${words.map((word, at) => (at === 0 ? word.padEnd(columns[0]) : String(word).padStart(columns[at]))).join('')}`,
  );
const share = (done, key) =>
  `${Math.round((100 * done.filter((one) => one[key] === 0).length) / done.length)}%`;

function printMethod(name, answers) {
  const done = answers.filter(({ hidden }) => hidden !== undefined);
  if (done.length > 0)
    line([
      name,
      done.length,
      middle(done, 'cells', 1),
      middle(done, 'people', 0),
      middle(done, 'seconds', 4),
      share(done, 'known'),
      share(done, 'knownFromZero'),
      share(done, 'knownPrimary'),
    ]);
  else line([name, 0]);
  const problems = new Map();
  for (const { problem } of answers)
    if (problem !== undefined) problems.set(problem, (problems.get(problem) ?? 0) + 1);
  for (const [problem, times] of problems) console.log(`      ${times} without: ${problem}`);
}

/** Where both protect every hidden cell: how often a method loses less, as much, or more than ours. */
function printBeside(name, answers, own) {
  const pairs = answers.flatMap((answer, at) =>
    answer.known === 0 && own[at].known === 0 ? [[answer, own[at]]] : [],
  );
  if (pairs.length === 0) return;
  const gap = (key) => median(pairs.map(([theirs, ours]) => theirs[key] - ours[key]));
  const better = pairs.filter(([theirs, ours]) => theirs.cells < ours.cells).length;
  const same = pairs.filter(([theirs, ours]) => theirs.cells === ours.cells).length;
  console.log(
    `    ${name}: of ${pairs.length} tables that both protect, fewer cells than ours in ${better}, as many in ${same}; on the median ${gap('cells')} cells and ${gap('people')} people more, ${(median(pairs.map(([theirs, ours]) => theirs.seconds / ours.seconds))).toFixed(1)} times as long`,
  );
}

const timed = (work) => (table) => {
  const begun = performance.now();
  const hidden = work(table);
  return { hidden, seconds: (performance.now() - begun) / 1000 };
};
const judged = (tables, answer) => tables.map((table) => judge(table, answer(table)));

async function runClass(kind, ours, folder, versions) {
  const tables = randomTables(
    kind,
    kind.few ? Math.min(3, Number(number)) : Number(number),
    Number(seed),
  );
  mkdirSync(folder, { recursive: true });
  writeTables(tables, folder);
  const [sizes, small] = [
    tables.map(({ counts }) => counts.length),
    tables.map(({ primary }) => primary.reduce((sum, flag) => sum + flag, 0)),
  ];
  console.log(
    `\n${kind.name}: ${tables.length} tables of ${Math.min(...sizes)} to ${Math.max(...sizes)} cells with totals, ${Math.min(...small)} to ${Math.max(...small)} of them small (median ${median(small)})`,
  );
  line(['', 'tables', 'cells', 'people', 'seconds', 'all >= 1', 'all >= 0', 'small >= 0']);
  const own = ours === null ? null : judged(tables, ours);
  if (own !== null) printMethod('ours', own);
  const rest = [
    ['two in each line (plain)', judged(tables, timed(twoInEachLine))],
    ['whole rows and columns (plain)', judged(tables, timed(wholeLines))],
  ];
  for (const [name, answers] of rest) printMethod(name, answers);
  for (const way of methods) {
    if (Math.max(...sizes) > (way.largest ?? Infinity)) {
      line([way.name, 0]);
      console.log(`      not tried: tables of over ${way.largest} cells`);
      continue;
    }
    const ran = await runMethod(tables, folder, way, limit);
    if (ran.reason !== undefined) {
      line([way.name, 0]);
      console.log(`      left out: ${ran.reason}`);
      continue;
    }
    versions.add(ran.versions);
    const answers = ran.answers.map((answer, at) => judge(tables[at], answer));
    printMethod(`${way.name} (${way.takes})`, answers);
    rest.push([way.name, answers]);
  }
  if (own !== null) for (const [name, answers] of rest) printBeside(name, answers, own);
}

console.log(
  `seed ${seed}; ${cpus()[0]?.model}, ${cpus().length} cores, load ${loadavg()[0].toFixed(2)}; thresholds 7 and 9 in turn, width threshold + 1, at most ${limit} s a table`,
);
console.log(
  'tables: done in time; cells, people, seconds: medians of what is hidden beyond the small counts, and of the method alone; then the share of tables in which no count is known more closely than the width: all hidden ones, known to be at least 1; all, at least 0; the small ones alone, at least 0',
);
const ours = flags['without-ours'] ? null : await startOurs();
if (ours === null) console.log('OURS IS LEFT OUT, as asked: this compares the others alone.');
const folder = given === undefined ? mkdtempSync(join(tmpdir(), 'quintile-loss-')) : resolve(given);
const versions = new Set();
try {
  for (const [at, kind] of classes.entries())
    await runClass(kind, ours, join(folder, `class-${at}`), versions);
} finally {
  if (given === undefined) rmSync(folder, { recursive: true, force: true });
}
for (const version of versions) console.log(`\n${version}`);
