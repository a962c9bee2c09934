import { AxeBuilder } from '@axe-core/playwright';
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

foundTest(
  'three files are one extract: each says what it holds, how it is read and why',
  ['people.csv', 'conditions.csv', 'activity.parquet'],
  async ({ page }) => {
    const card = page.getByRole('region', { name: 'conditions.csv', exact: true });
    await card.getByText('Text · 183,402 rows · 18.4 MB').waitFor();
    await card.getByText('Conditions: pseudonyms repeat').waitFor();
    await card.getByRole('button', { name: /Encoding/ }).waitFor();
    await card.getByRole('button', { name: 'First rows' }).click();
    await card.getByText('9 for a digit and a for a letter.').waitFor();
    const parquet = page.getByRole('region', { name: 'activity.parquet', exact: true });
    expect(await parquet.getByRole('button', { name: /Encoding/ }).count()).toBe(0);
    const row = page.getByRole('row', { name: /cluster conditions\.csv/ });
    await row.getByRole('button', { name: /Condition of the row/ }).waitFor();
  },
);

foundTest('a workbook offers its sheets', ['people.xlsx'], async ({ page }) => {
  await choose(page, /Sheet/, 'Codes');
  await expect
    .poll(async () => (await handed(page)).at(-1)?.mapping?.files)
    .toEqual({ 'people.xlsx': { sheet: 'Codes' } });
});

foundTest(
  'a delimiter chosen by hand reads the file anew, and can be taken back',
  ['people.csv'],
  async ({ page }) => {
    await choose(page, /Delimiter/, 'Semicolon');
    await page.getByText('100,000 rows, 1 column: 0 used, 1 kept out.').waitFor();
    expect(await page.getByRole('button', { name: /Delimiter/ }).textContent()).toBe('Semicolon');
    expect((await handed(page)).at(-1)).toEqual({
      by: 'inspect',
      mapping: { columns: [], files: { 'people.csv': { delimiter: ';' } } },
    });
    await page.getByRole('button', { name: 'Read people.csv as it was found' }).click();
    await page.getByText('100,000 rows, 6 columns: 5 used, 1 kept out.').waitFor();
    expect(await page.getByText('Changed by hand.').count()).toBe(0);
  },
);

foundTest(
  'a setting changed while the file is read takes the place of the one before, with it',
  ['people.csv'],
  async ({ page }) => {
    await page.evaluate(() => {
      standIn.pause = 10_000;
    });
    await choose(page, /Decimal sign/, 'Comma (1,5)');
    await page.getByText(/Reading anew, part 1/).waitFor();
    await page.evaluate(() => {
      standIn.pause = 5;
    });
    await choose(page, /Order of dates/, 'Year, month, day');
    await page.getByRole('button', { name: /^Load 1/, disabled: false }).waitFor();
    expect((await handed(page)).at(-1)?.mapping?.files).toEqual({
      'people.csv': { decimal: ',', dates: 'ymd' },
    });
    expect(await page.getByText('Nothing was loaded.').count()).toBe(0);
  },
);

foundTest(
  'a reading that is cancelled leaves the file as it was read before',
  ['people.csv'],
  async ({ page }) => {
    await page.evaluate(() => {
      standIn.pause = 300;
    });
    await choose(page, /Encoding/, 'Windows-1252');
    await page.getByText(/Reading anew/).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.locator('.outcome:focus').waitFor();
    expect(await page.getByRole('button', { name: /Encoding/ }).textContent()).toBe('UTF-8');
  },
);

standInTest(
  'a file that cannot be read says where, and what to try',
  { query: '' },
  async ({ page }) => {
    await page.locator('input[type=file]').first().setInputFiles(file('broken.csv'));
    await page.locator('.outcome:focus').getByText('broken.csv · line 73211').waitFor();
    await page.getByText(/^Copy it again/).waitFor();
  },
);

foundTest(
  'identifiers keep the load back until each is decided, with the keyboard alone',
  ['named.csv'],
  async ({ page }) => {
    const panel = page.getByRole('region', { name: 'Identifiers', exact: true });
    await panel.getByText('3 columns may name people: 3 to decide before loading').waitFor();
    await panel.getByText('999 *** ****').first().waitFor();
    await page.getByText('Held back: 3 columns may name people and are not decided.').waitFor();
    expect(await loadButton(page).isDisabled()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await panel.getByText(': 2 to decide before loading').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    const reason = panel.getByRole('textbox', { name: 'Reason for loading home_postcode' });
    await panel.getByText('A reason is needed.').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('District codes of our own');
    expect(await reason.inputValue()).toBe('District codes of our own');
    await page.getByText('Held back: comments may name people and is not decided.').waitFor();
    await panel.getByText('Keep it out').nth(2).click();
    await panel.getByText('3 columns that may name people: decided').waitFor();
    await loadButton(page).click();
    await page.locator('h2:focus', { hasText: 'Loaded: stand-in' }).waitFor();
    expect((await handed(page)).at(-1)?.mapping?.identifiers).toEqual({
      nhs_number: { action: 'drop' },
      home_postcode: { action: 'accept', reason: 'District codes of our own' },
      comments: { action: 'drop' },
    });
  },
);

foundTest(
  'all that blocks is kept out at once, and the keyboard stays there',
  ['named.csv'],
  async ({ page }) => {
    await page.getByRole('button', { name: 'Keep all 3 out' }).click();
    await page.locator('h3:focus', { hasText: 'decided' }).waitFor();
    const row = page.getByRole('row', { name: /^home_postcode/ });
    await row.getByText('Kept out as an identifier.').waitFor();
    expect(await row.getByRole('button').isDisabled()).toBe(true);
    expect(await loadButton(page).isEnabled()).toBe(true);
    const mild = page.getByRole('region', { name: 'Possible identifiers' });
    await mild.getByText(/^Hashes of identifiers/).waitFor();
  },
);

foundTest(
  'a column that no field takes can only be kept out, until a field is chosen for it',
  ['named.csv'],
  async ({ page }) => {
    const panel = page.getByRole('region', { name: 'Identifiers', exact: true });
    const found = panel.getByRole('listitem').filter({ hasText: 'nhs_number' });
    await found.getByText('Nothing takes this column: it stays out').waitFor();
    expect(await found.getByText('Load it all the same').count()).toBe(0);
    await found.getByText('Keep it out').click();
    await choose(page, /^Field for nhs_number/, 'LCP');
    await found.getByText('A reason is needed.').waitFor();
    expect(await found.getByText('Nothing takes this column').count()).toBe(0);
    await found.getByRole('textbox').fill('Numbers of a test range');
    await panel.getByText(': 2 to decide before loading').waitFor();
  },
);

foundTest(
  'columns that could be read in two ways are asked about, and the answer is the scale',
  ['asked.csv'],
  async ({ page }) => {
    const questions = page.getByRole('region', { name: 'Columns to decide' });
    await questions.getByText('3 columns to decide').waitFor();
    expect(await questions.getByRole('radio', { checked: true }).count()).toBe(0);
    await questions.getByText('Edition not known (proposed)').waitFor();
    await questions.getByText('Categories of 2011: Chinese is under Asian').click();
    await questions.getByText('2 columns to decide').waitFor();
    await page.getByRole('radio', { name: 'To decide 2' }).click();
    const columns = page.getByRole('region', { name: 'Columns', exact: true });
    expect(await columns.getByRole('row').count()).toBe(3);
    await page.getByRole('radio', { name: 'All 9' }).click();
    await columns.getByRole('button', { name: /Scale of ethnos/ }).click();
    await page.getByRole('option', { name: '2001: Chinese is Other' }).click();
    await page.getByRole('button', { name: 'Save mapping …' }).click();
    await page.getByText('Saved: mapping.yaml').waitFor();
    const saved = (await handed(page)).at(-1);
    expect(saved?.by).toBe('save');
    expect(saved?.mapping?.columns.find(({ column }) => column === 'ethnos')).toMatchObject({
      field: 'ethnicity',
      scale: '2001',
    });
  },
);

foundTest('a field is found by typing', ['people.csv'], async ({ page }) => {
  await page.getByRole('button', { name: /Field for dm_reg/ }).press('Enter');
  await page.keyboard.type('demen');
  await page.getByRole('option', { name: 'Dementia' }).waitFor();
  expect(await page.getByRole('option').count()).toBe(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('button:focus', { hasText: 'Dementia' }).waitFor();
  const row = page.getByRole('row', { name: /^dm_reg/ });
  await row.getByText('Chosen by hand.').waitFor();
});

foundTest(
  'the mapping of last time is in force, is said, and can be undone',
  ['again.csv'],
  async ({ page }) => {
    await page.getByText('The mapping of last time is in force.').waitFor();
    await page.getByText('1 column differs from what is proposed now.').waitFor();
    const dates = page.getByRole('button', { name: /Order of dates/ });
    const field = page.getByRole('button', { name: /Field for dm_reg/ });
    expect(await dates.textContent()).toBe('Year, month, day');
    expect(await field.textContent()).toBe('COPD');
    await page.getByRole('button', { name: 'Use the proposal instead' }).click();
    await page.getByRole('button', { name: 'Use the mapping of last time' }).waitFor();
    expect(await dates.textContent()).toBe('Day, month, year');
    expect(await field.textContent()).toBe('Diabetes');
  },
);

foundTest(
  'two thousand columns stay usable: a page of them at a time',
  ['wide.csv'],
  async ({ page }) => {
    const pages = page.getByRole('group', { name: 'Pages of columns' }).last();
    await pages.getByText('1 to 100 of 2,000 columns').waitFor();
    expect(await page.locator('tr').count()).toBeLessThan(120);
    expect(await page.locator('td, th').count()).toBeLessThan(1000);
    await pages.getByRole('button', { name: 'Next 100' }).click();
    await page.getByRole('row', { name: /^measure_0194/ }).waitFor();
    await choose(page, /Field for measure_0194/, 'Bed days');
    await page.getByText('2,000 columns: 6 used, 1,994 kept out.').waitFor();
    await page.getByRole('searchbox', { name: 'Find a column' }).fill('1994');
    await page.getByRole('row', { name: /^measure_1994/ }).waitFor();
    await expect
      .poll(() =>
        page.getByRole('region', { name: 'Columns', exact: true }).getByRole('row').count(),
      )
      .toBe(2);
  },
);

for (const theme of ['light', 'dark'] as const) {
  for (const name of ['named.csv', 'asked.csv'] as const) {
    foundTest(
      `what was found in ${name} has no accessibility fault in the ${theme} theme`,
      [name, 'conditions.csv'],
      async ({ page }) => {
        await page.getByRole('button', { name: 'First rows' }).first().click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
      },
      { theme },
    );
  }
}

for (const width of [360, 640]) {
  foundTest(
    `what was found is not cut off at ${width} pixels`,
    ['named.csv', 'asked.csv'],
    async ({ page }) => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBe(width);
    },
    { width },
  );
}
