import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { standInTests } from './stand-in-window.ts';

const standInTest = standInTests();
const open = { query: '?open&browser' };

const part = (page: Page, name: string) => page.getByRole('tab', { name }).click();

async function choose(page: Page, title: string) {
  await page.getByRole('button', { name: /Definition$/ }).click();
  await page.getByRole('option', { name: title }).click();
}

/** The numbers of a table's column, as they are printed. */
const columnOf = (page: Page, table: string, column: number) =>
  page.locator(`${table} tbody tr td:nth-of-type(${column})`).allTextContents();

standInTest(
  'the choice of a definition parts templates and overlays from those that sort everybody once',
  open,
  async ({ page, show }) => {
    await show('Segments');
    await page.getByRole('button', { name: /Definition$/ }).click();
    const groups = page.getByRole('listbox').getByRole('group');
    expect(await groups.count()).toBe(3);
    const told = await groups.allTextContents();
    expect(told[0]).toContain('Each person in one segment');
    expect(told[1]).toMatch(/^Templates: to be edited first.*Ages in three bands \(template\)/);
    expect(told[2]).toMatch(/^Overlays: people may be in several segments.*Core20PLUS5, overlaid/);
  },
);

standInTest(
  'what is found, lacked and doubted stands beside the counts, by the segment that it is about',
  open,
  async ({ page, show }) => {
    await show('Segments');
    const trust = page.getByRole('region', { name: 'Before relying on it' });
    await trust.getByText('depression counts under Stay well too').waitFor();
    const swatches = trust.locator('.remark-list').first().locator('.swatch:not(.swatch-none)');
    expect(await swatches.count()).toBe(1);
    await trust.getByText('The extract holds no dental admissions').waitFor();
    await trust.getByText('Hospital stays are left out').waitFor();
    await trust.getByText('A stand-in for tests').waitFor();
  },
);

standInTest(
  'the lost are told by the segment that took them, and add up to what the run lost',
  open,
  async ({ page, show }) => {
    await page.getByRole('radio', { name: 'Working', exact: true }).click();
    await show('Segments');
    const taken = page.locator('.figure-losses');
    await taken
      .getByRole('img', { name: /^Feel well, claimed by Stay well: [\d,]+ people/ })
      .waitFor();
    await taken.getByRole('radio', { name: 'Table' }).click();
    await page.locator('.figure-waterfall').getByRole('radio', { name: 'Table' }).click();
    const whole = (texts: string[]) =>
      texts.reduce((sum, text) => sum + Number(text.replace(/,/g, '')), 0);
    const lost = await columnOf(page, '.figure-waterfall', 3);
    const takers = await columnOf(page, '.figure-losses', 2);
    expect(whole(takers)).toBeGreaterThan(100);
    expect(whole(takers)).toBe(whole(lost));
  },
);

standInTest(
  'the overlap is the same read down and across, and its diagonal is what each segment matched',
  open,
  async ({ page, show }) => {
    await page.getByRole('radio', { name: 'Working', exact: true }).click();
    await show('Segments');
    await page.locator('.figure-waterfall').getByRole('radio', { name: 'Table' }).click();
    const matched = (await columnOf(page, '.figure-waterfall', 1)).slice(0, 6);
    await part(page, 'Overlap');
    const rows = page.locator('.sheet-overlap tbody tr');
    await rows.first().waitFor();
    const cells = await Promise.all(
      (await rows.all()).map((row) => row.locator('td').allTextContents()),
    );
    expect(cells.map((row, place) => row[place])).toEqual(matched);
    expect(cells).toEqual(cells.map((_, place) => cells.map((row) => row[place])));
    await page
      .getByText(/^Most often together: Stay well and Feel well, [\d,]+ people\.$/)
      .waitFor();
  },
);

standInTest(
  'an overlay shows whom each segment matches and who is in none, and loses nobody',
  open,
  async ({ page, show }) => {
    await show('Segments');
    await choose(page, 'Core20PLUS5, overlaid');
    await page.getByRole('heading', { name: 'People in each segment' }).waitFor();
    const mark = page.getByRole('button', { name: /^Most deprived fifth: matched [\d,]+ people$/ });
    await mark.waitFor();
    const drawn = page.locator('.figure-waterfall svg');
    await drawn.getByText('In no segment').waitFor();
    await drawn.getByText(/^People may be in several segments/).waitFor();
    expect(await drawn.getByText(/Remaining|Lost/).count()).toBe(0);
    expect(await page.locator('.figure-losses').count()).toBe(0);
    await part(page, 'Overlap');
    await page.getByText(/^Most often together: /).waitFor();
    await show('Population');
    await page.locator('.figure-heat svg').getByText('In no segment').waitFor();
  },
);

standInTest(
  'a definition that the extract cannot feed says what is missing, and nobody is counted by it',
  open,
  async ({ page, show }) => {
    await show('Segments');
    await choose(page, 'Cambridge score');
    await page.getByText(/wants painful condition, which the extract does not hold/).waitFor();
    await page.getByText('not counted: the definition was refused').waitFor();
    expect(await page.locator('main .figure').count()).toBe(0);
    await choose(page, 'Ages in three bands (template)');
    await page.getByRole('button', { name: /^Older people: matched/ }).waitFor();
  },
);

standInTest(
  'what a segment asks for and the extract does not hold is said in its row',
  open,
  async ({ page, show }) => {
    await show('Segments');
    const lacks = page.locator('.definition-rows li', { hasText: 'Not in the extract' });
    await lacks.first().waitFor();
    expect(await lacks.allTextContents()).toEqual([
      expect.stringMatching(/^Be well.*Not in the extract: smoking status\./),
    ]);
  },
);

standInTest(
  'a run says how many rows are hidden, as a row has several cells',
  open,
  async ({ page, show }) => {
    await show('Segments');
    await page
      .locator('.figure-waterfall .figure-note')
      .getByText(/: no row hidden/)
      .waitFor();
    await show('Population');
    await page
      .locator('.figure-heat .figure-note')
      .getByText(/ cells? hidden/)
      .waitFor();
  },
);

standInTest(
  'conditions are told apart in every combination, and others can be chosen',
  open,
  async ({ page, show }) => {
    await show('Population');
    const figure = page.locator('.figure-combinations');
    await figure
      .getByRole('img', { name: /^[^:]+: [\d,]+ people$/ })
      .first()
      .waitFor();
    await figure.getByRole('button', { name: /^Conditions: / }).click();
    const list = page.getByRole('listbox', { name: 'Conditions' });
    const chosen = list.getByRole('option', { selected: true });
    while ((await chosen.count()) > 0) await chosen.first().click();
    await list.getByRole('option', { name: 'COPD' }).click();
    await list.getByRole('option', { name: 'Dementia' }).click();
    await page.keyboard.press('Escape');
    await figure.getByRole('radio', { name: 'Table' }).click();
    const names = figure.locator('tbody th');
    await expect
      .poll(async () => (await names.allTextContents()).toSorted())
      .toEqual(['COPD', 'COPD + Dementia', 'Dementia']);
  },
);

for (const theme of ['light', 'dark'] as const) {
  standInTest(
    `no part of the view has an accessibility fault in the ${theme} theme`,
    { ...open, theme },
    async ({ page, show }) => {
      await show('Segments');
      for (const name of ['Overlap', 'Edit', 'Compare']) {
        await part(page, name);
        await page.waitForTimeout(400);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const faults = violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`);
        expect(faults).toEqual([]);
      }
    },
  );
}

for (const width of [360, 720]) {
  standInTest(
    `no part scrolls the page sideways at ${width} pixels`,
    { ...open, width },
    async ({ page, show }) => {
      await show('Segments');
      for (const name of ['Counts', 'Overlap', 'Edit', 'Compare']) {
        await part(page, name);
        await page.waitForTimeout(300);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect({ name, wide }).toEqual({ name, wide: width });
      }
    },
  );
}
