import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Reply } from '../../analytics/contract/wire.ts';
import { dataFolder } from '../../main/data-folder.ts';
import { forkLaunch } from '../../main/engine-channel.ts';
import { makePrivateFolder, type PrivateFolder } from '../../main/private-folder.ts';
import { type Session, startSession } from '../../main/session.ts';

const engineProgram = resolve(import.meta.dirname, '../../dist/engine.js');
const markers = ['SYNMARKERPERSON', 'SYNMARKERPLACE', 'SYNMARKERKEPTOUT', 'SYNMARKERFILE'];
const passphrase = 'SYNMARKERPASSPHRASE words';
vi.setConfig({ testTimeout: 180_000 });

let folder: string;
let run: PrivateFolder;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'quintile-left-')));
  for (const name of ['home', 'tmp', 'given', 'user']) mkdirSync(join(folder, name));
  vi.stubEnv('QUINTILE_HOME', join(folder, 'home'));
  vi.stubEnv('HOME', join(folder, 'user'));
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) vi.stubEnv(name, join(folder, 'tmp'));
  run = makePrivateFolder();
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** An extract of synthetic people in which every text is a marker. */
function extract(): string {
  const rows = Array.from({ length: 3000 }, (_, index) =>
    [
      `${markers[0]}${index}`,
      index % 97,
      1 + (index % 2),
      `${markers[1]}${index % 7}`,
      `${markers[2]}${index}`,
    ].join(','),
  );
  const path = join(folder, 'given', `${markers[3]}.csv`);
  writeFileSync(path, ['person_id,age,sex,lcp,colour', ...rows, ''].join('\n'));
  return path;
}

/** Files below a folder that hold any of the words, in UTF-8 or UTF-16, or are called so. */
function holding(words: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return words.some(
        (word) =>
          path.includes(word) ||
          bytes.includes(word) ||
          bytes.includes(Buffer.from(word, 'utf16le')),
      );
    })
    .map((path) => relative(folder, path))
    .filter((path) => !path.startsWith('given'))
    .sort();
}

function start(): Session {
  return startSession({
    launch: forkLaunch(engineProgram),
    privateFolder: run.path,
    dataFolder: dataFolder(process.env, process.platform),
    workspace: null,
    sample: null,
    exportView: async () => ({ name: 'x', bytes: new Uint8Array() }),
  });
}

function answerOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.problems.map(({ reason }) => reason).join(' '));
  return reply.answer;
}

/** Looks at the extract, imports it, asks of it, saves its mapping, and closes. */
async function work(session: Session): Promise<void> {
  const { handle } = answerOf(await session.offer(extract()));
  const found = answerOf(await session.inspect([handle], 'inspect'));
  const { columns } = found;
  const identifiers = Object.fromEntries(
    found.identifiers.map(({ column }) => [column, { action: 'accept', reason: 'synthetic' }]),
  );
  const mapping = { columns, identifiers };
  answerOf(await session.importFiles({ files: [handle], places: [], mapping }, 'import'));
  answerOf(await session.saveMapping(mapping));
  await session.call('segments.run', { definition: { id: 'snee' }, policy: 'working' }, 'run');
}

async function end(session: Session) {
  await session.close();
  run.remove();
}

const ownFile = join('home', 'workspaces', 'North.quintile');

test('after a workspace in memory is closed, nothing of its people is left', async () => {
  const session = start();
  await work(session);
  await end(session);
  expect(holding(markers)).toEqual([]);
  expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  expect(readdirSync(join(folder, 'user'))).toEqual([]);
});

test('after a plain workspace is closed, its people are in its file alone', async () => {
  const session = start();
  answerOf(await session.openWorkspace({ name: 'North' }, 'open'));
  await work(session);
  await end(session);
  expect(holding(markers)).toEqual([ownFile]);
});

test('after a sealed workspace is closed, they are nowhere; while it is open, in the run’s folder', async () => {
  const session = start();
  answerOf(await session.openWorkspace({ name: 'North', passphrase }, 'open'));
  await work(session);
  const open = holding(markers);
  expect(open.length).toBeGreaterThan(0);
  const own = relative(folder, run.path);
  expect(open.filter((path) => !path.startsWith(own))).toEqual([]);
  await end(session);
  expect(holding([...markers, passphrase])).toEqual([]);
  expect(existsSync(join(folder, ownFile))).toBe(true);
  expect(readdirSync(join(folder, 'home'))).not.toContain(relative(join(folder, 'home'), run.path));
});

test('the recent list of the operating system is never written to', () => {
  const main = resolve(import.meta.dirname, '../../main');
  const sources = readdirSync(main, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(main, name), 'utf8'));
  expect(
    sources.filter((text) => /addRecentDocument|setJumpList|SHAddToRecentDocs/.test(text)),
  ).toEqual([]);
  const dialogs = sources.filter(
    (text) => text.includes('showSaveDialog(') || text.includes('showOpenDialog('),
  );
  expect(dialogs.length).toBeGreaterThan(0);
  for (const text of dialogs) expect(text).toContain('dontAddToRecent');
});
