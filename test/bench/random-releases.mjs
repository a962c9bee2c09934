// Random sequences of releases, each attacked from its files alone: see test/disclosure/random-releases.
//   node test/bench/random-releases.mjs [SEQUENCES] [FIRST SEED]
// Two processes share the seeds. A seed with anything wrong is printed as it is found; replay one with
//   node test/bench/random-releases.mjs 1 SEED
// Exits 5 where a hidden count is told too closely, or two checks do not say the same.
import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const processes = 2;
const told = 3;

/** Builds the judge and the engine's parts that it takes, from source, for both processes. */
async function buildJudge(outDir) {
  const external = ['highs', '@duckdb/node-api', '@duckdb/node-bindings'];
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir,
      target: 'node20',
      rollupOptions: {
        input: { judge: join(root, 'test/disclosure/random-releases/judge.ts') },
        external: [...external, ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      },
    },
    ssr: { noExternal: true, external },
  });
}

/** One process: a verdict for each seed that it is sent. */
async function work(path) {
  const { judgeSeed } = await import(pathToFileURL(path).href);
  process.on('message', async (seed) => {
    try {
      process.send(await judgeSeed(seed));
    } catch (error) {
      const none = { tables: 0, refused: 0, hidden: 0, disagreements: [] };
      process.send({ seed, ...none, narrow: [`broken: ${error?.stack ?? error}`] });
    }
  });
  process.send(null);
}

function tell({ seed, narrow, disagreements }) {
  for (const [kind, lines] of Object.entries({ narrow, disagreements })) {
    for (const line of lines.slice(0, told)) console.log(`seed ${seed}, ${kind}: ${line}`);
    if (lines.length > told) console.log(`seed ${seed}, ${kind}: and ${lines.length - told} more`);
  }
}

function run(path, count, first) {
  const sums = { sequences: 0, tables: 0, hidden: 0, refused: 0, narrow: 0, disagreements: 0 };
  const wrong = [];
  let next = first;
  const add = (verdict) => {
    sums.sequences += 1;
    for (const key of ['tables', 'hidden', 'refused']) sums[key] += verdict[key];
    for (const key of ['narrow', 'disagreements']) sums[key] += verdict[key].length;
    if (verdict.narrow.length + verdict.disagreements.length === 0) return;
    wrong.push(verdict.seed);
    tell(verdict);
  };
  const begun = performance.now();
  const seconds = () => Math.round((performance.now() - begun) / 1000);
  const one = () =>
    new Promise((done, fail) => {
      const child = fork(import.meta.filename, ['--process', path]);
      child.on('exit', (code) =>
        code ? fail(new Error(`A process ended with ${code}.`)) : done(),
      );
      child.on('message', (verdict) => {
        if (verdict !== null) add(verdict);
        if (verdict !== null && sums.sequences % 100 === 0) {
          console.log(`${sums.sequences} of ${count} sequences, ${seconds()} s`);
        }
        if (next >= first + count) child.disconnect();
        else child.send(next++);
      });
    });
  return Promise.all(Array.from({ length: processes }, one)).then(() => {
    console.log({ ...sums, 'sequences with anything wrong': wrong.length, seconds: seconds() });
    return wrong.length;
  });
}

if (process.argv[2] === '--process') {
  await work(process.argv[3]);
} else {
  const [number = '10000', seed = '1'] = process.argv.slice(2);
  if (![number, seed].every((word) => /^\d{1,7}$/.test(word))) {
    console.error('node test/bench/random-releases.mjs [SEQUENCES] [FIRST SEED]');
    process.exit(2);
  }
  const outDir = join(root, `node_modules/.cache/quintile-bench-${process.pid}`);
  try {
    await buildJudge(outDir);
    const wrong = await run(join(outDir, 'judge.js'), Number(number), Number(seed));
    process.exitCode = wrong === 0 ? 0 : 5;
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
