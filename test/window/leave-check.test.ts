import { expect } from 'vitest';
import { askForThree, edit } from './edit-steps.ts';
import { standInTests } from './stand-in-window.ts';

const standInTest = standInTests();

standInTest(
  'the window asks before it is left with a changed definition, until that is saved',
  { query: '?open&browser' },
  async ({ page, show }) => {
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    const leave = () => page.evaluate(() => setTimeout(() => location.reload(), 0));
    await show('Segments');
    await edit(page);
    await askForThree(page);
    await page.locator('.moves .move').waitFor();
    await leave();
    await expect.poll(() => asked).toEqual(['beforeunload']);
    await page.getByRole('button', { name: 'Save as …' }).click();
    await page.getByText(/^Saved: /).waitFor();
    const reloaded = page.waitForEvent('load');
    await leave();
    await reloaded;
    expect(asked).toEqual(['beforeunload']);
  },
);
