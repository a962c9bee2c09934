// How long it takes, after one rule of ten is changed, until the new counts and the movers are there: the
// engine over the contract, beside DuckDB alone sorting the same people both ways.
//   npm run build && node test/bench/one-rule.mjs FOLDER [PEOPLE]
import { openExtract } from './segments/columns.mjs';
import { changedRules } from './segments/edits.mjs';
import { caseOf, counts, segments } from './segments/job.mjs';
import { peopleOf } from './segments/people.mjs';
import { median, percentile, threads, timed } from './segments/race.mjs';
import { engineWith, tenSegments } from './segments/sorting.mjs';
import { unlike } from './segments/views.mjs';

const [folder, number = '1000000'] = process.argv.slice(2);
if (folder === undefined) {
  console.error('node test/bench/one-rule.mjs FOLDER [PEOPLE]');
  process.exit(2);
}
const persons = Number(number);
const before = tenSegments();
const policy = 'working';

const bareQuery = (
  rules,
) => `select ${caseOf()} as before, ${caseOf(rules)} as after, count(*)::integer as people
  from (select *, ${counts.listed} as listed, ${counts.organs} as organs from person) group by all`;

/** Rows of a released table as a map from its codes to people, without totals and without nobody. */
function moved({ table }) {
  const [from, to, people] = ['other_segment', 'segment', 'count'].map((name) =>
    table.getChild(name),
  );
  const found = new Map();
  for (let row = 0; row < table.numRows; row += 1) {
    const key = `${from.get(row)}|${to.get(row)}`;
    if (people.get(row) > 0 && !/(^|\|)all($|\|)/.test(key)) found.set(key, people.get(row));
  }
  return found;
}

function claimed({ table }) {
  const [segment, people] = [table.getChild('segment'), table.getChild('count')];
  const rows = Array.from({ length: table.numRows }, (_, row) => [
    segment.get(row),
    people.get(row),
  ]);
  return new Map(rows.filter(([code, count]) => segments.includes(code) && count > 0));
}

function movedBy([from, to, people]) {
  return new Map(
    people.map((count, row) => [`${segments[from[row]]}|${segments[to[row]]}`, count]),
  );
}

function claimedBy([, to, people]) {
  const found = new Map();
  people.forEach((count, row) => {
    const code = segments[to[row]];
    found.set(code, (found.get(code) ?? 0) + count);
  });
  return found;
}

const workspace = await peopleOf(persons, folder);
const engine = await engineWith(workspace, folder);
const connection = await openExtract(workspace, { threads: String(threads) });
const times = { run: [], movers: [], both: [], bare: [] };
let wrong = 0;
try {
  const first = await engine.ask('segments.run', { definition: before, policy });
  for (const { definition, rules, id } of changedRules) {
    const run = await engine.ask('segments.run', { definition, policy });
    const movers = await engine.ask('segments.movers', { before, after: definition, policy });
    times.run.push(run.seconds);
    times.movers.push(movers.seconds);
    times.both.push(run.seconds + movers.seconds);
    const query = bareQuery(rules);
    if (times.bare.length === 0) await connection.run(query);
    const bare = await timed(() => connection.run(query));
    times.bare.push(bare.seconds);
    const rows = await bare.answer.getColumns();
    const differ =
      unlike(moved(movers.answer), movedBy(rows)) + unlike(claimed(run.answer), claimedBy(rows));
    if (differ > 0) console.log(`${id}: ${differ} counts differ from DuckDB's`);
    wrong += differ;
  }
  const milliseconds = (value) => (value * 1000).toFixed(1).padStart(9);
  const row = (name, runs, memory = '') =>
    console.log(
      `${name.padEnd(38)}${[median(runs), percentile(runs, 0.95), Math.max(...runs)].map(milliseconds).join('')}${memory}`,
    );
  console.log(`${persons} people, ${changedRules.length} changes of one rule of ten; milliseconds`);
  console.log(`${''.padEnd(38)}${'median'.padStart(9)}${'95 %'.padStart(9)}${'most'.padStart(9)}`);
  console.log(`${'the document before it, first run'.padEnd(38)}${milliseconds(first.seconds)}`);
  row('Quintile: new counts', times.run);
  row('Quintile: movers', times.movers);
  row('Quintile: both', times.both, `   ${Math.round(engine.peak() / 2 ** 20)} MiB`);
  row('DuckDB alone, both CASEs', times.bare);
  const ratio = median(times.bare) / median(times.both);
  console.log(
    `DuckDB alone takes ${ratio.toFixed(2)} times as long; the answers ${wrong === 0 ? 'are the same' : `differ in ${wrong} counts`}`,
  );
  if (wrong > 0) process.exitCode = 1;
} finally {
  connection.close();
  await engine.close();
}
