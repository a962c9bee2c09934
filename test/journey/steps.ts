import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { OpenedWindow } from '../setup/opened-window.ts';

/** Shows a view by its name in the rail. */
export const go = (page: Page, view: string) =>
  page.getByRole('navigation').getByText(view, { exact: true }).click();

/** A mark of a chart, or a heading that filters, by what it is called. */
export const mark = (page: Page, name: RegExp) =>
  page.locator('main').getByRole('button', { name });

/** Loads an extract, with files of places. */
export async function importFiles(
  page: Page,
  extract: string,
  placeFiles: readonly string[],
): Promise<void> {
  await page.locator('input[type=file]').nth(0).setInputFiles(extract);
  await page.getByRole('heading', { name: 'What the extract holds' }).waitFor();
  if (placeFiles.length > 0) {
    await page
      .locator('input[type=file]')
      .nth(1)
      .setInputFiles([...placeFiles]);
  }
  await page.getByRole('button', { name: /^Load/ }).click();
  await page.getByRole('heading', { name: /^Loaded/ }).waitFor({ timeout: 60_000 });
}

/** Shows a figure as its file will hold it. */
export async function prepareFile(page: Page, figure: string): Promise<void> {
  await go(page, 'Save');
  await page.getByText(figure, { exact: true }).click();
  await expect
    .poll(() => page.locator('.is-asking, .skeleton').count(), { timeout: 15_000 })
    .toBe(0);
}

/** Saves a figure, and gives the bytes of the file. */
export async function saveFile(
  { page, saved }: OpenedWindow,
  figure: string,
  format: 'SVG' | 'PNG' | 'CSV',
): Promise<Buffer> {
  await prepareFile(page, figure);
  return saved(() => page.getByRole('button', { name: format }).click());
}

/** Takes the rule that files are to follow. */
export async function releaseUnder(page: Page, policy: string): Promise<void> {
  await page.getByRole('button', { name: /Release policy$/ }).click();
  await page.getByRole('option', { name: policy, exact: true }).click();
}
