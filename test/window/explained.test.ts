import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { edit } from './edit-steps.ts';
import { standInTests } from './stand-in-window.ts';

const standInTest = standInTests();
const open = { query: '?open' };

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });
const rankMark = (page: Page, name: string) =>
  page
    .locator('.figure-rank')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first();

async function choose(page: Page, title: string) {
  await page.getByRole('button', { name: /Definition$/ }).click();
  await page.getByRole('option', { name: title }).click();
}

standInTest(
  'a part is named by whom it is a part of, as its own filter is left out of it',
  open,
  async ({ page, show }) => {
    const panel = inspector(page);
    await show('Map');
    await rankMark(page, 'Birkmoor').click();
    await panel.getByText('Part of everybody counted').waitFor();
    await show('Segments');
    await page.getByRole('button', { name: 'Age well', exact: true }).click();
    await panel.getByText('Part of those in the other filters').waitFor();
    const selected = page.getByRole('banner').locator('.fact', { hasText: 'People selected' });
    const of = panel.locator('.numbers-line', { hasText: /^Of/ }).locator('dd').first();
    expect(await selected.locator('strong').textContent()).not.toBe(await of.textContent());
    await panel.getByRole('button', { name: 'Remove this filter' }).click();
    await panel.getByText('Part of the people selected').waitFor();
    await expect.poll(() => selected.locator('strong').textContent()).toBe(await of.textContent());
  },
);

standInTest(
  'where a policy that hides nobody hides a whole run, the people selected are told all the same',
  open,
  async ({ page }) => {
    const selected = page.getByRole('banner').locator('.fact', { hasText: 'People selected' });
    await page.getByRole('button', { name: /Release policy$/ }).click();
    await page.getByRole('option', { name: 'Threshold 10' }).click();
    await page.getByText(/^Nothing of this run can be shown under Threshold 10\./).waitFor();
    await expect
      .poll(() => selected.locator('dd').textContent())
      .toMatch(/^\d\d,\d{3} of \d\d,\d{3}$/);
    await page.getByRole('button', { name: /Release policy$/ }).click();
    await page.getByRole('option', { name: 'NHS England HES' }).click();
    await page.getByText(/^Nothing of this run/).waitFor({ state: 'detached' });
  },
);

standInTest(
  'a pick is explained beside its figures, and elsewhere the view is',
  open,
  async ({ page, show }) => {
    const panel = inspector(page);
    await show('Map');
    await rankMark(page, 'Birkmoor').click();
    await panel.getByRole('heading', { name: 'Birkmoor' }).waitFor();
    await show('Segments');
    await panel.getByRole('heading', { name: 'Birkmoor' }).waitFor();
    await edit(page);
    await panel.getByRole('heading', { name: 'A change before it counts' }).waitFor();
    await panel.getByText(/is counted beside or below it/).waitFor();
    expect(await panel.getByRole('heading', { name: 'Birkmoor' }).count()).toBe(0);
    await page.getByRole('tab', { name: 'Compare' }).click();
    await panel.getByRole('heading', { name: 'How good is a definition?' }).waitFor();
    await show('Map');
    await panel.getByRole('heading', { name: 'Birkmoor' }).waitFor();
  },
);

standInTest(
  'of an overlay nothing is said about competing or order',
  open,
  async ({ page, show }) => {
    await show('Segments');
    await page.getByRole('tab', { name: 'Overlap' }).click();
    await inspector(page)
      .getByText(/compete for them/)
      .waitFor();
    await choose(page, 'Core20PLUS5, overlaid');
    await inspector(page)
      .getByText(/whoever is in two counts in both/)
      .waitFor();
    expect(
      await inspector(page)
        .getByText(/compete|order|claims/)
        .count(),
    ).toBe(0);
  },
);

standInTest(
  'where the definition was refused the bar says that nobody is counted, and of nobody',
  open,
  async ({ page, show }) => {
    await show('Segments');
    await choose(page, 'Cambridge score');
    const fact = page.getByRole('banner').locator('.fact', { hasText: 'People selected' });
    await expect
      .poll(() => fact.locator('dd').textContent())
      .toBe('not counted: the definition was refused');
  },
);

standInTest(
  'a long note on those outside wraps in its own fact, and moves no control',
  open,
  async ({ page }) => {
    const figures = page.getByRole('radiogroup', { name: 'Figures' });
    const note = page.getByRole('banner').getByText(/outside the definition/);
    await note.waitFor();
    for (const width of [1440, 1280, 1100]) {
      await page.setViewportSize({ width, height: 860 });
      const [control, people] = await Promise.all([
        figures.boundingBox(),
        page.getByRole('banner').getByText('People selected').boundingBox(),
      ]);
      expect((control?.y ?? 999) - (people?.y ?? 0)).toBeLessThan(40);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  },
);

standInTest(
  'from the ninth on a segment is told from the others by a letter too',
  { query: '?open&browser' },
  async ({ page, show }) => {
    await show('Segments');
    const rows = Array.from({ length: 11 }, (_, at) => `  - id: s${at}\n    label: S${at}\n`);
    const text = `version: 1\nid: own\nsegments:\n${rows.join('')}`;
    const own = { name: 'own.yaml', mimeType: '', buffer: Buffer.from(text) };
    await page.locator('input[type=file]').setInputFiles(own);
    await page.locator('.definition-rows').getByText('S10', { exact: true }).waitFor();
    const letters = await page.locator('.definition .swatch').allTextContents();
    expect(letters).toEqual(['', '', '', '', '', '', '', '', 'I', 'J', 'K']);
  },
);
