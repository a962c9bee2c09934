// Times a cold start of the window: from starting the program to the first chart of the sample.
//   npm run build && node test/bench/first-chart.mjs [browser program]
// Five runs, each with a program and a browser of its own; seconds of wall clock.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const program = resolve(import.meta.dirname, '../../dist/loopback.js');
const executablePath = process.argv[2] ?? '/usr/bin/chromium';
const seconds = (begun) => Number(process.hrtime.bigint() - begun) / 1e9;

async function once() {
  const home = mkdtempSync(join(tmpdir(), 'quintile-bench-'));
  const begun = process.hrtime.bigint();
  const child = spawn(process.execPath, [program, '--no-browser', '--sample'], {
    env: { ...process.env, QUINTILE_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  const address = await new Promise((found) => {
    child.stdout.on('data', (bytes) => {
      printed += bytes;
      const match = /http:\/\/127\.0\.0\.1\S+/.exec(printed);
      if (match !== null) found(match[0]);
    });
  });
  const served = seconds(begun);
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await page.locator('main svg [role=button]').first().waitFor();
  const drawn = seconds(begun);
  await browser.close();
  child.kill('SIGINT');
  await new Promise((done) => child.once('exit', done));
  rmSync(home, { recursive: true, force: true });
  return { served, drawn };
}

const runs = [];
for (let run = 0; run < 5; run += 1) runs.push(await once());
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
for (const key of ['served', 'drawn']) {
  const values = runs.map((run) => run[key]);
  const spread = `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`;
  console.log(`${key.padEnd(8)} median ${median(values).toFixed(2)} s (${spread})`);
}
