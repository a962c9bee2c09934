// An engine process as the hosts start one, asked over the contract.

import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { program } from './programs.mjs';
import { peakOf, timed } from './race.mjs';

/** An answer out of the bytes of a reply; a released table has a `table` and a `note`. */
function answerIn(bytes) {
  const end = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, end)));
  if (!head.ok)
    throw new Error(head.problems.map(({ code, reason }) => `${code}: ${reason}`).join(' '));
  return 'note' in head
    ? { note: head.note, table: tableFromIPC(bytes.subarray(end)) }
    : head.answer;
}

/** Has a process believe that so many bytes are free: the engine takes DuckDB's limit from that. */
const believing = (free) => [
  '--import',
  `data:text/javascript,import os from 'node:os';import { syncBuiltinESMExports } from 'node:module';os.freemem = () => ${free};syncBuiltinESMExports();`,
];

/**
 * Starts an engine of its own, on a machine with so many bytes free (as many as are, where left out). `ask` gives the seconds from the question to the whole reply, its bytes
 * and, when asked for, the answer in them.
 */
export async function startEngine(free) {
  const home = mkdtempSync(join(tmpdir(), 'quintile-bench-'));
  const child = fork(
    program('engine.js'),
    ['--role=engine', `--private=${home}`, `--policies=${join(program('engine.js'), '../..')}`],
    {
      execArgv: free === undefined ? [] : believing(free),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  const waiting = new Map();
  let told = () => undefined;
  const ready = new Promise((resolve) => (told = resolve));
  child.on('message', (message) => {
    if (message.kind === 'ready') told();
    if (message.kind === 'reply') waiting.get(message.id)?.resolve(message.bytes);
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  ended.then((code) => {
    for (const { reject } of waiting.values()) reject(new Error(`The engine ended with ${code}.`));
  });
  await ready;
  let next = 0;
  const send = (method, ask) =>
    new Promise((resolve, reject) => {
      next += 1;
      waiting.set(next, { resolve, reject });
      child.send({ kind: 'call', id: next, method, ask });
    });
  return {
    async ask(method, ask) {
      const { seconds, answer: bytes } = await timed(() => send(method, ask));
      const answer = answerIn(bytes);
      return { seconds, bytes: bytes.length, answer };
    },
    peak: () => peakOf(child.pid),
    async close() {
      child.send({ kind: 'close' });
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
