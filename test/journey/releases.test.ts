import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { browserProgram, launchBrowser } from '../setup/browser.ts';
import { hindrance, inElectron, type OpenedWindow, openProgram } from '../setup/opened-window.ts';
import { writeFewElsewhereExtract } from './few-elsewhere-extract.ts';
import { go, importFiles, mark, prepareFile, releaseUnder, saveFile } from './steps.ts';

const exact = 'UK Longitudinal Linkage Collaboration';

let folder: string;
let browser: Browser | null = null;
let opened: OpenedWindow | null = null;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-releases-'));
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

/** The window, with people of whom few live outside quintile 1 in one LCP, under a rule of exact counts. */
async function openFewElsewhere(): Promise<OpenedWindow> {
  opened = await openProgram(browser);
  opened.page.on('pageerror', (error) => {
    throw error;
  });
  await importFiles(opened.page, writeFewElsewhereExtract(folder), []);
  await go(opened.page, 'Save');
  await releaseUnder(opened.page, exact);
  return opened;
}

async function onlyQuintile1(page: Page): Promise<void> {
  await go(page, 'Population');
  await mark(page, /^Deprivation quintile 1/)
    .first()
    .click();
  await page.getByRole('banner').getByText('1,050').waitFor();
}

async function releasesOf(page: Page): Promise<readonly string[]> {
  await go(page, 'Save');
  await page.getByRole('tab', { name: 'Releases' }).click();
  await page.locator('.waiting').waitFor({ state: 'detached' });
  return page.locator('.release').allInnerTexts();
}

test('a table that gives few people away with one that left is refused, and leaves with more hidden', async (context) => {
  if (hindrance !== null) return context.skip(hindrance);
  const window = await openFewElsewhere();
  const { page, saved } = window;
  const everybody = (await saveFile(window, 'LCPs ranked', 'CSV')).toString();
  expect(everybody).toMatch(/^Southmark,\d+,403,/m);

  await onlyQuintile1(page);
  await prepareFile(page, 'LCPs ranked');
  await page.getByRole('button', { name: 'CSV' }).click();
  const refusal = page.getByRole('region', { name: 'Why the file was not saved' });
  await refusal.getByText(/how many people of .*Southmark one population has/).waitFor();
  const why = (await refusal.textContent()) ?? '';
  expect(why).toMatch(/together with .* would give away/);
  expect(why).toContain('It follows from: ');
  expect(why).not.toMatch(/\b(3|400|403)\b/);

  const hide = refusal.getByRole('button', { name: /^Hide \d+ more counts and save$/ });
  const offered = /\d+/.exec((await hide.textContent()) ?? '')?.[0];
  const quintile1 = (await saved(() => hide.click())).toString();
  expect(quintile1).toMatch(/^Southmark,,[^\n]*hidden/m);
  expect(quintile1).not.toContain('400');
  const note = page.locator('.saved-note');
  await note.getByText(`${offered} counts hidden that this preview shows`).waitFor();
  const [, rows] = /Hidden in the file: (\d+)/.exec((await note.textContent()) ?? '') ?? [];
  expect(quintile1.match(/,hidden,/g)).toHaveLength(Number(rows));

  const [newest, oldest, ...others] = await releasesOf(page);
  expect(others).toEqual([]);
  expect(newest).toContain('deprivation quintile: 1');
  expect(newest).toContain(`${rows} hidden`);
  expect(oldest).toContain('none hidden');
}, 120_000);

test('asked again and again, in the window and as a file, the same question says the same', async (context) => {
  if (hindrance !== null) return context.skip(hindrance);
  const window = await openFewElsewhere();
  const { page } = window;
  const seen = new Set<string>();
  for (let time = 0; time < 3; time += 1) {
    await onlyQuintile1(page);
    await prepareFile(page, 'LCPs ranked');
    seen.add((await page.locator('.paper').textContent()) ?? '');
    await page.getByRole('button', { name: 'Clear all' }).click();
  }
  expect(seen.size).toBe(1);
  expect(await releasesOf(page)).toEqual([]);
  await page.getByRole('tab', { name: 'File' }).click();
  const files = new Set<string>();
  for (let time = 0; time < 3; time += 1) {
    files.add((await saveFile(window, 'LCPs ranked', 'CSV')).toString());
  }
  expect(files.size).toBe(1);
  expect(await releasesOf(page)).toHaveLength(3);
}, 120_000);

test('no number is copied from the screen, where nothing would record it', async (context) => {
  if (hindrance !== null) return context.skip(hindrance);
  const { page } = await openFewElsewhere();
  await go(page, 'Population');
  await page.locator('.figure-heat').getByRole('radio', { name: 'Table' }).click();
  const table = page.locator('.twin').first();
  expect(await table.textContent()).toMatch(/\d/);
  await table.evaluate((element) => getSelection()?.selectAllChildren(element));
  await page.keyboard.press('Control+C');
  await page.getByText(/^Numbers are not copied from the screen/).waitFor();

  await go(page, 'Save');
  const title = page.getByLabel('Title, if not the figure’s own');
  await title.click();
  await page.keyboard.press('Control+V');
  const pasted = await title.inputValue();
  expect(pasted).toContain('Save the figure instead');
  expect(pasted).not.toMatch(/\d/);
  await title.fill('Ward 7');
  await title.selectText();
  await page.keyboard.press('Control+C');
  await title.fill('');
  await page.keyboard.press('Control+V');
  expect(await title.inputValue()).toBe('Ward 7');
  expect(await releasesOf(page)).toEqual([]);
}, 120_000);
