import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { askForThree, edit } from './edit-steps.ts';
import { sneeText } from './stand-in-definitions.ts';
import { standInTests } from './stand-in-window.ts';

const standInTest = standInTests();
const open = { query: '?open&browser' };

const part = (page: Page, name: string) => page.getByRole('tab', { name }).click();

standInTest(
  'definitions stand side by side by what they explain, and one of them is put in force',
  open,
  async ({ page, show }) => {
    await show('Segments');
    expect(await page.evaluate(() => standIn.asked.includes('segments.variation'))).toBe(false);
    await part(page, 'Compare');
    const rows = page.locator('.sheet-variation tbody tr');
    await rows.first().waitFor();
    const shares = await page.locator('.explained-share').allTextContents();
    const numbers = shares.map(Number.parseFloat);
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
    expect(numbers.length).toBe(2);
    const last = await rows.last().textContent();
    expect(last).toContain('so there is no whole score');
    await page.getByRole('button', { name: 'Use Ages in three bands (template)' }).click();
    await page.getByRole('row', { name: /Ages in three bands.*in force/ }).waitFor();
  },
);

standInTest(
  'an edited definition is a row of its own, and another measure leaves no figure of the last',
  open,
  async ({ page, show }) => {
    await show('Segments');
    await edit(page);
    await askForThree(page);
    await page.locator('.moves .move').waitFor();
    await page.getByRole('button', { name: 'Apply' }).click();
    const pane = page.getByRole('complementary', { name: 'Inspector' });
    await pane.getByRole('heading', { name: 'Segments by priority (edited)' }).waitFor();
    await part(page, 'Compare');
    const rows = page.locator('.sheet-variation tbody tr:not(.sheet-group)');
    await rows.first().waitFor();
    const told = () => rows.allTextContents();
    const cost = await told();
    expect(cost.length).toBe(5);
    expect(cost.filter((text) => text.includes('(edited)snee-edited.yaml')).length).toBe(1);
    expect(cost.filter((text) => text.endsWith('in force')).length).toBe(1);
    expect(cost.find((text) => text.endsWith('in force'))).toContain('(edited)');
    await page.getByRole('button', { name: /Variation of$/ }).click();
    await page.getByRole('option', { name: 'Bed days' }).click();
    await page.getByText(/largest part of the variation of bed days/).waitFor();
    const days = await told();
    expect(days.length).toBe(5);
    const withFigure = (texts: string[]) => texts.filter((text) => text.includes('%'));
    expect(withFigure(days).length).toBe(3);
    expect(withFigure(days).filter((text) => cost.includes(text))).toEqual([]);
  },
);

standInTest(
  'a document that is the same as a shipped one has a row beside it, of the measure that is chosen',
  open,
  async ({ page, show }) => {
    await show('Segments');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'same.yaml', mimeType: '', buffer: Buffer.from(sneeText) });
    await part(page, 'Compare');
    const shares = page.locator('.explained-share');
    await expect.poll(() => shares.count()).toBe(3);
    for (const [measure, words] of [
      ['Bed days', /part of the variation of bed days/],
      ['Cost of care', /part of the variation of cost/],
      ['Bed days', /part of the variation of bed days/],
    ] as const) {
      const before = await shares.allTextContents();
      await page.getByRole('button', { name: /Variation of$/ }).click();
      await page.getByRole('option', { name: measure }).click();
      await page.getByText(words).waitFor();
      const after = await shares.allTextContents();
      expect(after.length).toBe(3);
      expect(after.filter((share) => before.includes(share))).toEqual([]);
    }
    expect(await page.locator('.in-force').count()).toBe(1);
  },
);
