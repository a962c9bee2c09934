import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { standInTests } from './stand-in-window.ts';

const standInTest = standInTests();
const open = { query: '?open' };

/** Chooses one of a list as a keyboard does: a letter opens nothing, Enter does. */
async function choose(page: Page, label: string, option: string) {
  await page.getByRole('button', { name: new RegExp(`${label}$`) }).click();
  await page.getByRole('option', { name: option }).first().click();
  await expect.poll(() => page.locator('.is-asking, .is-pale').count()).toBe(0);
}

const asTable = (page: Page, figure: string) =>
  page
    .locator(`.figure-${figure}`)
    .getByRole('radiogroup')
    .getByRole('radio', { name: 'Table' })
    .click();

standInTest(
  'the first measure stands by quintile against everybody, with its gap and how it is made',
  open,
  async ({ page, show }) => {
    await show('Measures');
    await page
      .getByRole('heading', { name: /^Prevalence of .* by deprivation quintile$/ })
      .waitFor();
    await page
      .getByRole('heading', { name: /^Prevalence of .* by age and deprivation quintile$/ })
      .waitFor();
    const gap = page.locator('.figure-gap');
    await gap.getByRole('row', { name: /^Most deprived minus least deprived/ }).waitFor();
    await gap
      .getByText('Relative index: the fitted value of one divided by that of the other')
      .waitFor();
    await gap.getByText('Somebody et al. 1997.').waitFor();
    const facts = page.locator('.figure-method');
    await facts.getByText('Not in the denominator: people of whom it is not known.').waitFor();
    await facts.getByText(/^Everybody\. A value is different where its whole interval/).waitFor();
  },
);

standInTest(
  'a figure of the gap that cannot be told says why, and one that can has its interval',
  open,
  async ({ page, show }) => {
    await show('Measures');
    const gap = page.locator('.figure-gap');
    const lacking = gap.getByRole('row', { name: /^Concentration index/ });
    await lacking.getByText('Too few quintiles.').waitFor();
    const excess = gap.getByRole('row', { name: /^Cases that/ });
    expect(await excess.locator('td').allTextContents()).toEqual(['1,205', '904 to 1,506']);
  },
);

standInTest(
  'a table tells counts, value, interval, who is left out, the benchmark and how each row stands',
  open,
  async ({ page, show }) => {
    await show('Measures');
    await choose(page, 'Measure', 'Current smokers');
    await choose(page, 'Broken down by', 'Local Care Partnership');
    await asTable(page, 'measure');
    const table = page.locator('.figure-measure table');
    expect(await table.locator('thead th').allTextContents()).toEqual([
      'LCP',
      'People',
      'Of',
      'Value (%)',
      '95% from',
      '95% to',
      'Not asked about',
      'Not known',
      'Benchmark',
      'Compared',
      'Place of 19 (1 is the highest)',
      'Why not',
    ]);
    const words = new Set(await table.locator('tbody td:nth-child(10)').allTextContents());
    expect([...words].every((word) => /^(better|worse|similar|not compared)$/.test(word))).toBe(
      true,
    );
    expect(words.size).toBeGreaterThan(1);
    const places = await table.locator('tbody td:nth-child(11)').allTextContents();
    expect(
      places.every((place) =>
        /^(\d+[a-z]{2}( to \d+[a-z]{2})?(; differences too small to rank)?)?$/.test(place),
      ),
    ).toBe(true);
  },
);

standInTest(
  'a form says what it means, and of one age band there is only the crude one',
  open,
  async ({ page, show }) => {
    await show('Measures');
    await choose(page, 'Form', 'Age-standardised');
    await page
      .getByRole('heading', { name: /by deprivation quintile, age-standardised$/ })
      .waitFor();
    await page
      .getByText(/^Age-standardised: what it would be/)
      .first()
      .waitFor();
    await page.getByText('European Standard Population 2013.').waitFor();
    await choose(page, 'Broken down by', 'Age band');
    await page.getByText(/^Of one age band a value is crude/).waitFor();
    expect(await page.getByRole('button', { name: /Form$/ }).isDisabled()).toBe(true);
    await choose(page, 'Broken down by', 'Sex');
    await page.getByRole('heading', { name: /by sex, age-standardised$/ }).waitFor();
  },
);

standInTest(
  'hidden cells are hatched with their reason, and a gap that rests on one is not told',
  open,
  async ({ page, show }) => {
    await show('Measures');
    await choose(page, 'Broken down by', 'Segment');
    await page
      .locator('.figure-measure')
      .getByRole('button', { name: /^Die well/ })
      .click();
    await page.getByText(/^No figure can be told: quintile \d: a count from 1 to 7\./).waitFor();
    expect(await page.locator('.figure-gap .hidden-words').count()).toBe(1);
    await choose(page, 'Broken down by', 'Local Care Partnership');
    await asTable(page, 'measure');
    const row = page.locator('.figure-measure tbody tr', { hasText: 'A count from 1 to 7.' });
    expect(await row.first().locator('.number-hidden').first().textContent()).toBe('hidden');
  },
);

standInTest(
  'what is picked is told with the measure of the view, and how it stands',
  open,
  async ({ page, show }) => {
    await show('Measures');
    await choose(page, 'Measure', 'Emergency admissions');
    await choose(page, 'Broken down by', 'Sex');
    await page.locator('.figure-measure').getByRole('button', { name: /^Male/ }).click();
    const panel = page.getByRole('complementary', { name: 'Inspector' });
    const line = (name: string) => panel.locator('.numbers-line', { hasText: name }).last();
    await line('Emergency admissions')
      .getByText(/^[\d.]+ admissions per 1,000 people$/)
      .waitFor();
    await line('Admissions').waitFor();
    await line('Compared')
      .getByText(/^(higher|lower|similar)$/)
      .waitFor();
  },
);

standInTest(
  'a figure is saved with its measure, form, breakdown and comparison',
  open,
  async ({ page, show }) => {
    await show('Measures');
    await choose(page, 'Measure', 'Cost per head');
    await choose(page, 'Form', 'Age-standardised');
    await choose(page, 'Compared with', /least deprived/.source);
    await page
      .getByRole('button', { name: 'Save Cost per head by deprivation quintile, age-standardised' })
      .click();
    await page
      .getByRole('radio', { name: 'Measure compared' })
      .and(page.locator(':checked'))
      .waitFor({ state: 'attached' });
    await page.getByRole('button', { name: /^CSV/ }).click();
    await page.getByText('Saved: rank.csv').waitFor();
    expect(await page.evaluate(() => standIn.saved)).toEqual([
      {
        spec: {
          chart: 'rank',
          definition: { id: 'snee' },
          policy: 'hes',
          filters: {},
          measure: 'cost',
          form: 'standardised',
          by: ['quintile'],
          compare: { dimension: 'quintile', with: { code: '5' } },
        },
        format: 'csv',
      },
    ]);
  },
);

standInTest(
  'the choice is kept while other views are looked at, and the keyboard alone can make it',
  open,
  async ({ page, show }) => {
    await show('Measures');
    await page.getByRole('button', { name: /Broken down by$/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /by practice$/ }).waitFor();
    await show('Quality');
    await show('Measures');
    await page.getByRole('heading', { name: /by practice$/ }).waitFor();
  },
);

standInTest(
  'without deprivation a measure is broken down by what else is held, and the gap says what it needs',
  { query: '?open&bare' },
  async ({ page, show }) => {
    await show('Measures');
    await page
      .getByRole('heading', { name: / by (?!age)[a-z ]+$/ })
      .first()
      .waitFor();
    await page.getByRole('heading', { name: 'No gap without deprivation' }).waitFor();
    await page.getByRole('button', { name: 'Add a deprivation table' }).click();
    await page.getByRole('heading', { name: 'Import', level: 1 }).waitFor();
  },
);

standInTest(
  'before anybody is there the view says what comes',
  { query: '' },
  async ({ page, show }) => {
    await show('Measures');
    await page.getByRole('heading', { name: 'Nothing to measure yet' }).waitFor();
  },
);

standInTest('the map shows any measure in a form that it has', open, async ({ page, show }) => {
  await show('Map');
  await choose(page, 'Measure', 'Emergency admissions');
  await choose(page, 'Form', 'Indirectly standardised');
  await page
    .getByRole('heading', {
      name: 'Emergency admissions, indirectly standardised by Local Care Partnership',
    })
    .waitFor();
  await choose(page, 'Measure', 'People');
  expect(await page.getByRole('button', { name: /Form$/ }).count()).toBe(0);
});

for (const theme of ['light', 'dark'] as const) {
  standInTest(
    `the tables of measures have no accessibility fault in the ${theme} theme`,
    { ...open, theme },
    async ({ page, show }) => {
      await show('Measures');
      await choose(page, 'Broken down by', 'Local Care Partnership');
      await asTable(page, 'measure');
      await asTable(page, 'curve');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    },
  );
}

standInTest(
  'in a narrow window nothing of a measure is cut off, its tables scroll by themselves',
  { ...open, width: 360 },
  async ({ page, show }) => {
    await show('Measures');
    await choose(page, 'Compared with', 'All the others');
    await asTable(page, 'measure');
    await asTable(page, 'curve');
    await page.locator('.figure-measure th', { hasText: '2' }).first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  },
);
