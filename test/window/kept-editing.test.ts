import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { askForThree, edit } from './edit-steps.ts';
import { standInTests } from './stand-in-window.ts';

const standInTest = standInTests();
const open = { query: '?open&browser' };

const asked = (page: Page, count: number) =>
  page.locator('.cm-line', { hasText: `at-least: ${count}` });

/** A document of more lines than the editor shows, with a segment to find far down. */
const longText = `version: 1\nid: long\nsegments:\n${Array.from(
  { length: 60 },
  (_, line) => `  - id: s${line}\n    label: S${line}\n    otherwise: true`,
).join('\n')}\n`;

standInTest(
  'a change is taken back after a look at another part, and after one at another view',
  open,
  async ({ page, show }) => {
    await show('Segments');
    await edit(page);
    await askForThree(page);
    await page.locator('.moves .move').waitFor();
    await page.getByRole('tab', { name: 'Counts' }).click();
    await edit(page);
    expect(await asked(page, 3).count()).toBe(1);
    const active = page.locator('.cm-activeLine');
    expect(await active.textContent()).toContain('at-least: 3');
    await page.locator('.cm-content').focus();
    while ((await asked(page, 4).count()) === 0) await page.keyboard.press('Control+z');
    await page.getByText(/^Nothing is changed yet/).waitFor();
    await show('Map');
    await show('Segments');
    await page.locator('.cm-content').focus();
    while ((await asked(page, 3).count()) === 0) await page.keyboard.press('Control+y');
    await page.locator('.moves .move').waitFor();
  },
);

standInTest(
  'the editor is scrolled as it was left, with the cursor where it was',
  open,
  async ({ page, show }) => {
    await show('Segments');
    const long = { name: 'long.yaml', mimeType: '', buffer: Buffer.from(longText) };
    await page.locator('input[type=file]').setInputFiles(long);
    await page.locator('.definition-rows').getByText('S59', { exact: true }).waitFor();
    await edit(page);
    await page.getByRole('button', { name: /^S40, line/ }).press('Enter');
    const scrolled = () => page.locator('.cm-scroller').evaluate(({ scrollTop }) => scrollTop);
    await expect.poll(scrolled).toBeGreaterThan(500);
    const before = await scrolled();
    await page.getByRole('tab', { name: 'Counts' }).click();
    await edit(page);
    await page.locator('.cm-activeLine', { hasText: 'id: s40' }).waitFor();
    await expect.poll(async () => Math.abs((await scrolled()) - before)).toBeLessThan(4);
  },
);

standInTest(
  'what was discarded is no more, and another definition begins with its own text',
  open,
  async ({ page, show }) => {
    await show('Segments');
    await edit(page);
    await askForThree(page);
    await page.locator('.moves .move').waitFor();
    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    await page.getByRole('button', { name: 'Discard the changes' }).click();
    await asked(page, 4).waitFor();
    await page.getByRole('tab', { name: 'Counts' }).click();
    await edit(page);
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Control+z');
    expect(await asked(page, 4).count()).toBe(1);
    await page.getByRole('button', { name: /Definition$/ }).click();
    await page.getByRole('option', { name: 'Ages in three bands (template)' }).click();
    await page.locator('.cm-line', { hasText: 'id: ages' }).waitFor();
    expect(await asked(page, 4).count()).toBe(0);
  },
);

standInTest(
  'beside a text without a problem stands how many people move, and it leads to them',
  { ...open, width: 1280 },
  async ({ page, show }) => {
    await page.setViewportSize({ width: 1280, height: 860 });
    await show('Segments');
    await edit(page);
    const status = page.getByRole('status').filter({ hasText: 'No problem found' });
    await status.waitFor();
    expect(await status.getByRole('button').count()).toBe(0);
    await askForThree(page);
    const lead = status.getByRole('button', { name: /^[\d,]+ people move: see the effect$/ });
    await lead.waitFor();
    const told = await page.locator('.move strong').textContent();
    expect(await lead.textContent()).toBe(`${told}: see the effect`);
    const standing = await status.boundingBox();
    expect((standing?.y ?? 999) + (standing?.height ?? 0)).toBeLessThanOrEqual(860);
    await lead.click();
    await page.locator('.effects:focus').waitFor();
    const move = await page.locator('.move').first().boundingBox();
    expect(move?.y).toBeLessThan(500);
  },
);

standInTest(
  'the heading says that the text was edited, as the list does once it is applied',
  open,
  async ({ page, show }) => {
    await show('Segments');
    await edit(page);
    const pane = page.getByRole('region', { name: 'The document' });
    await pane.getByRole('heading', { name: 'Segments by priority', exact: true }).waitFor();
    await askForThree(page);
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('button', { name: /Segments by priority \(edited\)/ }).waitFor();
    await pane
      .getByRole('heading', { name: 'Segments by priority (edited)', exact: true })
      .waitFor();
  },
);
