import { expect } from 'vitest';
import { standInTests } from './stand-in-window.ts';

const standInTest = standInTests();

standInTest(
  'under a lock the window says who set its policy, and leaves no choice of another',
  { query: '?open&locked' },
  async ({ page, show }) => {
    const panel = page.locator('.panel', { hasText: 'Policy' }).first();
    await panel.getByText('Set by A data service, August 2026.').waitFor();
    await panel.getByText('Nothing leaves this program under any other policy.').waitFor();
    expect(await page.getByRole('button', { name: /Release policy$/ }).count()).toBe(0);
    await show('Save');
    expect(await page.locator('.stated').textContent()).toMatch(/^Threshold 10\./);
    await page.getByRole('button', { name: /^SVG/ }).click();
    await expect.poll(() => page.evaluate(() => standIn.saved.length)).toBe(1);
    expect(await page.evaluate(() => standIn.saved[0]?.spec.policy)).toBe('threshold-10');
    await page.getByRole('radio', { name: 'Working', exact: true }).click();
    await page.getByText(/cannot be saved: nothing leaves .* but under Threshold 10\./).waitFor();
  },
);

standInTest(
  'without a lock the window says who set the policy, and gives the choice of others',
  { query: '?open' },
  async ({ page }) => {
    await page.getByText('Set by NHS England, August 2026.').waitFor();
    expect(await page.getByText(/under any other policy/).count()).toBe(0);
    await page.getByRole('button', { name: /Release policy$/ }).click();
    await page.getByRole('option', { name: 'Threshold 10' }).click();
    await page.getByText('Set by A data service, August 2026.').waitFor();
  },
);
