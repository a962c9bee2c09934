// Who does the job beside the engine, and how each is started.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { threads } from './race.mjs';

const here = (name) => join(import.meta.dirname, name);
const polars = '0.26.1';
const wanted = {
  private: true,
  dependencies: {
    arquero: '8.0.3',
    'nodejs-polars': polars,
    // Named, because npm leaves out an optional package that asks for a later Node, and it runs on 20.
    ...(process.platform === 'linux'
      ? { [`nodejs-polars-linux-${process.arch}-gnu`]: polars }
      : {}),
  },
  overrides: { '@uwdata/flechette': '2.6.0' },
};

/** Puts the packages of peers into a folder, outside the project, where they are not there yet. */
function install(folder) {
  if (existsSync(join(folder, 'node_modules/arquero'))) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(wanted));
  const words = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  const { status, stderr } = spawnSync('npm', words, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) console.log(`Packages of peers did not install: ${stderr?.trim()}`);
}

/** The counting loop, compiled for this machine. */
function compile(folder) {
  const program = join(folder, 'loop');
  const words = ['-O3', '-march=native', '-pthread', '-o', program, here('loop.c')];
  const { status, stderr, error } = spawnSync('gcc', words, { encoding: 'utf8' });
  if (status !== 0) console.log(`The C loop was not compiled: ${error?.message ?? stderr.trim()}`);
  return program;
}

/** Each peer with its command; `about` is of columns.mjs, `codes` a folder. */
export function peersOf({ workspace, about, codes, rounds, folder }) {
  const packages = join(folder, 'peers');
  install(packages);
  const { lcps, folder: columns } = about;
  const answer = (id) => join(folder, `answer-${about.persons}-${id}.u32`);
  const asked = (id) =>
    JSON.stringify({
      workspace,
      folder: columns,
      peers: packages,
      lcps,
      rounds,
      answer: answer(id),
    });
  const python = process.env.PYTHON ?? 'python3';
  const heap = `--max-old-space-size=${Math.floor((totalmem() * 0.8) / 2 ** 20)}`;
  const list = [
    { id: 'duckdb', name: 'DuckDB alone', command: ['node', here('bare.mjs'), asked('duckdb')] },
    {
      id: 'r',
      name: 'data.table',
      command: ['Rscript', here('peer.R'), columns, lcps.length, answer('r'), rounds],
    },
    ...['pandas', 'numpy', 'chunks'].map((kind) => ({
      id: kind,
      name: kind === 'chunks' ? 'numpy by pieces' : kind,
      command: [python, here('peer.py'), asked(kind), kind],
    })),
    { id: 'polars', name: 'polars', command: ['node', here('polars.mjs'), asked('polars')] },
    {
      id: 'arquero',
      name: 'arquero',
      command: ['node', heap, here('arquero.mjs'), asked('arquero')],
    },
    { id: 'c', name: 'loop in C', command: [compile(folder), codes, answer('c'), rounds] },
  ];
  return list.map((peer) => ({ ...peer, answer: answer(peer.id) }));
}

/** What says that a peer is not there, or cannot hold so many people. */
const unable = /no package|No module|Cannot find|allocate|memory/i;

/**
 * What a peer says of itself, or `reason` where it could not do the job; `isFault` where that is neither
 * for want of the peer nor of memory.
 */
export function runPeer({ name, command }) {
  const [program, ...words] = command.map(String);
  const env = {
    ...process.env,
    POLARS_MAX_THREADS: String(threads),
    OMP_NUM_THREADS: String(threads),
  };
  const child = spawn(program, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [printed, problems] = ['', ''];
  child.stdout.on('data', (text) => (printed += text));
  child.stderr.on('data', (text) => (problems += text));
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve({ name, reason: message, isFault: false }));
    child.once('close', (code, signal) => {
      if (code === 0) return resolve({ name, ...JSON.parse(printed) });
      const lines = problems.trim().split('\n');
      const said = lines.find((line) => /error/i.test(line)) ?? lines.at(-1);
      const isFault = signal === null && !unable.test(problems);
      resolve({ name, reason: `ended with ${signal ?? code}: ${said}`, isFault });
    });
  });
}
