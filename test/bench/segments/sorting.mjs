// The job as Quintile does it: a document that the engine has not seen, run, and the first table of it.
import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEngine } from './engine.mjs';
import { timed } from './race.mjs';

const ten = readFileSync(join(import.meta.dirname, 'ten.yaml'), 'utf8');
const policy = 'working';

/** The document of ten segments, as it stands or with those frail from another age on: another document. */
export function tenSegments(age = 80) {
  const text = ten.replace('from: 80', `from: ${age}`);
  return { name: 'ten.yaml', text: `# ${age}\n${text}` };
}

/** An engine with a copy of a workspace open: what it keeps there does not answer the next bench. */
export async function engineWith(workspace, folder, free) {
  const copy = join(folder, `open-${process.pid}.quintile`);
  const sweep = () => {
    for (const path of [copy, `${copy}.wal`, `${copy}.lock`]) rmSync(path, { force: true });
  };
  sweep();
  copyFileSync(workspace, copy);
  const engine = await startEngine(free);
  const opening = await engine.ask('workspace.open', { path: copy });
  return {
    ...engine,
    opening: opening.seconds,
    async close() {
      await engine.close();
      sweep();
    },
  };
}

/** Dimensions of the table whose cells the peers count, and of a small one that needs the same cube. */
const tables = {
  cube: ['segment', 'quintile'],
  table: ['segment', 'quintile', 'age_band', 'sex', 'lcp'],
};

/** Runs a document and asks for its first table: the cube is counted for that. */
async function sortAndCount(engine, definition, by) {
  const run = await engine.ask('segments.run', { definition, policy });
  const table = await engine.ask('table.release', { measure: 'people', by, definition, policy });
  return { seconds: run.seconds + table.seconds, run: run.seconds, ...table };
}

/**
 * Times runs of documents that differ in a rule, after one of the document as it stands, which is what
 * the peers' answers are compared with. `cube` is a run and a small table out of the cube counted for
 * it, `table` a run and the table of all the cells that the peers count.
 */
export async function timeEngine(workspace, folder, { rounds, free }) {
  const engine = await engineWith(workspace, folder, free);
  try {
    const first = await timed(() => sortAndCount(engine, tenSegments(), tables.table));
    const times = { cube: [], table: [], run: [] };
    let age = 80;
    for (let round = 0; round < rounds; round += 1) {
      for (const kind of ['cube', 'table']) {
        age += 1;
        const { seconds, run } = await sortAndCount(engine, tenSegments(age), tables[kind]);
        times[kind].push(seconds);
        times.run.push(run);
      }
    }
    const again = await timed(() => sortAndCount(engine, tenSegments(), tables.table));
    const { answer, bytes } = first.answer;
    return {
      ...times,
      opening: engine.opening,
      first: first.seconds,
      again: again.seconds,
      answer,
      bytes,
      peak: engine.peak(),
    };
  } finally {
    await engine.close();
  }
}
