import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { smallPeople, writeSmallExtract } from '../engine/small-extract.ts';
import { type CliResult, runCli } from './run-cli.ts';

const secret = 'SYN-PASSPHRASE of several words';
const program = resolve(import.meta.dirname, '../../dist/cli.js');
let folder: string;

vi.setConfig({ testTimeout: 300_000 });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-sealed-'));
  writeSmallExtract(folder, smallPeople(2000));
  writeFileSync(join(folder, 'passphrase'), `${secret}\n`, { mode: 0o600 });
  writeFileSync(join(folder, 'wrong'), 'another\n', { mode: 0o600 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cli = (...words: readonly string[]) => runCli(folder, words);
const bring = (workspace: string, ...words: readonly string[]) =>
  cli('import', 'small.csv', '--workspace', workspace, '--as-at', '2025-03-31', ...words);
const segment = (workspace: string, ...words: readonly string[]) =>
  cli('segment', '--workspace', workspace, '--definition', 'snee', '--json', ...words);
const withKey = ['--passphrase-file', 'passphrase'] as const;
const bytes = (name: string) => readFileSync(join(folder, name));
const isSealed = (name: string) => bytes(name).subarray(0, 8).toString() === 'QNTLSEAL';
const problem = ({ out }: CliResult) => JSON.parse(out).problems[0];
const population = ({ out }: CliResult) => {
  const run = JSON.parse(out);
  return run.population + run.outside;
};
const left = () => readdirSync(folder).sort();

test('an import with a passphrase makes a sealed workspace, which only the passphrase opens', async () => {
  const before = left();
  const imported = await bring('sealed.quintile', ...withKey);
  expect(imported).toMatchObject({ code: 0, err: '' });
  expect(isSealed('sealed.quintile')).toBe(true);
  expect(statSync(join(folder, 'sealed.quintile')).mode & 0o777).toBe(0o600);
  const made = left().filter((name) => !before.includes(name));
  expect(made).toEqual(['home', 'sealed.quintile']);
  const good = await segment('sealed.quintile', ...withKey);
  expect(good).toMatchObject({ code: 0, err: '' });
  expect(population(good)).toBe(2000);
  const sealed = bytes('sealed.quintile');
  const none = await segment('sealed.quintile');
  expect(none.code).toBe(3);
  expect(problem(none)).toMatchObject({
    code: 'wrong-passphrase',
    reason: 'The workspace is sealed with a passphrase.',
    hint: expect.stringContaining('--passphrase-file'),
  });
  const wrong = await segment('sealed.quintile', '--passphrase-file', 'wrong');
  expect(wrong.code).toBe(3);
  expect(problem(wrong).code).toBe('wrong-passphrase');
  expect(bytes('sealed.quintile').equals(sealed)).toBe(true);
  expect(readdirSync(join(folder, 'home'))).toEqual(['machine']);
});

test('a question leaves a sealed workspace as it was, byte for byte', async () => {
  const sealed = bytes('sealed.quintile');
  const asked = await cli('measures', '--workspace', 'sealed.quintile', ...withKey);
  expect(asked.code).toBe(0);
  expect(bytes('sealed.quintile').equals(sealed)).toBe(true);
});

test('a table that leaves a sealed workspace is sealed into it', async () => {
  const sealed = bytes('sealed.quintile');
  const out = ['--measure', 'people', '--by', 'sex', '--out', 't.csv'];
  const table = await cli('table', '--workspace', 'sealed.quintile', ...out, ...withKey);
  expect(table.code).toBe(0);
  expect(isSealed('sealed.quintile')).toBe(true);
  expect(bytes('sealed.quintile').equals(sealed)).toBe(false);
  const listed = await cli('releases', '--workspace', 'sealed.quintile', '--json', ...withKey);
  const { releases } = JSON.parse(listed.out);
  expect(releases.at(-1)).toMatchObject({ title: 't.csv' });
});

test('an import into a plain workspace with a passphrase seals it', async () => {
  expect((await bring('plain.quintile')).code).toBe(0);
  expect(isSealed('plain.quintile')).toBe(false);
  expect((await segment('plain.quintile', ...withKey)).code).toBe(0);
  expect(isSealed('plain.quintile')).toBe(false);
  expect((await bring('plain.quintile', ...withKey)).code).toBe(0);
  expect(isSealed('plain.quintile')).toBe(true);
  expect(population(await segment('plain.quintile', ...withKey))).toBe(2000);
});

test('an import that is refused leaves no new workspace, and a sealed one as it was', async () => {
  writeFileSync(join(folder, 'no-age.csv'), 'colour,shape\nred,round\n');
  const fresh = await cli('import', 'no-age.csv', '--workspace', 'new.quintile', ...withKey);
  expect(fresh.code).toBe(3);
  expect(left().filter((name) => name.includes('new.quintile'))).toEqual([]);
  const sealed = bytes('sealed.quintile');
  const again = await cli('import', 'no-age.csv', '--workspace', 'sealed.quintile', ...withKey);
  expect(again.code).toBe(3);
  expect(bytes('sealed.quintile').equals(sealed)).toBe(true);
});

test('a passphrase file that is empty or not there is refused before anything is done', async () => {
  writeFileSync(join(folder, 'empty'), '\n', { mode: 0o600 });
  for (const [file, code] of [
    ['empty', 'file-unreadable'],
    ['none', 'file-not-found'],
  ] as const) {
    const refused = await bring('never.quintile', '--passphrase-file', file, '--json');
    expect(refused.code).toBe(3);
    expect(problem(refused).code).toBe(code);
  }
  expect(existsSync(join(folder, 'never.quintile'))).toBe(false);
});

test('a damaged sealed workspace is called damaged, and not a wrong passphrase', async () => {
  const damaged = bytes('sealed.quintile');
  damaged[5000] = (damaged[5000] ?? 0) ^ 1;
  writeFileSync(join(folder, 'damaged.quintile'), damaged);
  const result = await segment('damaged.quintile', ...withKey);
  expect(result.code).toBe(3);
  expect(problem(result)).toMatchObject({ code: 'workspace-unreadable' });
});

/** Starts an import and kills it, and every process of its group, after so many milliseconds. */
function killedImport(workspace: string, after: number): Promise<void> {
  const words = ['import', 'small.csv', '--workspace', workspace, ...withKey];
  const child = spawn(process.execPath, [program, ...words], {
    cwd: folder,
    env: { ...process.env, QUINTILE_HOME: join(folder, 'home') },
    stdio: 'ignore',
    detached: true,
  });
  return new Promise((done) => {
    const timer = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), after);
    child.once('exit', () => {
      clearTimeout(timer);
      done();
    });
  });
}

test('whenever an import is killed, the last sealed state opens, and nothing of it stays behind', async () => {
  await bring('killed.quintile', ...withKey);
  const began = Date.now();
  await bring('killed.quintile', ...withKey);
  const whole = Date.now() - began;
  const kills = 12;
  for (let kill = 0; kill < kills; kill += 1) {
    await killedImport('killed.quintile', Math.round((whole * (kill + 0.5)) / kills));
    expect(isSealed('killed.quintile')).toBe(true);
  }
  const opened = await segment('killed.quintile', ...withKey);
  expect(opened.code).toBe(0);
  expect(population(opened)).toBe(2000);
  const beside = readdirSync(folder, { withFileTypes: true }).filter(({ name }) =>
    /killed|partial|lock/.test(name),
  );
  expect(beside.map(({ name }) => name)).toEqual(['killed.quintile']);
  expect(readdirSync(join(folder, 'home'))).toEqual(['machine']);
});

test('whenever the sealing of a plain workspace is killed, it opens: plain as it was, or sealed', async () => {
  await bring('turned.quintile');
  copyFileSync(join(folder, 'turned.quintile'), join(folder, 'first'));
  const began = Date.now();
  await bring('turned.quintile', ...withKey);
  const whole = Date.now() - began;
  for (const share of [0.5, 0.7, 0.8, 0.9, 0.95]) {
    copyFileSync(join(folder, 'first'), join(folder, 'turned.quintile'));
    await killedImport('turned.quintile', Math.round(whole * share));
    const key = isSealed('turned.quintile') ? withKey : [];
    expect(population(await segment('turned.quintile', ...key))).toBe(2000);
  }
});

test('the passphrase is in no file that the program wrote', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const holding = files.filter((path) => readFileSync(path).includes(secret));
  expect(holding).toEqual([join(folder, 'passphrase')]);
});
