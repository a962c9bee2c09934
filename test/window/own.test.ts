import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { askForThree, edit } from './edit-steps.ts';
import { sneeText } from './stand-in-definitions.ts';
import { standInTests } from './stand-in-window.ts';

const standInTest = standInTests();
const open = { query: '?open&browser' };

const part = (page: Page, name: string) => page.getByRole('tab', { name }).click();
const choice = (page: Page, label: string) =>
  page.getByRole('button', { name: new RegExp(`${label}$`) });

async function choose(page: Page, label: string, title: string | RegExp) {
  await choice(page, label).click();
  await page.getByRole('option', { name: title }).click();
}

const ownText = sneeText
  .replace('id: snee', 'id: own')
  .replace('title: Segments by priority', 'title: Segments of our own')
  .replace('at-least: 4', 'at-least: 3');

const openOwn = (page: Page, name = 'own.yaml') =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: '', buffer: Buffer.from(ownText) });

const askedFor = (page: Page, method: string) =>
  page.evaluate((name) => standIn.asked.filter((each) => each === name).length, method);

standInTest(
  'a document of one’s own is still in the list and beside the others when another is chosen',
  open,
  async ({ page, show }) => {
    await show('Segments');
    await openOwn(page);
    await page.getByRole('button', { name: /Segments of our own.*Definition$/ }).waitFor();
    await choose(page, 'Definition', 'Ages in three bands (template)');
    await page.getByRole('button', { name: /Ages in three bands.*Definition$/ }).waitFor();
    await part(page, 'Compare');
    const row = page.getByRole('row', { name: /^Segments of our own ?own\.yaml/ });
    await row.waitFor();
    await row.getByRole('button', { name: 'Use Segments of our own' }).click();
    await page.getByRole('row', { name: /^Segments of our own.*in force$/ }).waitFor();
    await choose(page, 'Definition', 'Ages in three bands (template)');
    await choice(page, 'Definition').click();
    const own = page.getByRole('group', { name: 'Own documents' });
    expect(await own.getByRole('option').allTextContents()).toEqual([
      'Segments of our ownown.yaml',
    ]);
    await own.getByRole('option').click();
    await page.getByRole('button', { name: /Segments of our own.*Definition$/ }).waitFor();
  },
);

standInTest(
  'what was edited and applied is still in the list when another is chosen',
  open,
  async ({ page, show }) => {
    await show('Segments');
    await edit(page);
    await askForThree(page);
    await page.locator('.moves .move').waitFor();
    await page.getByRole('button', { name: 'Apply' }).click();
    await choose(page, 'Definition', 'Ages in three bands (template)');
    await choose(page, 'Definition', 'Segments by priority (edited)');
    await page.getByRole('button', { name: /priority \(edited\).*Definition$/ }).waitFor();
  },
);

standInTest(
  'two definitions are compared in words and in people, once one of them is chosen',
  open,
  async ({ page, show }) => {
    await show('Segments');
    await openOwn(page);
    await choose(page, 'Definition', 'Segments by priority');
    await part(page, 'Compare');
    const figure = page.getByRole('region', { name: /^From another definition/ });
    await figure.getByText('is told once one is chosen').waitFor();
    await page.locator('.sheet-variation').waitFor();
    const methods = ['definition.compare', 'segments.movers'];
    for (const method of methods) expect(await askedFor(page, method)).toBe(0);

    await choice(page, 'Against').click();
    expect(await page.getByRole('option', { name: /^Segments by priority$/ }).count()).toBe(0);
    await page.getByRole('option', { name: 'Segments of our own' }).click();
    await figure
      .getByText('From Segments of our own to Segments by priority, which is in force.')
      .waitFor();
    await figure.getByText('asks for at least 4 conditions, not 3').waitFor();
    const move = figure.locator('.move').first();
    expect(await move.textContent()).toMatch(/^[\d,]+ people move from Age well to Stay well$/);
    const swatches = move.locator('.swatch');
    const colours = await swatches.evaluateAll((all) =>
      all.map((each) => getComputedStyle(each).backgroundColor),
    );
    expect(new Set(colours).size).toBe(2);
    expect(await figure.getByText(/^No segment has the same id/).count()).toBe(0);
    for (const method of methods) expect(await askedFor(page, method)).toBe(1);

    await show('Map');
    await show('Segments');
    await figure.getByText('asks for at least 4 conditions, not 3').waitFor();
    await page.getByRole('button', { name: 'Use Segments of our own' }).click();
    await figure.getByText('is told once one is chosen').waitFor();
  },
);

standInTest(
  'it is said where two definitions have no segment in common, and where nobody can be said to move',
  open,
  async ({ page, show }) => {
    await show('Segments');
    await part(page, 'Compare');
    const figure = page.getByRole('region', { name: /^From another definition/ });
    await choose(page, 'Against', 'Ages in three bands (template)');
    const strangers = figure.getByText(
      'The two have no segment in common: whoever is inside either counts as moving.',
    );
    await strangers.waitFor();
    await figure.locator('.move').first().waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    await choose(page, 'Against', 'Core20PLUS5, overlaid');
    const moved = figure.getByRole('region', { name: 'Who moves' });
    await moved.getByText('Moves were not counted.').waitFor();
    await moved.getByText(/overlap, so nobody can be said to move/).waitFor();
    expect(await strangers.count()).toBe(0);
    await choose(page, 'Against', 'Cambridge score');
    await moved.getByText(/wants painful condition, which the extract does not hold/).waitFor();
    expect(await figure.locator('.move').count()).toBe(0);
  },
);

standInTest(
  'without an extract two definitions are compared in words alone',
  { query: '?browser' },
  async ({ page, show }) => {
    await show('Segments');
    await openOwn(page);
    await part(page, 'Compare');
    await choose(page, 'Against', 'Segments by priority');
    const figure = page.getByRole('region', { name: /^From another definition/ });
    await figure.getByText('asks for at least 3 conditions, not 4').waitFor();
    await figure.getByText('Who moves is counted once an extract is loaded.').waitFor();
    expect(await askedFor(page, 'segments.movers')).toBe(0);
  },
);

standInTest(
  'in a narrow dark window a comparison neither scrolls sideways nor loses contrast',
  { ...open, width: 360, theme: 'dark' },
  async ({ page, show }) => {
    await show('Segments');
    await part(page, 'Compare');
    await choose(page, 'Against', 'Ages in three bands (template)');
    await page.locator('.between .move').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const { violations } = await new AxeBuilder({ page }).include('.between').analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  },
);
