import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { OpenedWindow } from './open-window.ts';
import { standInTests } from './stand-in-window.ts';

const standInTest = standInTests();

interface Look {
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
}

const file = (name: string) => ({ name, mimeType: '', buffer: Buffer.from('id\n1\n') });

/** A test of what the window finds in files of these names, before they are loaded. */
const foundTest = (
  name: string,
  names: readonly string[],
  run: (window: OpenedWindow) => Promise<void>,
  look: Look = {},
) =>
  standInTest(name, { query: '', ...look }, async (window) => {
    const input = window.page.locator('input[type=file]').first();
    await input.setInputFiles(names.map(file));
    await window.page.locator('h2:focus', { hasText: 'What the extract holds' }).waitFor();
    await run(window);
  });

const handed = (page: Page) => page.evaluate(() => standIn.mappings);
const loadButton = (page: Page) => page.getByRole('button', { name: /^Load 1/ });

async function choose(page: Page, label: RegExp, option: string): Promise<void> {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

const notLookedAt = (page: Page) => page.getByRole('region', { name: 'Not looked at yet' });

standInTest(
  'files that are refused together stay, and go on once it is said what each holds',
  { query: '' },
  async ({ page }) => {
    const input = page.locator('input[type=file]').first();
    await input.setInputFiles(['people.csv', 'visits.csv', 'visits-2.csv'].map(file));
    await page.locator('.outcome:focus').getByText('Two files are taken for people').waitFor();
    await page.getByText('3 files wait to be loaded').waitFor();
    await notLookedAt(page).getByRole('region').nth(2).waitFor();
    const holds = (name: string) =>
      notLookedAt(page)
        .getByRole('region', { name, exact: true })
        .getByRole('button', { name: /Holds/ });
    await holds('visits.csv').click();
    await page.getByRole('option', { name: 'Activity' }).click();
    await page.locator('.outcome:focus').getByText('people.csv and visits-2.csv').waitFor();
    expect(await holds('visits.csv').textContent()).toBe('Activity');
    await holds('visits-2.csv').click();
    await page.getByRole('option', { name: 'Activity' }).click();
    await loadButton(page).waitFor();
    expect(await notLookedAt(page).count()).toBe(0);
    expect((await handed(page)).at(-1)?.mapping?.files).toEqual({
      'visits.csv': { role: 'activity' },
      'visits-2.csv': { role: 'activity' },
    });
  },
);

foundTest(
  'a file that is refused beside one that was looked at keeps the load back, until it is taken off',
  ['people.csv'],
  async ({ page }) => {
    await page.locator('input[type=file]').first().setInputFiles(file('visits.csv'));
    await page.getByText('Held back: visits.csv is not looked at yet.').waitFor();
    expect(await loadButton(page).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Leave out visits.csv' }).click();
    await expect.poll(() => loadButton(page).isEnabled()).toBe(true);
    expect(await notLookedAt(page).count()).toBe(0);
    expect(
      await page.evaluate(() => standIn.host.inspect(['visits.csv', 'people.csv'], 'x')),
    ).toMatchObject({
      ok: true,
    });
  },
);

foundTest(
  'a setting that is refused says so in the card of its file, and what was in force still is',
  ['people.csv', 'conditions.csv'],
  async ({ page }) => {
    const card = page.getByRole('region', { name: 'conditions.csv', exact: true });
    await card.getByRole('button', { name: /Encoding/ }).click();
    await page.getByRole('option', { name: 'UTF-16 (LE)' }).click();
    await card.locator('.outcome:focus').getByText('The file is no UTF-16.').waitFor();
    expect(await page.locator('.outcome').count()).toBe(1);
    expect(await card.getByRole('button', { name: /Encoding/ }).textContent()).toBe('UTF-8');
    expect(await loadButton(page).isEnabled()).toBe(true);
  },
);

foundTest(
  'without an age the load is held back, with a way to the fields',
  ['people.csv'],
  async ({ page }) => {
    await choose(page, /Field for AgeAtExtract/, 'Keep out');
    await page.getByText('Held back: no column gives an age.').waitFor();
    expect(await loadButton(page).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Choose its column' }).click();
    await page.locator('section.columns:focus').waitFor();
    await choose(page, /Field for AgeAtExtract/, 'Year of birth');
    await page.getByText('once the as-at date is given.').waitFor();
    await page.getByLabel('As-at date of the extract').fill('2026-03-31');
    await expect.poll(() => loadButton(page).isEnabled()).toBe(true);
  },
);

foundTest(
  'the date in a file’s name is proposed, and said to be, until another is given',
  ['people 2025-03-31.csv'],
  async ({ page }) => {
    const date = page.getByLabel('As-at date of the extract');
    expect(await date.inputValue()).toBe('2025-03-31');
    await page.getByText('Proposed: it stands in the file’s name.').waitFor();
    await date.fill('2025-04-30');
    expect(await page.getByText('Proposed: it stands').count()).toBe(0);
    await choose(page, /Delimiter/, 'Semicolon');
    await page.getByText('100,000 rows, 1 column').waitFor();
    expect(await date.inputValue()).toBe('2025-04-30');
  },
);

standInTest(
  'in a browser’s window it is said that a chosen file is copied',
  { query: '?browser' },
  async ({ page }) => {
    await page
      .getByText(/^A copy of each chosen file is kept.* Loaded into memory, it stays there/)
      .waitFor();
  },
);
