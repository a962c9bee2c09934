// The engine in this process, its steps apart: the cube, the measures from it, the gate, and a reply.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importParts } from '../segments/in-process.mjs';
import { timed } from '../segments/race.mjs';
import { tenSegments } from '../segments/sorting.mjs';
import { fortyMeasures } from './forty.mjs';

const by = ['lcp', 'quintile', 'sex'];
const definition = tenSegments();
const policy = 'working';
const paths = [
  'engine/desk',
  'engine/handlers',
  'engine/question',
  'engine/extract-at-hand',
  'engine/version',
  'measures/library',
  'measures/find-measure',
  'measures/measure-columns',
  'measures/measured-table',
  'measures/require-held',
  'disclosure/gate',
  'disclosure/policy-book',
  'dictionary/standard-populations',
  'contract/wire',
];

/** An engine with a copy of a workspace open, and its parts. */
async function startParts(workspace) {
  const modules = await importParts(paths.map((path) => `analytics/${path}.ts`));
  const parts = Object.assign({}, ...modules);
  const home = mkdtempSync(join(tmpdir(), 'quintile-bench-'));
  const copy = join(home, 'people.quintile');
  copyFileSync(workspace, copy);
  const desk = parts.makeDesk(home, parts.policyBook(), () => new Date());
  const handlers = parts.makeHandlers(desk, home);
  const context = { signal: new AbortController().signal, progress: () => undefined };
  await desk.open(copy);
  return {
    ...parts,
    desk,
    ask: (method, ask) => handlers[method](ask, context),
    close() {
      desk.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Everybody of a known sex and quintile who is in an LCP. */
function filtersOf(extract) {
  const lcp = extract.lcps.map((one) => one.code ?? one).filter((code) => /^[A-Z]/.test(code));
  return { lcp, quintile: ['1', '2', '3', '4', '5'], sex: ['1', '2'] };
}

const frame = {
  ...{ form: 'standardised', compare: null, totals: false, withAges: false },
  ages: { from: null, to: null },
  unknowable: new Set(),
};

/** A cube with some counts, and a table of a measure from it: before the gate and after. */
function stepsOf(parts, workspace, { filters, catalogue }) {
  const { counting } = parts.desk;
  const needed = { dimensions: [...by, 'age_band'] };
  const question = () => parts.readQuestion(counting, workspace, { definition, filters }, needed);
  return {
    question,
    async cube(counts) {
      const { people, axes } = await question();
      const dimensions = axes.map(({ dimension }) => dimension);
      return counting.cube({ ...people, dimensions, combination: [], counts });
    },
    measured: (cube, measure) =>
      parts.measureTable(cube, { ...frame, measure, by, filters, catalogue }),
    released: (table, { provenance }) =>
      parts.release(table, provenance(filters), parts.findPolicy(policy)),
  };
}

/** One round of all measures: the seconds of both steps, together and for each kind of measure. */
async function measureAll(steps, cube, measures) {
  const question = await steps.question();
  const sums = { measured: 0, released: 0, proportion: 0, rate: 0 };
  const tables = [];
  for (const { measure } of measures) {
    const measured = await timed(() => steps.measured(cube, measure));
    const released = await timed(() => steps.released(measured.answer, question));
    sums.measured += measured.seconds;
    sums.released += released.seconds;
    sums[measure.statistic] += measured.seconds + released.seconds;
    tables.push(released.answer);
  }
  return { ...sums, both: sums.measured + sums.released, tables };
}

/** Replies to the same questions over the contract; those that it refuses are counted. */
async function replies(parts, { measures, filters }) {
  const sums = { bytes: 0, refused: [] };
  for (const { reference } of measures) {
    const ask = { measure: reference, form: 'standardised', by, filters, definition, policy };
    try {
      const answer = await parts.ask('table.release', ask);
      sums.bytes += parts.encodeReply({ ok: true, answer }).length;
    } catch (error) {
      sums.refused.push(error.problems?.[0]?.reason ?? error.message);
    }
  }
  return sums;
}

function plan(parts, workspace) {
  const extract = parts.extractOf(workspace);
  const catalogue = parts.catalogueOf(extract);
  const measures = fortyMeasures({
    ...parts,
    isHeld: (measure) => parts.notGiven(measure, catalogue) === null,
    columnsOf: (measure) => parts.measureColumns(measure, catalogue),
  });
  return { measures, filters: filtersOf(extract), catalogue };
}

async function timeSteps(parts, asked, rounds) {
  const counted = await timed(() => parts.desk.counted());
  const steps = stepsOf(parts, counted.answer, asked);
  const columns = asked.measures.flatMap(({ columns }) => parts.listedColumns(columns));
  const people = await timed(() => steps.cube([]));
  const cube = await timed(() => steps.cube(columns));
  const runs = [];
  const contract = [];
  for (let round = 0; round <= rounds; round += 1) {
    runs.push(await measureAll(steps, cube.answer, asked.measures));
    contract.push(await timed(() => replies(parts, asked)));
  }
  const times = Object.fromEntries(
    ['measured', 'released', 'both', 'proportion', 'rate'].map((name) => [
      name,
      runs.map((run) => run[name]),
    ]),
  );
  return {
    times: { ...times, contract: contract.map((run) => run.seconds) },
    tables: runs[0].tables,
    reply: contract[0].answer,
    codes: counted.seconds,
    people: people.seconds,
    counts: cube.seconds,
    cells: cube.answer.cells,
    columns: cube.answer.counts.size,
  };
}

/**
 * Times every step, once cold and then `rounds` times. The first of each list of times is of a process
 * in which none of it has run before.
 */
export async function timeOurs(workspace, rounds) {
  const parts = await startParts(workspace);
  try {
    const asked = plan(parts, parts.desk.workspace());
    const timings = await timeSteps(parts, asked, rounds);
    const weights = asked.measures.map(({ measure: { standard, ages } }) =>
      parts.weightsBetween(standard, ages.from, ages.to),
    );
    return { ...asked, ...timings, weights, by, version: parts.version };
  } finally {
    parts.close();
  }
}
