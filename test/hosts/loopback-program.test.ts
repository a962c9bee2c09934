import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forkLaunch } from '../../main/engine-channel.ts';
import { type RunningProgram, runLoopback } from '../../main/loopback/program.ts';
import { readPageFiles } from '../../main/page-files.ts';
import { asksForHelp, usage } from '../../main/program-options.ts';

let folder: string;
let printed: string[];
let running: RunningProgram;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-program-'));
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'page', 'index.html'), '<title>shell</title>');
  printed = [];
  running = await runLoopback({
    options: { workspace: null, passphraseFile: null, sample: false, noBrowser: true },
    passphrase: undefined,
    data: join(folder, 'data'),
    launch: forkLaunch(join(import.meta.dirname, 'stand-in-engine.mjs')),
    folder: { path: folder, remove: () => undefined },
    page: readPageFiles(join(folder, 'page')),
    sample: null,
    exportView: async () => ({ name: 'x', bytes: new Uint8Array() }),
    browser: null,
    print: (line) => printed.push(line),
  });
});
afterEach(async () => {
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

const address = () => new URL(printed[0]?.split('\n')[1] ?? '');
const boot = (token: string) =>
  fetch(new URL('/boot', address()), {
    method: 'POST',
    headers: { 'X-Quintile': '1' },
    body: JSON.stringify({ token }),
  });
async function guess(times: number) {
  for (let turn = 0; turn < times; turn += 1) await boot(`wrong ${turn}`);
}

test('five wrong keys before any window is in end the program, which says so once', async () => {
  await guess(5);
  expect(await running.ended).toBe(1);
  expect((await boot(address().hash.slice('#boot='.length))).status).toBe(423);
  expect(printed).toHaveLength(2);
  expect(printed[1]).toContain('Quintile ends');
});

test('five wrong keys beside a window that is in leave it open', async () => {
  expect((await boot(address().hash.slice('#boot='.length))).status).toBe(200);
  await guess(5);
  const outcome = await Promise.race([running.ended, Promise.resolve('still there')]);
  expect(outcome).toBe('still there');
  expect(printed[1]).toContain('no further window');
});

test('help is asked for in two ways, and names every option', () => {
  expect(asksForHelp(['--sample', '--help'])).toBe(true);
  expect(asksForHelp(['-h'])).toBe(true);
  expect(asksForHelp(['--sample'])).toBe(false);
  for (const option of ['--workspace', '--passphrase-file', '--sample', '--no-browser', '--help'])
    expect(usage).toContain(option);
});
