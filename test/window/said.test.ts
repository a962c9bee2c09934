import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { OpenedWindow } from './open-window.ts';
import { standInTests } from './stand-in-window.ts';

const standInTest = standInTests();

/** A test on the stand-in's extract, or on less of it: what the address says is left out. */
const saidTest = (name: string, query: string, run: (window: OpenedWindow) => Promise<void>) =>
  standInTest(name, { query }, run);

const file = (name: string) => ({ name, mimeType: '', buffer: Buffer.from('{}') });
const input = (page: Page, place: number) => page.locator('input[type=file]').nth(place);

saidTest(
  'the bar counts those outside the definition among everybody',
  '?open',
  async ({ page }) => {
    const words = page.getByRole('banner').getByText(/outside the definition/);
    await words.waitFor();
    const [selected = 0, of = 0, outside = 0] = [
      ...((await words.textContent()) ?? '').matchAll(/[\d,]+/g),
    ].map(([digits]) => Number(digits.replaceAll(',', '')));
    expect(outside).toBe(1240);
    expect(of).toBe(selected + outside);
  },
);

saidTest('each figure says who is counted', '?open', async ({ page, show }) => {
  await show('Map');
  const notes = page.locator('.figure-note').getByText('Counted: People of all ages.');
  await expect.poll(() => notes.count()).toBe(2);
});

saidTest('places alone lead to choosing the extract again', '?open', async ({ page, show }) => {
  await show('Import');
  await input(page, 1).setInputFiles([1, 2, 3, 4, 5, 6].map((place) => file(`p${place}.geojson`)));
  await page.locator('.files-count:focus', { hasText: '6 files' }).waitFor();
  expect(await page.getByText('p6.geojson').isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Choose the extract again …' }).waitFor();
  await input(page, 2).setInputFiles(file('people.csv'));
  await page.locator('h2:focus', { hasText: 'What the extract holds' }).waitFor();
  await page.getByRole('button', { name: '6 files' }).click();
  await page.getByText('p6.geojson').waitFor();
});

saidTest(
  'a field for two columns is said in both rows, and keeps the load back',
  '',
  async (window) => {
    const { page } = window;
    await input(page, 0).setInputFiles(file('people.csv'));
    await page.getByText('6 columns: 5 used, 1 kept out.').waitFor();
    await page.getByRole('button', { name: /Field for comments/ }).click();
    await page.getByRole('option', { name: 'Diabetes', exact: true }).click();
    await page.getByText('6 columns: 6 used, 0 kept out.').waitFor();
    await page.getByText('Also chosen for dm_reg').waitFor();
    await page.getByText('Also chosen for comments').waitFor();
    expect(await page.getByRole('button', { name: /^Load/ }).isDisabled()).toBe(true);
  },
);

saidTest(
  'what an extract does not hold is said where it is missed',
  '?open&bare',
  async (window) => {
    const { page, show } = window;
    await show('Population');
    await page.getByText(/^Sex is not held in this extract/).waitFor();
    await show('Save');
    for (const [figure, lack] of [
      ['Segments by quintile', 'No deprivation in this extract.'],
      ['Ages and sexes', 'Sex is not held in this extract.'],
      ['Map of LCPs', 'No boundaries with this extract.'],
    ] as const) {
      const choice = page.getByRole('radio', { name: new RegExp(`^${figure}`) });
      expect(await choice.isDisabled()).toBe(true);
      await page.locator('.save-figure', { hasText: figure }).getByText(lack).waitFor();
    }
    expect(await page.getByRole('radio', { name: 'Measure compared' }).isChecked()).toBe(true);
  },
);

saidTest('the table of LCPs stands in the order of the bars', '?open', async ({ page, show }) => {
  await show('Map');
  await page
    .getByRole('radiogroup', { name: /^Show Ranked/ })
    .getByRole('radio', { name: 'Table' })
    .click();
  const values = await page.locator('.figure-rank tbody tr td:nth-child(4)').allTextContents();
  const shown = values
    .slice(0, 19)
    .filter((text) => text !== 'hidden')
    .map(Number);
  expect(shown.length).toBeGreaterThan(15);
  expect(shown).toEqual(shown.toSorted((a, b) => b - a));
});

saidTest('clearing the filters leaves the keyboard at the filters', '?open', async (window) => {
  const { page, show } = window;
  await show('Segments');
  await page.getByRole('button', { name: 'Age well', exact: true }).click();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.locator('.chips-none:focus').waitFor();
});

saidTest(
  'places of the open extract are not taken over, which is said',
  '?open',
  async ({ page, show }) => {
    await show('Import');
    const file = (name: string) => ({ name, mimeType: '', buffer: Buffer.from('id\n1\n') });
    await page.locator('input[type=file]').first().setInputFiles(file('people.csv'));
    await page.getByText('No places are chosen for this extract.').waitFor();
    await page.locator('input[type=file]').nth(1).setInputFiles(file('lookup.csv'));
    await expect.poll(() => page.getByText('No places are chosen').count()).toBe(0);
  },
);

saidTest(
  'low or narrow, every view stays in sight and no word is covered',
  '?open',
  async ({ page, show }) => {
    await page.setViewportSize({ width: 720, height: 450 });
    const buttons = page.getByRole('navigation').getByRole('button');
    await expect.poll(() => buttons.count()).toBe(9);
    for (const button of await buttons.all()) {
      const box = await button.boundingBox();
      expect((box?.y ?? 999) + (box?.height ?? 0)).toBeLessThanOrEqual(450);
    }
    await page.setViewportSize({ width: 400, height: 900 });
    await page.getByRole('button', { name: 'Workspace', exact: true }).click();
    const columns = await page.getByRole('button', { name: /^Columns of/ }).boundingBox();
    const open = await page.getByRole('button', { name: /^Open stand-in/ }).boundingBox();
    expect((columns?.x ?? 999) + (columns?.width ?? 0)).toBeLessThanOrEqual(open?.x ?? 0);
    await page.setViewportSize({ width: 1440, height: 900 });
    await show('Import');
    const named = { name: 'named.csv', mimeType: '', buffer: Buffer.from('id\n1\n') };
    await page.locator('input[type=file]').first().setInputFiles(named);
    await page.getByText('3 columns may name people: 3 to decide').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(900);
    await page.evaluate(() => document.getElementById('work')?.focus());
    await page.keyboard.press('Shift');
    expect(await page.locator('main').evaluate((main) => getComputedStyle(main).outlineStyle)).toBe(
      'none',
    );
  },
);

saidTest('what is always said leaves a narrow window to the work', '?open', async ({ page }) => {
  await page.setViewportSize({ width: 400, height: 800 });
  const bar = page.getByRole('banner');
  const help = bar.getByText(/^A click on a segment/);
  expect(await help.isVisible()).toBe(false);
  expect((await bar.boundingBox())?.height).toBeLessThan(240);
  await bar.getByRole('button', { name: 'How to set one' }).click();
  await help.waitFor();
  await bar.getByRole('button', { name: 'Fold the help' }).click();
  expect(await help.isVisible()).toBe(false);
  await page.setViewportSize({ width: 1440, height: 900 });
  await help.waitFor();
});

saidTest('the light is switched by its name', '?open', async ({ page }) => {
  await page.getByRole('button', { name: 'Dark theme' }).click();
  await page.getByRole('button', { name: 'Light theme' }).waitFor();
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
});

saidTest(
  'an extract that could not be read again is said to be gone',
  '?open',
  async ({ page }) => {
    await page.evaluate(() =>
      standIn.tell({
        kind: 'problem',
        call: 'revive',
        problems: [{ code: 'file-not-found', reason: 'There is no file people.csv.' }],
      }),
    );
    await page
      .getByText('Not all that was in memory is back: what follows is not loaded.')
      .waitFor();
    await page.getByText('There is no file people.csv.').waitFor();
  },
);

saidTest(
  'a selection with numbers of people is not copied, which is said; other words are',
  '?open',
  async ({ page, show }) => {
    await show('Map');
    const copy = (selector: string) =>
      page.evaluate((within) => {
        const element = document.querySelector(within);
        if (element !== null) getSelection()?.selectAllChildren(element);
        const event = new ClipboardEvent('copy', {
          bubbles: true,
          cancelable: true,
          clipboardData: new DataTransfer(),
        });
        document.body.dispatchEvent(event);
        return event.clipboardData?.getData('text/plain') ?? '';
      }, selector);
    const notice = page.getByText(/^Numbers are not copied from the screen/);
    expect(await copy('.figure-rank h2')).toBe('');
    expect(await notice.count()).toBe(0);
    expect(await copy('.figure-rank')).toMatch(/^Numbers are not copied/);
    await notice.waitFor();
    await page.getByRole('button', { name: 'Put this notice away' }).click();
    await notice.waitFor({ state: 'detached' });
    expect(await copy('.facts')).toMatch(/^Numbers are not copied/);
    await notice.waitFor();
  },
);
