import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { browserProgram, launchBrowser } from '../setup/browser.ts';
import { startLoopback } from '../setup/loopback.ts';
import { hindrance, inElectron, type OpenedWindow, openProgram } from '../setup/opened-window.ts';
import { writeRareExtract } from './rare-extract.ts';
import { go, importFiles, mark, saveFile } from './steps.ts';

const sample = resolve(import.meta.dirname, '../../sample-data');
const untidy = join(sample, 'people-untidy.csv');
const places = ['boundaries.geojson', 'deprivation.csv', 'footprint.csv', 'practices.csv'].map(
  (name) => join(sample, 'places', name),
);

let folder: string;
let browser: Browser | null = null;
let opened: OpenedWindow | null = null;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-journey-'));
  if (browserProgram !== null && !inElectron) browser = await launchBrowser(browserProgram);
});
afterEach(async () => {
  await opened?.close();
  opened = null;
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openWindow(...options: readonly string[]): Promise<OpenedWindow> {
  await opened?.close();
  opened = await openProgram(browser, ...options);
  opened.page.on('pageerror', (error) => {
    throw error;
  });
  return opened;
}

/** Drops a file from outside the browser, as a hand would. */
async function dropFile(page: Page, onto: Locator, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const box = await onto.boundingBox();
  const at = { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 5 };
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  }
}

test('an analyst imports an extract, filters it, sees it mapped, and saves it', async (context) => {
  if (hindrance !== null) return context.skip(hindrance);
  const window = await openWindow();
  const { page } = window;
  await importFiles(page, join(sample, 'people.parquet'), places);
  await page.getByRole('banner').getByText('synthetic', { exact: true }).waitFor();

  await go(page, 'Segments');
  await page.getByText('Adults, 3 or more conditions').first().waitFor();

  await go(page, 'Population');
  await mark(page, /^Deprivation quintile 1/)
    .first()
    .click();
  await page.getByRole('banner').getByText('33,9', { exact: false }).first().waitFor();

  await go(page, 'Map');
  const area = mark(page, /^Lanternquay: /).first();
  await area.hover();
  await page
    .getByRole('tooltip')
    .or(page.getByText(/^Lanternquay: [\d.]+%; interval/))
    .first()
    .waitFor();
  await area.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('banner').getByText('Lanternquay').waitFor();

  const svg = (await saveFile(window, 'Map of LCPs', 'SVG')).toString();
  expect(svg).toMatch(/^<\?xml/);
  for (const said of ['Lanternquay', '31', 'IMD 2019', 'Hospital Episode Statistics', 'ynthetic']) {
    expect(svg).toContain(said);
  }
  const png = await saveFile(window, 'Map of LCPs', 'PNG');
  expect([...png.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe('PNG');
  const csv = (await saveFile(window, 'Map of LCPs', 'CSV')).toString();
  expect(csv).toMatch(/^lcp,count,/);
  expect(csv).toMatch(/^#,Source: /m);
}, 120_000);

test('an untidy file that is dropped on the window is cleaned, and what was done is said', async (context) => {
  if (hindrance !== null) return context.skip(hindrance);
  const { page } = await openWindow();
  await dropFile(page, page.getByRole('heading', { name: 'Extract', exact: true }), untidy);
  await page.getByRole('heading', { name: 'What the extract holds' }).waitFor();
  await page.getByRole('button', { name: /^Load/ }).click();
  await page.getByRole('heading', { name: /^Loaded/ }).waitFor({ timeout: 60_000 });
  const told = (await page.locator('main').textContent()) ?? '';
  expect(told).toMatch(/Rows read2,002Rows kept2,000Rows rejected2/);
  expect(told).toMatch(/3 ages outside 0 to 120/);
}, 120_000);

test('nothing saved differs when only what is hidden differs: text, geometry, attributes', async (context) => {
  if (hindrance !== null) return context.skip(hindrance);
  const saved: Buffer[][] = [];
  for (const rare of [1, 2] as const) {
    const window = await openWindow();
    await importFiles(window.page, writeRareExtract(folder, rare), []);
    const files: Buffer[] = [];
    for (const figure of [
      'Segments by quintile',
      'Ages and sexes',
      'Measure compared',
      'Measure by age',
      'LCPs ranked',
      'Matched, claimed and lost',
    ]) {
      for (const format of ['SVG', 'CSV'] as const)
        files.push(await saveFile(window, figure, format));
    }
    saved.push(files);
  }
  const [one = [], two = []] = saved;
  expect(one.map((bytes, index) => bytes.equals(two[index] as Buffer))).toEqual(
    one.map(() => true),
  );
  expect(one[1]?.toString()).toContain('hidden');
}, 180_000);

test('when the engine is killed the window says so, and goes on with the same people', async (context) => {
  if (hindrance !== null) return context.skip(hindrance);
  if (process.platform !== 'linux')
    return context.skip('finds the engine in the process table of Linux');
  const { page, engines } = await openWindow('--sample');
  await page.getByRole('banner').getByText('100,000').first().waitFor({ timeout: 60_000 });
  await go(page, 'Map');
  await mark(page, /^Lanternquay: /)
    .first()
    .waitFor();
  const [engine] = engines();
  process.kill(engine ?? 0, 'SIGKILL');
  await page
    .getByText(/engine stopped/i)
    .first()
    .waitFor({ timeout: 10_000 });
  await page
    .getByText(/engine stopped/i)
    .first()
    .waitFor({ state: 'hidden', timeout: 60_000 });
  await go(page, 'Population');
  await mark(page, /^Deprivation quintile 1/)
    .first()
    .waitFor();
  await page.getByRole('banner').getByText('100,000').first().waitFor();
  expect(engines()).not.toContain(engine);
}, 120_000);

test('the program ends cleanly, even while it imports, and leaves nothing behind', async () => {
  const loopback = await startLoopback('--sample');
  expect(await loopback.stop()).toEqual({ code: 0, left: ['machine'] });
});
