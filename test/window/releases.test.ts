import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { standInTests } from './stand-in-window.ts';

const standInTest = standInTests();
const told = { query: '?open&told' };

const toReleases = (page: Page) => page.getByRole('tab', { name: 'Releases' }).click();
const titles = (page: Page) => page.locator('.release h3').allInnerTexts();
const save = (page: Page, format: string) =>
  page.getByRole('button', { name: new RegExp(`^${format}`) }).press('Enter');
const noteOf = async (page: Page) => (await page.locator('.figure-note').textContent()) ?? '';
const refusal = (page: Page) => page.getByRole('region', { name: 'Why the file was not saved' });

standInTest(
  'what has left is listed with the newest first, as it was counted, when, and under which policy',
  told,
  async ({ page, show }) => {
    await show('Save');
    await toReleases(page);
    await page.getByRole('heading', { name: 'What has left this workspace' }).waitFor();
    await page.locator('.release').first().waitFor();
    expect(await titles(page)).toEqual([
      'For the analyst alone Working figures',
      'Long-term conditions',
    ]);
    const [working, report] = await page.locator('.release').all();
    const words = (await report?.textContent()) ?? '';
    for (const said of [
      '2 May 2026, 23:59:07 UTC',
      'Release 20ce9c5a-72e8-4785-a031-2095677e299e',
      'People by Local Care Partnership and sex',
      'Everybody in the extract; Aged 18 and over.',
      'NHS England HES',
      'stand-in as at 1 April 2026',
      '1,061 cells shown, 2 hidden',
      'Prevalence of dementia by Local Care Partnership',
      '20 cells shown, none hidden',
    ]) {
      expect(words).toContain(said);
    }
    expect(words).not.toContain('Working');
    expect(await working?.locator('.release-table').count()).toBe(1);
    expect(await page.locator('.stated').count()).toBe(0);
    expect((await new AxeBuilder({ page }).include('main').analyze()).violations).toEqual([]);
  },
);

standInTest(
  'where nothing has left, the window says what would stand there, and for how long',
  { query: '' },
  async ({ page, show }) => {
    await show('Save');
    await toReleases(page);
    await page.getByRole('heading', { name: 'Nothing has left this workspace yet' }).waitFor();
    await page
      .getByText(/^This workspace is in memory only: .* lasts for this session\./)
      .waitFor();
  },
);

standInTest(
  'a workspace that may only be read says that nothing can be saved from it',
  { query: '?open&shut' },
  async ({ page, show }) => {
    await show('Save');
    await page.getByText(/register cannot be written, so nothing can be saved/).waitFor();
    await toReleases(page);
    await page.getByText(/register cannot be written, so nothing can be saved/).waitFor();
  },
);

standInTest(
  'a figure that is saved stands in the list of what has left, which was looked at before',
  { query: '?open' },
  async ({ page, show }) => {
    await show('Save');
    await toReleases(page);
    await page.getByRole('heading', { name: 'Nothing has left this workspace yet' }).waitFor();
    await page.getByRole('tab', { name: 'File' }).click();
    await page.getByLabel('Title, if not the figure’s own').fill('For the board');
    await save(page, 'PNG');
    await page.getByText('Saved: heat.png', { exact: true }).waitFor();
    expect(await page.getByText(/Hidden in the file/).count()).toBe(0);
    await toReleases(page);
    await expect.poll(() => titles(page)).toEqual(['For the board']);
    await page.getByRole('tab', { name: 'File' }).click();
    expect(await page.getByLabel('Title, if not the figure’s own').inputValue()).toBe(
      'For the board',
    );
  },
);

standInTest(
  'a refusal for the sake of earlier releases names the tables once, and what each tells and why',
  told,
  async ({ page, show }) => {
    await show('Save');
    await save(page, 'CSV');
    const why = refusal(page);
    await why.getByRole('heading').waitFor();
    const words = (await why.textContent()) ?? '';
    expect(words.split('together with People by lcp of "Long-term conditions"').length).toBe(2);
    expect(await why.getByRole('listitem').count()).toBe(2);
    for (const said of [
      'the count of Age well, Male.',
      'It follows from: everybody; Female; Lanternquay.',
      'All of them were let out.',
      '16 more numbers would be given away.',
      'It would be safe with 3 more counts hidden (Age well; Live well; Die well)',
    ]) {
      expect(words).toContain(said);
    }
    const numbers = new Set(words.match(/\d+/g));
    expect([...numbers].sort()).toEqual(['02', '05', '16', '2026', '3']);
    expect((await new AxeBuilder({ page }).include('.refusal').analyze()).violations).toEqual([]);
  },
);

standInTest(
  'the counts that a refusal offers to hide are hidden and the same file saved, by keyboard alone',
  told,
  async ({ page, show }) => {
    await show('Save');
    await save(page, 'CSV');
    await refusal(page).getByRole('heading').waitFor();
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    expect(await focused.textContent()).toBe('Hide 3 more counts and save');
    await page.keyboard.press('Enter');
    await page.getByText('Saved: heat.csv, with further counts hidden').waitFor();
    expect(await focused.textContent()).toContain('Saved: heat.csv');
    expect(await refusal(page).count()).toBe(0);
    const [, shown] = /(\d+) of \d+ cells hidden/.exec(await noteOf(page)) ?? [];
    await page
      .getByText(`Hidden in the file: ${Number(shown) + 3} cells; in this preview: ${shown}.`)
      .waitFor();
    await page.getByText(/^The saved file has 3 counts hidden that this preview shows/).waitFor();
    const asked = await page.evaluate(() =>
      standIn.saved.map(({ format, hideFurther, spec }) => [
        format,
        hideFurther ?? false,
        spec.chart,
      ]),
    );
    expect(asked).toEqual([
      ['csv', false, 'heat'],
      ['csv', true, 'heat'],
    ]);
    await toReleases(page);
    await expect.poll(async () => (await titles(page))[0]).toBe('Chart: heat');
  },
);
