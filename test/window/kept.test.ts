import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { OpenedWindow } from './open-window.ts';
import { standInTests } from './stand-in-window.ts';

const standInTest = standInTests();

interface Look {
  readonly query?: string;
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
}

const qualityTest = (name: string, run: (window: OpenedWindow) => Promise<void>, look: Look = {}) =>
  standInTest(name, { query: '?open', ...look }, async (window) => {
    await window.show('Quality');
    await window.page.getByRole('heading', { name: 'Checks' }).waitFor();
    await run(window);
  });

const workspaceTest = (
  name: string,
  run: (window: OpenedWindow) => Promise<void>,
  look: Look = {},
) =>
  standInTest(name, { query: '?open&several', ...look }, async (window) => {
    await window.show('Workspace');
    await window.page.getByRole('heading', { name: 'Recent workspaces' }).waitFor();
    await run(window);
  });

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

const faults = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
};

standInTest('without an extract the quality view leads to one', { query: '' }, async (window) => {
  await window.show('Quality');
  await window.page.getByRole('button', { name: 'Open an extract' }).click();
  await window.page.getByRole('heading', { name: 'Open an extract' }).waitFor();
});

qualityTest('rejects are named by their place, a page at a time', async ({ page }) => {
  const rows = part(page, 'Line by line');
  await rows.getByText('51 further ones are counted and not listed.').waitFor();
  await rows.getByRole('button', { name: 'Next 50' }).click();
  await rows.getByText('51 to 80 of 80 rows').waitFor();
  const cells = part(page, 'Cells that were not taken, the first of each kind');
  await cells.getByRole('row', { name: /people\.csv 28,999 AgeAtExtract/ }).waitFor();
});

qualityTest(
  'checks have a verdict in words, and those that passed can be put away',
  async (window) => {
    const checks = part(window.page, 'Checks');
    await checks
      .getByText('9 checks; wrong: 1, to look at: 4, passed: 3, not checked: 1.')
      .waitFor();
    const wrong = checks.getByRole('row', { name: /^Wrong Ages outside 0 to 120/ });
    expect(await wrong.getByText('hidden').getAttribute('title')).toBe('A count from 1 to 7.');
    await checks.getByRole('radio', { name: 'Those that need a look' }).click();
    expect(await checks.getByText('Passed', { exact: true }).count()).toBe(0);
    expect(await checks.getByText('Codes', { exact: true }).count()).toBe(0);
  },
);

qualityTest(
  'missing values say their percentage, or that it is hidden and why',
  async ({ page }) => {
    const missing = part(page, 'Missing values');
    await missing.getByRole('row', { name: 'Ethnic category 12,395 12.4%' }).waitFor();
    const hidden = part(page, 'Missing by LCP').getByRole('cell', { name: 'hidden' });
    expect(await hidden.count()).toBeGreaterThan(20);
    expect(await hidden.first().getAttribute('title')).toMatch(/^Hidden: /);
    await part(page, 'Missing by LCP')
      .getByRole('row', { name: /^Not allocated/ })
      .waitFor();
  },
);

qualityTest(
  'who could be recognised is told with what causes it and what would help',
  async (window) => {
    const picture = part(window.page, 'Re-identification');
    await picture
      .getByRole('row', { name: /^All of them together 38,120 38\.1%/ })
      .first()
      .waitFor();
    const without = picture.getByRole('table').nth(1).getByRole('rowheader');
    expect(await without.allTextContents()).toEqual([
      'All of them together',
      'LSOA',
      'Age',
      'Ethnic category',
      'Sex',
      'Rare conditions',
    ]);
    await picture.getByRole('row', { name: /^Age in bands of five years 9,860/ }).waitFor();
    const identifiers = part(window.page, 'Identifiers and columns kept out');
    await identifiers.getByText('Accepted: Salted by the provider').waitFor();
  },
);

qualityTest('the report is saved in both forms', async ({ page }) => {
  for (const format of ['HTML', 'CSV']) {
    await page.getByRole('button', { name: `Save as ${format}` }).click();
    await page.getByText(`Saved: quality.${format.toLowerCase()}`).waitFor();
  }
});

workspaceTest(
  'the bar shows which extract is open, with its date, and another is chosen',
  async (window) => {
    const { page } = window;
    const bar = page.getByRole('banner');
    await bar.getByRole('button', { name: /stand-in, as at 1 April 2026/ }).click();
    await page.getByRole('option', { name: 'stand-in, year before, as at 1 April 2025' }).click();
    await bar.getByRole('button', { name: /year before/ }).waitFor();
    const row = part(page, 'Extracts in this workspace').getByRole('row', { name: /year before/ });
    await row.getByText('open', { exact: true }).waitFor();
  },
);

workspaceTest(
  'an extract and a column are deleted for good, after being asked',
  async ({ page }) => {
    const extracts = part(page, 'Extracts in this workspace');
    await extracts.getByRole('button', { name: 'Columns of stand-in: 7' }).click();
    await extracts.getByRole('button', { name: 'Delete Smoking status from stand-in' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete the column' }).click();
    await extracts.getByText('Smoking status is deleted from stand-in.').waitFor();
    await extracts.getByRole('button', { name: 'Columns of stand-in: 6' }).waitFor();
    await page.locator('#work:focus, h2:focus').waitFor();
    await extracts.getByRole('button', { name: 'Delete stand-in, year before' }).press('Enter');
    await page.keyboard.press('Escape');
    await extracts.getByRole('button', { name: 'Delete stand-in, year before' }).press('Enter');
    await page.getByRole('button', { name: 'Delete the extract' }).press('Enter');
    await extracts.getByText('stand-in, year before is deleted.').waitFor();
    expect(await page.getByRole('banner').getByRole('button', { name: /as at/ }).count()).toBe(0);
  },
);

workspaceTest(
  'a wrong passphrase says so and changes nothing; the right one opens',
  async ({ page }) => {
    await page.getByRole('button', { name: 'Open Long-term conditions' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Open Long-term conditions' });
    await dialog.getByText('What is in memory only is gone then: 2 extracts.').waitFor();
    await page.keyboard.type('wrong');
    await page.keyboard.press('Enter');
    await dialog.getByText('The passphrase does not open Long-term conditions.').waitFor();
    expect(await page.locator('.where').textContent()).toBe('In memory only');
    await dialog.getByRole('textbox', { name: 'Passphrase' }).fill('stand-in');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    const where = part(page, 'Where the work lives');
    await where.getByText('Long-term conditions').waitFor();
    await where.getByText('sealed when closed').waitFor();
    await where.getByText(/^Closed, it is readable with the passphrase only/).waitFor();
    await where.getByRole('button', { name: 'Seal no more …' }).click();
    await page.getByRole('button', { name: 'Seal no more', exact: true }).click();
    await where.getByText('It is not sealed any more.').waitFor();
  },
);

workspaceTest(
  'a new workspace is sealed with a passphrase that was typed twice alike',
  async (window) => {
    const { page } = window;
    const fresh = part(page, 'A new workspace');
    const make = fresh.getByRole('button', { name: 'Make and open' });
    await fresh.getByRole('textbox', { name: 'Name of a new workspace' }).fill('winter 2025');
    await fresh.getByText('There is a workspace of this name already.').waitFor();
    await fresh.getByRole('textbox', { name: 'Name of a new workspace' }).fill('Spring');
    await fresh.getByRole('checkbox', { name: /^Seal it/ }).press('Space');
    await fresh.getByText(/^It cannot be recovered/).waitFor();
    await fresh.getByRole('textbox', { name: 'Passphrase' }).fill('one two');
    await fresh.getByRole('textbox', { name: 'The same again' }).fill('one too');
    await fresh.getByText('The two passphrases differ.').waitFor();
    expect(await make.isDisabled()).toBe(true);
    await fresh.getByRole('textbox', { name: 'The same again' }).fill('one two');
    await make.click();
    const asked = page.getByRole('dialog', { name: /^Make Spring, and lose/ });
    await asked.getByText('What is in memory only is gone then: 2 extracts.').waitFor();
    await asked.getByRole('button', { name: 'Cancel' }).click();
    expect(await page.locator('.where').textContent()).toBe('In memory only');
    await make.click();
    await asked.getByRole('button', { name: 'Make and open' }).click();
    await fresh.getByText('Spring is made and open.').waitFor();
    await part(page, 'Where the work lives').getByText('sealed when closed').waitFor();
    await page.getByRole('banner').getByText('None open').waitFor();
    await window.show('Import');
    await window.show('Workspace');
    await page.getByRole('heading', { name: 'A new workspace' }).waitFor();
    expect(await page.getByText('Spring is made and open.').count()).toBe(0);
  },
);

workspaceTest('a workspace is deleted once its name is typed', async ({ page }) => {
  const known = part(page, 'Recent workspaces');
  await known.getByRole('button', { name: 'Delete Winter 2025' }).press('Enter');
  const confirm = page.getByRole('button', { name: 'Delete the workspace' });
  await page.keyboard.type('Winter');
  expect(await confirm.isDisabled()).toBe(true);
  await page.keyboard.type(' 2025');
  await page.keyboard.press('Enter');
  await known.getByText('Winter 2025 is deleted.').waitFor();
  expect(await known.getByRole('row', { name: /Winter/ }).count()).toBe(0);
});

workspaceTest('the list of recent workspaces is turned off, which empties it', async ({ page }) => {
  const known = part(page, 'Recent workspaces');
  await known.getByRole('switch', { name: /^Keep a list/ }).press('Space');
  await known.getByText('No list is kept.').waitFor();
  expect(await known.getByRole('table').count()).toBe(0);
});

standInTest(
  'what happened to the workspace is said until it is put away',
  { query: '?open&recovered' },
  async ({ page, show }) => {
    await page.getByText(/was opened at its last good state/).waitFor();
    await show('Map');
    await page.getByRole('button', { name: 'Put these notices away' }).press('Enter');
    await page.locator('#work:focus').waitFor();
    expect(await page.getByText(/last good state/).count()).toBe(0);
  },
);

for (const theme of ['light', 'dark'] as const) {
  workspaceTest(
    `asking for a passphrase has no accessibility fault in the ${theme} theme`,
    async ({ page }) => {
      await page.getByRole('button', { name: /^Columns of stand-in:/ }).click();
      expect(await faults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Open Long-term conditions' }).click();
      await page.keyboard.type('wrong');
      await page.keyboard.press('Enter');
      await page.getByText(/^The passphrase does not open/).waitFor();
      expect(await faults(page)).toEqual([]);
    },
    { theme },
  );
}
