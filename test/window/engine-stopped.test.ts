import { expect } from 'vitest';
import { loop } from '../../main/engine-deaths.ts';
import { askForThree, edit } from './edit-steps.ts';
import { standInTests } from './stand-in-window.ts';

const standInTest = standInTests();

standInTest(
  'an engine that is not started again is said so, and a changed definition can still be saved',
  { query: '?open&browser' },
  async ({ page, show }) => {
    await show('Segments');
    await edit(page);
    await askForThree(page);
    await page.evaluate(() => standIn.tell({ kind: 'engine', state: 'lost' }));
    await page.getByText('It is being started again.').waitFor();
    await page.evaluate(() => standIn.tell({ kind: 'engine', state: 'stopped' }));
    const banner = page.locator('.banner');
    await banner.getByText(loop.reason).waitFor();
    const said = await banner.textContent();
    expect(said).not.toContain('being started again');
    expect(said).toContain(loop.hint);
    expect(said).toContain('A changed definition can still be saved');
    await show('Population');
    await show('Segments');
    await edit(page);
    const saved = page.getByRole('button', { name: 'Save as' });
    expect(await saved.isEnabled()).toBe(true);
    expect((await page.locator('.cm-line').allTextContents()).join('')).toContain('at-least: 3');
  },
);
