import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { askForThree, edit, retype } from './edit-steps.ts';
import { standInTests } from './stand-in-window.ts';

const standInTest = standInTests();
const open = { query: '?open&browser' };

const textOf = async (page: Page) => (await page.locator('.cm-line').allTextContents()).join('\n');
const asked = (page: Page, method: string) =>
  page.evaluate((name) => standIn.asked.filter((each) => each === name).length, method);

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

/** The colour of a segment's swatch by the button of its name. */
const colourIn = (page: Page, place: string, name: string) =>
  page
    .locator(`${place} .definition-rows li`, { hasText: name })
    .first()
    .locator('.swatch')
    .evaluate((swatch) => getComputedStyle(swatch).backgroundColor);

standInTest(
  'a segment that is put before the others takes a colour of its own, and theirs stay',
  open,
  async ({ page, show }) => {
    await show('Segments');
    const names = ['Die well', 'Age well', 'Live well'];
    const coloursIn = (place: string) =>
      Promise.all(names.map((name) => colourIn(page, place, name)));
    const inForce = await coloursIn('.definition');
    await edit(page);
    await page.locator('.cm-line', { hasText: /^segments:$/ }).click();
    await page.keyboard.press('End');
    await page.keyboard.type('\n');
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.insertText(
      '  - id: at-first\n    label: At first\n    when: { condition: asthma }',
    );
    const row = page.locator('.effects .definition-rows li', { hasText: 'At first' });
    await row.waitFor();
    expect(await coloursIn('.effects')).toEqual(inForce);
    expect(inForce).not.toContain(await colourIn(page, '.effects', 'At first'));
    const counts = page.locator('.effects').getByRole('row', { name: /^Age well/ });
    await counts.waitFor();
    const swatch = counts.locator('.swatch');
    expect(await swatch.evaluate((each) => getComputedStyle(each).backgroundColor)).toBe(
      inForce[1],
    );
  },
);

standInTest(
  'the editor opens at the segments, however much is written above them',
  open,
  async ({ page, show }) => {
    await show('Segments');
    const doubts = Array.from({ length: 80 }, (_, line) => `  - Doubt ${line}.`).join('\n');
    const below = Array.from(
      { length: 60 },
      (_, line) => `  - id: s${line}\n    label: S${line}\n    otherwise: true`,
    ).join('\n');
    const text = `version: 1\nid: own\ndoubts:\n${doubts}\nsegments:\n${below}\n`;
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'own.yaml', mimeType: '', buffer: Buffer.from(text) });
    await page.locator('.definition-rows').getByText('S59', { exact: true }).waitFor();
    await edit(page);
    const line = page.locator('.cm-activeLine', { hasText: /^segments:$/ });
    await line.waitFor();
    const [at, frame] = await Promise.all([
      line.boundingBox(),
      page.locator('.cm-scroller').boundingBox(),
    ]);
    const fromTop = (at?.y ?? 0) - (frame?.y ?? 0);
    expect(fromTop).toBeGreaterThanOrEqual(0);
    expect(fromTop).toBeLessThan(60);
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
