// Kills imports with SIGKILL at seeded moments and checks each time that the workspace opens whole.
//   npm run build && node test/bench/kills.mjs [kills 200] [seed 1] [people 60000] [dist folder]
// Every other kill falls anywhere in an import; the rest from the moment when the engine begins to
// take the extract over: adoption, commit and checkpoint. Two workspaces take turns: one that holds an
// extract already, and one that never did, which takes the staged file for its own.
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';

const [kills = 200, seed = 1, people = 60_000] = process.argv.slice(2, 5).map(Number);
const cli = join(resolve(process.argv[5] ?? join(import.meta.dirname, '../../dist')), 'cli.js');
const folder = mkdtempSync(join(tmpdir(), 'quintile-kills-'));
const [home, desk] = [join(folder, 'home'), join(folder, 'desk')];
const [base, empty] = [join(folder, 'base.quintile'), join(folder, 'empty.quintile')];
const workspace = join(desk, 'w.quintile');
const source = join(folder, 'sample/people.csv');
const importing = ['import', source, '--workspace', workspace, '--as-at', '2025-06-30'];

/** mulberry32: the same moments for the same seed. */
function random(state) {
  let a = state >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Starts the command line in a process group of its own. */
function start(words) {
  const child = spawn(process.execPath, [cli, ...words], {
    env: { ...process.env, QUINTILE_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (bytes) => {
    said.out += bytes;
  });
  child.stderr.on('data', (bytes) => {
    said.err += bytes;
  });
  const ended = new Promise((done) => child.once('close', (code) => done({ code, ...said })));
  return { child, ended };
}

async function run(...words) {
  const { code, out, err } = await start(words).ended;
  if (code !== 0) throw new Error(`quintile ${words[0]} ended with ${code}: ${err}`);
  return out;
}

/** What a workspace holds, read past the program: id, people and hash of every extract. */
async function held(path) {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const rows = async (text) => (await connection.runAndReadAll(text)).getRowsJS();
  try {
    const ids = await rows('SELECT id, people, hash FROM manifest ORDER BY position');
    const schemas = await rows(
      `SELECT DISTINCT schema_name FROM duckdb_tables()
        WHERE schema_name <> 'main' AND database_name = current_database() ORDER BY 1`,
    );
    const found = [];
    for (const [id, count, hash] of ids) {
      const [now] = await rows(
        `SELECT count(*), CAST(bit_xor(hash(p)) AS VARCHAR) FROM "${id}".person AS p`,
      );
      const isWhole = now[0] === count && now[1] === hash;
      found.push(`${id} ${count} ${hash}${isWhole ? '' : ' DAMAGED'}`);
    }
    const own = ids.map(([id]) => id);
    const names = schemas.map(([schema]) => schema);
    const isOwned = (schema) =>
      own.includes(schema) || own.includes(schema.replace(/ counted$/, ''));
    const isTidy = names.every(isOwned) && own.every((id) => names.includes(id));
    return { extracts: found.join('; '), isTidy };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Writes a workspace that has never held an extract. */
async function writeEmpty(path) {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE quintile AS SELECT 2 AS layout,
    CAST(NULL AS VARCHAR) AS chosen, 1 AS next, CAST(NULL AS VARCHAR) AS pending`);
  await connection.run(`CREATE TABLE manifest
    (id VARCHAR, position INTEGER, people BIGINT, hash VARCHAR, duckdb VARCHAR)`);
  connection.closeSync();
  instance.closeSync();
}

function fresh(from) {
  rmSync(desk, { recursive: true, force: true });
  mkdirSync(desk);
  copyFileSync(from, workspace);
}

/** Resolves when the engine begins to write into the workspace, or the import has ended. */
async function adoption(ended) {
  const { mtimeMs } = statSync(workspace);
  let isOver = false;
  ended.then(() => {
    isOver = true;
  });
  while (!isOver && statSync(workspace).mtimeMs === mtimeMs) await sleep(2);
}

/** Milliseconds of an import that nobody kills, and of its part after the adoption has begun. */
async function timeImport(from) {
  fresh(from);
  const begun = performance.now();
  const { ended } = start(importing);
  await adoption(ended);
  const adopted = performance.now();
  const { code, err } = await ended;
  if (code !== 0) throw new Error(`The import failed: ${err}`);
  return { whole: performance.now() - begun, adopting: performance.now() - adopted };
}

async function killOnce(from, isAimed, share, { whole, adopting }) {
  fresh(from);
  const { child, ended } = start(importing);
  if (isAimed) await adoption(ended);
  await sleep(share * (isAimed ? adopting : whole));
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It had ended by itself.
  }
  const { code } = await ended;
  const left = existsSync(home)
    ? readdirSync(home).filter((name) => name.startsWith('run-')).length
    : 0;
  const log = existsSync(`${workspace}.wal`);
  const begun = performance.now();
  const opened = await start([
    'segment',
    ...['--workspace', workspace, '--definition', 'snee', '--json'],
  ]).ended;
  return { code, left, log, opened, reopening: performance.now() - begun };
}

const tally = {
  finished: 0,
  old: 0,
  new: 0,
  lost: 0,
  untidy: 0,
  logs: 0,
  leftBehind: 0,
  notSwept: 0,
};

/** What is known of a workspace that imports into it are killed in. */
async function prepare(from) {
  const { extracts: before } = await held(from);
  const times = [];
  for (let round = 0; round < 3; round += 1) times.push(await timeImport(from));
  const { extracts: after } = await held(workspace);
  const middle = (key) => times.map((time) => time[key]).sort((a, b) => a - b)[1] * 1.05;
  return { from, before, after, whole: middle('whole'), adopting: middle('adopting') };
}

/** Holds a killed workspace against the two states that it may be in. */
async function judge(number, killed, { before, after }) {
  const { code, left, log, opened } = killed;
  if (code === 0) tally.finished += 1;
  if (log) tally.logs += 1;
  if (left > 0) tally.leftBehind += 1;
  const isOpen = opened.code === 0 || opened.out.includes('The workspace holds no extract.');
  const now = isOpen ? await held(workspace).catch((error) => ({ extracts: error.message })) : {};
  const state = now.extracts === before ? 'old' : now.extracts === after ? 'new' : 'lost';
  tally[code === 0 && state === 'old' ? 'lost' : state] += 1;
  if (state === 'lost') console.error(`kill ${number}: ${opened.err} ${now.extracts}`);
  if (!now.isTidy || readdirSync(desk).join() !== 'w.quintile') tally.untidy += 1;
  if (readdirSync(home).some((name) => name.startsWith('run-'))) tally.notSwept += 1;
}

try {
  await run('sample', '--persons', String(people), '--seed', '1', '--out', join(folder, 'sample'));
  await run('import', source, '--workspace', base, '--as-at', '2025-03-31');
  await writeEmpty(empty);
  const kinds = [await prepare(base), await prepare(empty)];
  const next = random(seed);
  const reopenings = [];
  for (let number = 0; number < kills; number += 1) {
    const kind = kinds[number % 4 < 2 ? 0 : 1];
    const killed = await killOnce(kind.from, number % 2 === 1, next(), kind);
    reopenings.push(killed.reopening);
    await judge(number, killed, kind);
  }
  console.log(
    JSON.stringify({
      kills,
      seed,
      people,
      importSeconds: kinds.map(({ whole }) => Number((whole / 1000).toFixed(2))),
      adoptionSeconds: kinds.map(({ adopting }) => Number((adopting / 1000).toFixed(2))),
      ...tally,
      slowestReopeningSeconds: Number((Math.max(...reopenings) / 1000).toFixed(2)),
    }),
  );
  process.exitCode = tally.lost + tally.untidy + tally.notSwept > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
