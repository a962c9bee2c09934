import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserProgram, launchBrowser } from '../setup/browser.ts';
import { hindrance, inElectron, type OpenedWindow, openProgram } from '../setup/opened-window.ts';

let browser: Browser | null = null;
let opened: OpenedWindow | null = null;

beforeAll(async () => {
  if (browserProgram !== null && !inElectron) browser = await launchBrowser(browserProgram);
});
afterAll(async () => {
  await opened?.close();
  await browser?.close();
});

async function choose(page: Page, label: string, option: string) {
  await page.getByRole('button', { name: new RegExp(`${label}$`) }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
  await expect.poll(() => page.locator('.is-asking, .is-pale, .skeleton').count()).toBe(0);
}

/** A figure of the gap between quintiles, with its limits. */
async function gapOf(page: Page, name: string) {
  const row = page.locator('.figure-gap').getByRole('row', { name: new RegExp(`^${name}`) });
  const cells = await row.locator('td').allTextContents();
  return cells.flatMap((text) => text.split(' to ')).map(Number);
}

test('standardised for age, quintiles are further apart in COPD than they look, and the file says so too', async (context) => {
  if (hindrance !== null) return context.skip(hindrance);
  opened = await openProgram(browser, '--sample');
  const { page, saved } = opened;
  await page.getByRole('banner').getByText('100,000').first().waitFor({ timeout: 60_000 });
  await page.getByRole('navigation').getByText('Measures', { exact: true }).click();
  await choose(page, 'Measure', 'Prevalence of COPD');
  const [crude = 0, , crudeUpper = 0] = await gapOf(page, 'Relative index of inequality');
  await choose(page, 'Form', 'Age-standardised');
  const [aged = 0, agedLower = 0] = await gapOf(page, 'Relative index of inequality');
  expect(crude).toBeGreaterThan(1);
  expect(agedLower).toBeGreaterThan(crudeUpper);
  expect(aged).toBeGreaterThan(agedLower);

  const mark = page
    .locator('.figure-measure')
    .getByRole('button', { name: /^1 \(most deprived\)/ });
  const said = (await mark.getAttribute('aria-label')) ?? '';
  await page
    .getByRole('button', { name: /^Save Prevalence of COPD by deprivation quintile/ })
    .click();
  const csv = (await saved(() => page.getByRole('button', { name: /^CSV/ }).click())).toString();
  expect(csv).toMatch(
    /^quintile,count,denominator,value,lower,upper,excluded,unknown,benchmark,standing,/,
  );
  const [, , , value] =
    csv
      .split('\n')
      .find((line) => line.startsWith('1,'))
      ?.split(',') ?? [];
  expect(said).toContain(`${Number(value).toFixed(1)}%`);
  expect(csv).toContain('European Standard Population 2013');
}, 120_000);
