import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readProgramOptions } from '../../main/program-options.ts';
import { type Circumstances, chooseWindow } from '../../main/start/choose.ts';
import { fetchElectron } from '../../main/start/electron-binary.ts';
import { runChild } from '../../main/start/run-child.ts';

describe('which window npm start opens', () => {
  const usual: Circumstances = {
    platform: 'linux',
    environment: { DISPLAY: ':0' },
    isRoot: false,
    noBrowser: false,
    fetch: async () => ({ kind: 'ready', binary: '/electron' }),
  };

  test.each<[string, Partial<Circumstances>]>([
    ['on Linux with a screen', {}],
    ['with Wayland', { environment: { WAYLAND_DISPLAY: 'wayland-0' } }],
    ['on Windows', { platform: 'win32', environment: {} }],
  ])('Electron %s', async (_name, more) => {
    expect(await chooseWindow({ ...usual, ...more })).toEqual({
      kind: 'electron',
      binary: '/electron',
    });
  });

  test.each<[string, Partial<Circumstances>, string | null]>([
    ['it is asked for', { noBrowser: true }, null],
    ['there is no screen', { environment: {} }, 'There is no screen for a desktop window'],
    ['root would lose the sandbox', { isRoot: true }, 'Electron keeps no sandbox for root'],
    ['Electron is absent', { fetch: async () => ({ kind: 'absent', reason: 'why' }) }, 'why'],
  ])('a browser where %s', async (_name, more, reason) => {
    expect(await chooseWindow({ ...usual, ...more })).toEqual({ kind: 'loopback', reason });
  });

  test('nothing is fetched where the window could not be shown', async () => {
    let fetches = 0;
    const fetch = async () => {
      fetches += 1;
      return { kind: 'absent', reason: '' } as const;
    };
    await chooseWindow({ ...usual, fetch, environment: {} });
    await chooseWindow({ ...usual, fetch, noBrowser: true });
    expect(fetches).toBe(0);
  });
});

describe('fetching Electron', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'quintile-start-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const installer = (program: string) => writeFileSync(join(folder, 'install.js'), program);
  const finish = `
    fs.mkdirSync(__dirname + '/dist', { recursive: true });
    fs.writeFileSync(__dirname + '/dist/electron', 'binary');
    fs.writeFileSync(__dirname + '/path.txt', 'electron');`;
  const fetch = (more = {}) =>
    fetchElectron({ folder, environment: process.env, firstByte: 600, stall: 600, ...more });

  test('takes the binary that is there', async () => {
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'electron'), '');
    writeFileSync(join(folder, 'path.txt'), 'electron');
    expect(await fetch()).toEqual({ kind: 'ready', binary: join(folder, 'dist', 'electron') });
  });

  test('gives up at once where the installer does', async () => {
    installer('process.exit(1)');
    expect((await fetch({ firstByte: 60_000 })).kind).toBe('absent');
  });

  test('gives up where nothing arrives', async () => {
    installer('setTimeout(() => {}, 60000)');
    const began = Date.now();
    expect((await fetch()).kind).toBe('absent');
    expect(Date.now() - began).toBeLessThan(5_000);
  });

  test('waits for what grows in the folder of the download, and tells how much it is', async () => {
    installer(`
      const fs = require('node:fs');
      const part = require('node:os').tmpdir() + '/part';
      let times = 0;
      setInterval(() => {
        fs.appendFileSync(part, 'x'.repeat(1000));
        times += 1;
        if (times < 12) return;
        ${finish}
        process.exit(0);
      }, 150);`);
    const seen: number[] = [];
    const fetched = await fetch({ onBytes: (bytes: number) => seen.push(bytes) });
    expect(fetched.kind).toBe('ready');
    expect(seen.length).toBeGreaterThan(2);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  });

  test('gives up where a download stops in the middle', async () => {
    installer(`
      require('node:fs').writeFileSync(require('node:os').tmpdir() + '/part', 'x');
      setTimeout(() => {}, 60000);`);
    expect((await fetch({ firstByte: 2_000 })).kind).toBe('absent');
  });

  test('does not fetch where the usual switch says so', async () => {
    installer(`const fs = require('node:fs'); ${finish}`);
    const environment = { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' };
    expect((await fetch({ environment })).kind).toBe('absent');
    expect((await fetch()).kind).toBe('ready');
  });
});

describe('the program that was started', () => {
  const node = (program: string) => runChild(process.execPath, ['-e', program], process.env);

  test('gives its exit code', async () => {
    expect((await node('process.exit(3)')).code).toBe(3);
    expect((await runChild('/no/such/program', [], process.env)).code).toBe(1);
  });

  test('is told of our signals, and its own end is waited for', async () => {
    const running = node(`
      process.on('SIGTERM', () => setTimeout(() => process.exit(0), 200));
      process.send('up');
      setTimeout(() => {}, 60000);`);
    await new Promise((resolve) => setTimeout(resolve, 700));
    process.emit('SIGTERM');
    const end = await running;
    expect(end).toMatchObject({ code: 0, wasAsked: true });
    expect(end.lasted).toBeGreaterThanOrEqual(200);
  });
});

test('an option that there is not is a usage error that lists those that there are', () => {
  expect(() => readProgramOptions(['--port=80'])).toThrow(/port/);
  const given = ['--workspace', '/w', '--passphrase-file', '/p', '--no-browser'];
  expect(readProgramOptions(given)).toEqual({
    workspace: '/w',
    passphraseFile: '/p',
    sample: false,
    noBrowser: true,
  });
});
