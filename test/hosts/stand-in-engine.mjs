// A small engine process for the tests of the hosts: it speaks engine-message.ts, holds no data, and
// hangs, dies or answers as its questions tell it to.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

const role = process.argv.find((text) => text.startsWith('--role='))?.slice('--role='.length);
const receipt = {
  rows: { read: 3, kept: 3, rejected: 0 },
  mapping: { columns: [{ column: 'age', field: 'age', confidence: 1, reason: 'name' }] },
  identifiers: [],
  signature: 'abcdef0123456789',
  places: [],
  remarks: [],
};
const mark = '\0\0\0\0\0\0\0\0DUCK';
let path = null;
let extracts = [];
let openId = null;

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

/** The workspace's file says which extracts it holds, and what was staged for each. */
function keep() {
  if (path !== null) writeFileSync(path, `${mark}${JSON.stringify({ extracts, openId })}`);
}

function load(id, given) {
  [path, extracts, openId] = [given, [], null];
  if (given === null) return answer(id, summary());
  if (existsSync(`${given}.in-use`)) return fail(id, 'workspace-in-use', 'In use.');
  if (!existsSync(given)) keep();
  const text = readFileSync(given, 'utf8');
  if (!text.startsWith(mark)) return fail(id, 'workspace-unreadable', 'Not a workspace.');
  ({ extracts, openId } = JSON.parse(text.slice(mark.length)));
  return answer(id, summary());
}

function change(id, work) {
  work();
  keep();
  answer(id, summary());
}

const summary = () => {
  const open = extracts.find((entry) => entry.id === openId);
  return {
    file: path === null ? null : basename(path),
    extract: open === undefined ? null : { name: open.name },
    extracts: extracts.map((entry) => ({ ...entry, isOpen: entry.id === openId })),
    notices: [],
  };
};

const answers = {
  'workspace.open': (id, { path: given }) => load(id, given),
  'workspace.close': (id) => {
    [path, extracts, openId] = [null, [], null];
    answer(id, {});
  },
  'workspace.describe': (id) => answer(id, summary()),
  'engine.describe': (id) => answer(id, { version: String(process.pid), duckdb: role }),
  'extract.inspect': (id, { files }) =>
    answer(id, {
      files: files.map((name) => ({ name, bytes: 1, format: 'csv' })),
      rows: 3,
      columns: [{ column: 'age', field: 'age', confidence: 1, reason: 'name' }],
      identifiers: [],
      remarks: [],
      signature: 'abcdef0123456789',
    }),
  'extract.stage': (id, { files, staging, name }) => {
    writeFileSync(staging, name ?? files[0] ?? '');
    send({ kind: 'progress', id, progress: { share: 0.5, phrase: 'Reading' } });
    if (files.some((file) => file.includes('kills-the-reader')))
      process.kill(process.pid, 'SIGKILL');
    else if (files.some((file) => file.includes('refused')))
      fail(id, 'mapping-incomplete', 'No age.');
    else if (!files.some((file) => file.includes('endless'))) answer(id, receipt);
  },
  'extract.adopt': (id, { staging }) => {
    if (!existsSync(staging)) return fail(id, 'file-not-found', 'No staging file.');
    return change(id, () => {
      openId = String(Date.now() + extracts.length);
      const text = readFileSync(staging, 'utf8');
      extracts = [...extracts, { id: openId, name: 'adopted', text, columns: ['age', 'sex'] }];
    });
  },
  'extract.choose': (id, { id: chosen }) =>
    change(id, () => {
      openId = chosen;
    }),
  'extract.delete': (id, { id: deleted }) =>
    change(id, () => {
      extracts = extracts.filter((entry) => entry.id !== deleted);
      if (openId === deleted) openId = extracts.at(-1)?.id ?? null;
    }),
  'extract.delete-column': (id, { id: of, column }) =>
    change(id, () => {
      extracts = extracts.map((entry) =>
        entry.id === of
          ? { ...entry, columns: entry.columns.filter((name) => name !== column) }
          : entry,
      );
    }),
  'extract.quality': (id) => answer(id, { extract: 'people.csv' }),
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
