// A small engine process for the tests of the hosts: it speaks engine-message.ts, holds no data, and
// hangs, dies or answers as its questions tell it to.
import { existsSync, writeFileSync } from 'node:fs';

const role = process.argv.find((text) => text.startsWith('--role='))?.slice('--role='.length);
const receipt = {
  rows: { read: 3, kept: 3, rejected: 0 },
  mapping: { columns: [] },
  places: [],
  remarks: [],
};
let extract = null;

function bytesOf(reply) {
  const head = new TextEncoder().encode(JSON.stringify(reply));
  const bytes = new Uint8Array(4 + head.length);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  return bytes;
}

const send = (message) => process.send(message);
const answer = (id, value) =>
  send({ kind: 'reply', id, bytes: bytesOf({ ok: true, answer: value }) });
const fail = (id, code, reason) =>
  send({ kind: 'reply', id, bytes: bytesOf({ ok: false, problems: [{ code, reason }] }) });
const summary = () => ({ file: null, extract });

const answers = {
  'workspace.open': (id, { path }) =>
    existsSync(`${path}.in-use`) ? fail(id, 'workspace-in-use', 'In use.') : answer(id, summary()),
  'workspace.describe': (id) => answer(id, summary()),
  'engine.describe': (id) => answer(id, { version: String(process.pid), duckdb: role }),
  'extract.inspect': (id, { files }) =>
    answer(id, {
      files: files.map((name) => ({ name, bytes: 1, format: 'csv' })),
      rows: 3,
      columns: [],
      remarks: [],
    }),
  'extract.stage': (id, { files, staging, name }) => {
    writeFileSync(staging, name ?? files[0]);
    send({ kind: 'progress', id, progress: { share: 0.5, phrase: 'Reading' } });
    if (files.some((file) => file.includes('kills-the-reader')))
      process.kill(process.pid, 'SIGKILL');
    else if (files.some((file) => file.includes('refused')))
      fail(id, 'mapping-incomplete', 'No age.');
    else if (!files.some((file) => file.includes('endless'))) answer(id, receipt);
  },
  'extract.adopt': (id, { staging }) => {
    if (!existsSync(staging)) return fail(id, 'file-not-found', 'No staging file.');
    extract = { name: 'adopted' };
    return answer(id, summary());
  },
  'definition.list': (id) => answer(id, []),
  'segments.run': (id) =>
    send({ kind: 'progress', id, progress: { share: null, phrase: 'Counting' } }),
  'places.shapes': () => process.kill(process.pid, 'SIGKILL'),
};

process.on('message', (message) => {
  if (message.kind === 'close') process.exit(0);
  if (message.kind === 'call') answers[message.method](message.id, message.ask);
  if (message.kind === 'cancel') fail(message.id, 'cancelled', 'Cancelled.');
});
process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);
send({ kind: 'ready' });
