import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const lookMilliseconds = 50;

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Process ids of a process and everything that it started. */
function treeOf(root) {
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(read(`/proc/${name}/stat`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const tree = new Set([root]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [pid, parent] of parents) {
      if (tree.has(parent) && !tree.has(pid)) {
        tree.add(pid);
        grown = true;
      }
    }
  }
  return tree;
}

/** Memory of a whole process tree in bytes, each shared page counted once among them. */
function memoryOf(root) {
  let kilobytes = 0;
  for (const pid of treeOf(root)) {
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
  }
  return kilobytes * 1024;
}

/** Runs a command to its end: seconds, the peak memory of its whole tree, and what it printed. */
export function measure(command, args, options = {}) {
  const started = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let [output, peak] = ['', 0];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const timer = setInterval(() => (peak = Math.max(peak, memoryOf(child.pid))), lookMilliseconds);
  return new Promise((resolve) =>
    child.on('close', (code) => {
      clearInterval(timer);
      resolve({ code, output, peak, seconds: (performance.now() - started) / 1000 });
    }),
  );
}
