// Runs corpora of good, odd and damaged files through the built engine, as the window and the
// command line do: each file is looked into and then staged.
//   npm run build && node test/bench/corpora.mjs FOLDER...
// Each must load, or be refused with a problem whose exit code is 3 or 4, within ten seconds, with
// no process lost and nothing left behind; after every fiftieth file a good one must still load.
import { fork } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join, relative, resolve } from 'node:path';

const engine = resolve(import.meta.dirname, '../../dist/engine.js');
const kinds = new Set([
  '.csv',
  '.tsv',
  '.txt',
  '.psv',
  '.gz',
  '.parquet',
  '.arrow',
  '.feather',
  '.arrow_file',
  '.stream',
  '.xlsx',
  '.xls',
  '.json',
  '.db',
  '.duckdb',
  '',
]);
const slowMilliseconds = 10_000;
const codes = { ours: new Set(['internal', 'engine-lost', 'cancelled']) };

const scratch = mkdtempSync(join(tmpdir(), 'quintile-corpora-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && kinds.has(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => !path.includes('/.git/'))
    .sort();
}

/** A reader process that answers one call at a time; another is started when it is lost. */
function makeReader() {
  let [child, next, waiting] = [null, 0, null];
  const privateFolder = join(scratch, 'run');
  mkdirSync(privateFolder, { recursive: true });
  const start = () => {
    child = fork(engine, [`--private=${privateFolder}`, `--policies=${resolve(engine, '../..')}`], {
      serialization: 'advanced',
      stdio: 'ignore',
    });
    const own = child;
    own.on('message', (message) => {
      if (message.kind === 'reply' && waiting?.id === message.id)
        waiting.settle(decode(message.bytes));
    });
    own.on('exit', () => {
      if (child === own) child = null;
      waiting?.settle({ lost: true });
    });
  };
  const decode = (bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + view.getUint32(0, true))));
  };
  return {
    privateFolder,
    call(method, ask) {
      if (child === null) start();
      next += 1;
      const id = next;
      return new Promise((done) => {
        const timer = setTimeout(() => {
          waiting = null;
          child?.kill('SIGKILL');
          child = null;
          done({ hung: true });
        }, slowMilliseconds * 3);
        waiting = {
          id,
          settle: (reply) => {
            clearTimeout(timer);
            waiting = null;
            done(reply);
          },
        };
        child.send({ kind: 'call', id, method, ask });
      });
    },
    close: () => child?.kill('SIGKILL'),
  };
}

function verdictOf(reply, milliseconds) {
  if (reply.lost) return 'LOST';
  if (reply.hung || milliseconds > slowMilliseconds) return 'HUNG';
  if (reply.ok) return 'loaded';
  const [problem] = reply.problems;
  if (codes.ours.has(problem.code)) return 'OUR FAULT';
  return problem.code === 'identifiers-found' ? 'refused, 4' : 'refused, 3';
}

const reader = makeReader();
process.on('exit', () => reader.close());
const good = join(scratch, 'good.csv');
writeFileSync(good, 'person_id,age,sex\na,1,1\nb,2,2\n');

async function timed(method, ask) {
  const started = performance.now();
  const reply = await reader.call(method, ask);
  return { reply, verdict: verdictOf(reply, performance.now() - started) };
}

async function stage(path) {
  const staging = join(scratch, 'staged.duckdb');
  const { reply, verdict } = await timed('extract.stage', { files: [path], places: [], staging });
  const isLeft = verdict !== 'loaded' && existsSync(staging);
  let sum = verdict;
  if (reply.ok) {
    const { read, kept, rejected } = reply.answer.rows;
    if (read !== kept + rejected) sum = 'DOES NOT ADD UP';
  }
  for (const file of [staging, `${staging}.wal`]) rmSync(file, { force: true });
  return isLeft ? 'LEFT BEHIND' : sum;
}

let bad = 0;
for (const folder of process.argv.slice(2)) {
  const counts = { inspect: {}, import: {} };
  const files = filesIn(folder);
  for (const [at, path] of files.entries()) {
    const looked = (await timed('extract.inspect', { files: [path] })).verdict;
    const staged = await stage(path);
    for (const [what, verdict] of [
      ['inspect', looked],
      ['import', staged],
    ]) {
      counts[what][verdict] = (counts[what][verdict] ?? 0) + 1;
      if (verdict === verdict.toUpperCase()) {
        bad += 1;
        console.log(`${verdict}: ${what} ${relative(folder, path)}`);
      }
    }
    if (at % 50 === 49 && (await stage(good)) !== 'loaded') {
      bad += 1;
      console.log(`a good file no longer loads after ${relative(folder, path)}`);
    }
  }
  console.log(`${basename(folder)}: ${files.length} files`);
  for (const [what, verdicts] of Object.entries(counts))
    console.log(`  ${what}: ${JSON.stringify(verdicts)}`);
}
console.log(bad === 0 ? 'Nothing amiss.' : `${bad} amiss.`);
process.exit(bad === 0 ? 0 : 1);
