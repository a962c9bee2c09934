import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { standInTests } from './stand-in-window.ts';

const standInTest = standInTests();
const open = { query: '?open&browser' };

async function edit(page: Page) {
  await page.getByRole('tab', { name: 'Edit' }).click();
  await page.locator('.cm-content').waitFor();
}

/** Puts `typed` in the place of the end of a line, of so many letters. */
async function retype(page: Page, line: string, letters: number, typed: string) {
  await page.locator('.cm-line', { hasText: line }).first().click();
  await page.keyboard.press('End');
  for (let letter = 0; letter < letters; letter++) await page.keyboard.press('Backspace');
  await page.keyboard.type(typed);
  await page.keyboard.press('Escape');
}

const textOf = async (page: Page) => (await page.locator('.cm-line').allTextContents()).join('\n');
const asked = (page: Page, method: string) =>
  page.evaluate((name) => standIn.asked.filter((each) => each === name).length, method);

/** Asks for three conditions under Age well, where it were four. */
async function askForThree(page: Page) {
  const rest = ', of: [asthma, copd, diabetes, depression, stroke] }';
  await retype(page, 'at-least: 4', rest.length + 1, `3${rest}`);
}

standInTest(
  'a wrong name is marked on its line with what to try, and what was counted last stays, pale',
  open,
  async ({ page, show }) => {
    await show('Segments');
    await edit(page);
    await askForThree(page);
    await page.locator('.moves .move').waitFor();
    await retype(page, 'condition: dementia', 8, 'diabtes');
    const note = page.locator('.problem-note');
    await note.getByText('There is no condition "diabtes". Perhaps diabetes?').waitFor();
    const above = page.locator('.cm-line', { hasText: 'diabtes' });
    const [line, said] = [await above.boundingBox(), await note.boundingBox()];
    expect((said?.y ?? 0) - ((line?.y ?? 0) + (line?.height ?? 0))).toBeLessThan(8);
    expect(await page.locator('.cm-lint-marker').count()).toBe(1);
    await page.getByRole('button', { name: /^Line \d+, column \d+$/ }).waitFor();
    expect(await page.locator('.effects.is-pale .move').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Apply' }).isDisabled()).toBe(true);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    await retype(page, 'condition: diabtes', 7, 'dementia');
    await expect.poll(() => note.count()).toBe(0);
    expect(await page.locator('.effects.is-pale').count()).toBe(0);
  },
);

standInTest(
  'a change is told in words, in people who move and in counts; others follow on Apply alone',
  open,
  async ({ page, show }) => {
    await show('Segments');
    await edit(page);
    await askForThree(page);
    const effects = page.locator('.effects');
    await effects.getByText('asks for at least 3 conditions, not 4').waitFor();
    const move = effects.locator('.move').first();
    expect(await move.textContent()).toMatch(/^[\d,]+ people move from Stay well to Age well$/);
    const row = effects.getByRole('row', { name: /^Age well/ });
    expect(await row.textContent()).toMatch(/\+[\d,]+$/);
    const english = effects.getByText('at least 3 of 15 long-term conditions');
    await english.waitFor();
    await page.getByRole('tab', { name: /^Edit.*not applied/ }).waitFor();

    const ageWell = async () => {
      await show('Population');
      const mark = page.getByRole('button', { name: /^Age well, deprivation quintile All/ });
      return mark.getAttribute('aria-label');
    };
    const before = await ageWell();
    await show('Segments');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('button', { name: /Segments by priority \(edited\)/ }).waitFor();
    await expect.poll(ageWell).not.toBe(before);
  },
);

standInTest(
  'a draft outlives a look at another view, is saved as it is, and is discarded only on a second word',
  open,
  async ({ page, show }) => {
    await show('Segments');
    await edit(page);
    const original = await textOf(page);
    await askForThree(page);
    await page.locator('.moves .move').waitFor();
    await page.getByRole('button', { name: 'Apply' }).click();
    await show('Map');
    await show('Segments');
    await page.locator('.cm-line', { hasText: 'at-least: 3' }).waitFor();
    await page.getByRole('button', { name: 'Save as …' }).click();
    await page.getByText('Saved: snee-edited.yaml').waitFor();
    const [saved] = await page.evaluate(() => standIn.documents);
    expect(saved).toBe(original.replace('at-least: 4', 'at-least: 3'));
    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    await page.getByRole('button', { name: 'Keep them' }).click();
    await page.locator('.cm-line', { hasText: 'at-least: 3' }).waitFor();
    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    await page.getByRole('button', { name: 'Discard the changes' }).click();
    await page.locator('.cm-line', { hasText: 'at-least: 4' }).waitFor();
    expect(await textOf(page)).toBe(original);
    expect(await page.getByText('(edited)').count()).toBe(0);
  },
);

standInTest('nothing is asked while typing goes on', open, async ({ page, show }) => {
  await show('Segments');
  await edit(page);
  const before = await asked(page, 'definition.explain');
  await retype(page, 'title: Segments by priority', 0, ' of one place and of another');
  await expect.poll(() => asked(page, 'definition.explain')).toBe(before + 1);
  await page.waitForTimeout(500);
  expect(await asked(page, 'definition.explain')).toBe(before + 1);
});

standInTest(
  'the keyboard goes in, walks to a segment, takes a completion, and leaves by Tab',
  open,
  async ({ page, show }) => {
    await show('Segments');
    await edit(page);
    await page.getByRole('button', { name: 'Feel well, line 19' }).press('Enter');
    expect(await page.locator('.cm-activeLine').textContent()).toContain('id: feel-well');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    for (let letter = 0; letter < 'pression'.length; letter++) {
      await page.keyboard.press('Backspace');
    }
    await page.keyboard.press('Control+Space');
    const option = page.locator('.cm-tooltip-autocomplete li[aria-selected]');
    await option.waitFor();
    await page.keyboard.type('m');
    await option.getByText('Dementia', { exact: true }).waitFor();
    await page.waitForTimeout(100);
    await page.keyboard.press('Enter');
    await page.locator('.cm-line', { hasText: 'when: { condition: dementia }' }).waitFor();
    await page.keyboard.press('Tab');
    const inside = () => page.evaluate(() => document.activeElement?.shadowRoot != null);
    expect(await inside()).toBe(false);
    await page.keyboard.press('Shift+Tab');
    expect(await inside()).toBe(true);
  },
);

standInTest(
  'what was refused on opening is mended in the editor, against what is in force',
  open,
  async ({ page, show }) => {
    await show('Segments');
    const text = 'version: 1\nid: own\nsegments:\n  - when: { condition: diabtes }\n';
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'own.yaml', mimeType: '', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: 'Mend it in the editor' }).click();
    await page.locator('.problem-note').waitFor();
    await retype(page, 'condition: diabtes', 'tes }'.length, 'etes }');
    await expect.poll(() => page.locator('.problem-note').count()).toBe(0);
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('button', { name: /\(edited\)/ }).waitFor();
  },
);
