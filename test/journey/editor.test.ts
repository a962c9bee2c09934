import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserProgram, launchBrowser } from '../setup/browser.ts';
import { hindrance, inElectron, type OpenedWindow, openProgram } from '../setup/opened-window.ts';
import { writeAdultsExtract } from './adults-extract.ts';

let folder: string;
let browser: Browser | null = null;
let opened: OpenedWindow | null = null;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-editor-'));
  if (browserProgram !== null && !inElectron) {
    browser = await launchBrowser(browserProgram);
  }
});
afterAll(async () => {
  await opened?.close();
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const go = (page: Page, view: string) =>
  page.getByRole('navigation').getByText(view, { exact: true }).click();

/** Takes so many letters from the end of a line, and types others. */
async function retype(page: Page, line: RegExp, letters: number, typed: string) {
  await page.locator('.cm-line', { hasText: line }).first().click();
  await page.keyboard.press('End');
  for (let letter = 0; letter < letters; letter += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type(typed);
  await page.keyboard.press('Escape');
}

async function ageWell(page: Page): Promise<string | null> {
  const row = page.getByRole('row', { name: /^Age well 1 \(most deprived\)/ });
  const face = page.getByRole('radiogroup', { name: /^Show Segments by deprivation quintile/ });
  await face.getByRole('radio', { name: 'Table' }).click();
  return row.locator('td.number').first().textContent();
}

test('an analyst changes a criterion, sees who would move, puts it in force, saves it, and goes back', async (context) => {
  if (hindrance !== null) return context.skip(hindrance);
  opened = await openProgram(browser);
  const { page, saved } = opened;
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.locator('input[type=file]').first().setInputFiles(writeAdultsExtract(folder));
  await page.getByRole('button', { name: /^Load/ }).click();
  await page.getByRole('heading', { name: /^Loaded/ }).waitFor({ timeout: 60_000 });

  await go(page, 'Segments');
  await page.getByRole('button', { name: /Definition$/ }).click();
  await page.getByRole('option', { name: /^SNEE/ }).click();
  await page
    .getByRole('button', { name: /^Age well: matched 140, .*claimed 140 people/ })
    .waitFor();
  await go(page, 'Population');
  expect(await ageWell(page)).toBe('70');

  await go(page, 'Segments');
  await page.getByRole('tab', { name: 'Edit' }).click();
  await page.getByRole('button', { name: /^Age well, line/ }).click();
  await retype(page, /condition: dementia$/, 'ia'.length, '');
  const note = page.locator('.problem-note');
  await note.getByText(/There is no condition "dement".*dementia/).waitFor();
  await page.getByRole('button', { name: /^Line \d+, column \d+$/ }).waitFor();
  expect(await page.getByRole('button', { name: 'Apply' }).isDisabled()).toBe(true);
  await retype(page, /condition: dement$/, 0, 'ia');
  await expect.poll(() => note.count()).toBe(0);

  await retype(page, /at-least: 4$/, 1, '3');
  const effects = page.locator('.effects');
  await effects.getByText('160 people move').waitFor();
  expect(await effects.locator('.move').first().textContent()).toBe(
    '160 people move from Stay well to Age well',
  );
  await effects.getByRole('row', { name: 'Age well 140 300 +160' }).waitFor();
  expect(await effects.locator('.changes').textContent()).toMatch(/^Age well .*\b3\b.*\b4\b/);
  await effects
    .getByText(/3 or more of 14 conditions/)
    .first()
    .waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);

  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('button', { name: /SNEE.*\(edited\)/ }).waitFor();
  await page
    .getByRole('complementary', { name: 'Inspector' })
    .getByRole('heading', { name: /^SNEE.* \(edited\)$/ })
    .waitFor();
  await go(page, 'Population');
  expect(await ageWell(page)).toBe('150');

  await go(page, 'Segments');
  const bytes = await saved(() => page.getByRole('button', { name: 'Save as …' }).click());
  const text = bytes.toString();
  expect(text).toMatch(/^id: snee$/m);
  expect(text).toMatch(/condition: dementia\n\s*- conditions:\n\s*at-least: 3\n/);

  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  await page.getByRole('button', { name: 'Discard the changes' }).click();
  await page.getByText(/^Nothing is changed yet/).waitFor();
  await go(page, 'Population');
  expect(await ageWell(page)).toBe('70');
  expect(complaints).toEqual([]);
}, 120_000);
