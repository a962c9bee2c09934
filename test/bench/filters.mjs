// How long a filter change takes until six linked views are answered: in the engine's process, without
// any message in between, beside the same six answers by SQL.
//   node test/bench/filters.mjs FOLDER
// Two cubes: of the dimensions of every screen at a million people (about 50,000 cells), and with single
// years of age, ethnic group and practice at ten million (about two million). Needs no build.
import { copyFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { engineHere } from './segments/in-process.mjs';
import { peopleOf } from './segments/people.mjs';
import { peakOf, percentile, timed } from './segments/race.mjs';
import { tenSegments } from './segments/sorting.mjs';
import { viewTables } from './segments/view-tables.mjs';
import { answerOf, filterChanges, unlike, views } from './segments/views.mjs';

const changes = 200;
/** Those in which the engine's process still warms up. */
const firstChanges = 100;
/** SQL over the persons is slow and even: a few changes tell it. */
const changesOfPersons = 20;
const checkedEvery = 10;
const standing = ['quintile', 'age_band', 'sex', 'lcp'];
const cubes = [
  { persons: 1_000_000, dimensions: standing, filtered: ['quintile', 'lcp', 'sex', 'age_band'] },
  {
    persons: 10_000_000,
    dimensions: [...standing, 'age', 'ethnic_group', 'practice'],
    filtered: ['quintile', 'lcp', 'age', 'ethnic_group', 'practice'],
  },
];
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('node test/bench/filters.mjs FOLDER');
  process.exit(2);
}
const milliseconds = (seconds) => (seconds * 1000).toFixed(2).padStart(10);

function row(name, runs) {
  const figures = [0.5, 0.95, 1].map((share) => milliseconds(percentile(runs, share)));
  console.log(`  ${name.padEnd(34)}${figures.join('')}  ms, ${runs.length} changes`);
}

async function each(states, work) {
  const runs = [];
  for (const state of states) runs.push((await timed(() => work(state))).seconds);
  return runs;
}

async function differences(ask, tables, states) {
  let wrong = 0;
  for (const filters of states.filter((_, index) => index % checkedEvery === 0)) {
    for (const view of views) {
      const answer = answerOf(await ask(view, filters), view.by);
      for (const table of ['cells', 'persons']) {
        wrong += unlike(answer, await tables.view(table, view, filters));
      }
    }
  }
  return wrong;
}

/** Times every way of answering the six views, after the first answer, for which the cube is counted. */
async function timeViews(engine, tables, { codes, states }) {
  const about = { definition: tenSegments(), policy: 'working' };
  const ask = (view, filters) => engine.ask('table.release', { ...view, ...about, filters });
  const first = await timed(() => ask(views[0], codes));
  const heading = ['median', '95 %', 'most'].map((word) => word.padStart(10)).join('');
  console.log(`  ${''.padEnd(34)}${heading}`);
  console.log(`  ${'first answer, cube counted'.padEnd(34)}${milliseconds(first.seconds)}`);
  const tablesOf = async (filters) => {
    for (const view of views) await ask(view, filters);
  };
  const repliesOf = async (filters) => {
    for (const view of views) engine.encode(await ask(view, filters));
  };
  row('Quintile, the first changes', await each(states.slice(0, firstChanges), tablesOf));
  row('Quintile, six released tables', await each(states, tablesOf));
  row('the same, and as bytes of a reply', await each(states, repliesOf));
  row('DuckDB over a table of cells', await each(states, (state) => tables.answer('cells', state)));
  const few = states.slice(0, changesOfPersons);
  row(
    'DuckDB over a table of persons',
    await each(few, (state) => tables.answer('persons', state)),
  );
  const wrong = await differences(ask, tables, states);
  console.log(wrong === 0 ? '  every answer compared is the same' : `  ${wrong} counts differ`);
  if (wrong > 0) process.exitCode = 1;
}

async function measureCube({ persons, dimensions, filtered }) {
  const workspace = await peopleOf(persons, folder);
  const tables = await viewTables(workspace, dimensions);
  const codes = Object.fromEntries(filtered.map((name) => [name, tables.codes[name]]));
  codes.sex &&= ['1', '2'];
  const states = filterChanges(codes, ['age', 'age_band', 'quintile'], changes);
  console.log(
    `\n${persons} people, ${tables.cells} cells by ${dimensions.join(', ')}, and by which rules are met`,
  );
  const copy = join(resolve(folder), `open-${process.pid}.quintile`);
  copyFileSync(workspace, copy);
  const engine = await engineHere();
  try {
    await engine.ask('workspace.open', { path: copy });
    await timeViews(engine, tables, { codes, states });
  } finally {
    engine.close();
    tables.close();
    for (const path of [copy, `${copy}.wal`]) rmSync(path, { force: true });
  }
  const held = Math.round(peakOf() / 2 ** 20);
  console.log(`  at most ${held} MiB so far, with both of DuckDB's tables in this process`);
}

for (const cube of cubes) await measureCube(cube);
